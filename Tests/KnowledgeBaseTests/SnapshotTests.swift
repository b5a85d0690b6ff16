import Domain
import GRDB
import Testing

@testable import KnowledgeBase

@Suite("A snapshot")
struct SnapshotTests {
    @Test("offers the cheapest region that is open to the workload")
    func cheapest() throws {
        let offers = try snapshot(.init())
        #expect(
            offers == [
                "c5.large us-east-1 on-demand 0.085", "g5.xlarge us-east-1 on-demand 1.006",
                "g6.xlarge us-east-1 on-demand 0.8048",
            ])
    }

    @Test("keeps to the residency, to the named regions, and to the ways of buying")
    func constraints() throws {
        #expect(
            try snapshot(.init(residency: "eu")) == [
                "c5.large eu-west-1 on-demand 0.096", "g6.xlarge eu-west-1 on-demand 0.8852",
            ])
        #expect(
            try snapshot(.init(regions: ["eu-west-1"])) == [
                "c5.large eu-west-1 on-demand 0.096", "g6.xlarge eu-west-1 on-demand 0.8852",
            ])
        #expect(try snapshot(.init(regions: ["us-gov-west-1"])) == ["c5.large us-gov-west-1 on-demand 0.01"])
        #expect(
            try snapshot(.init(accelerators: ["l4"], accelerator: .required, purchase: [.spot, .onDemand])) == [
                // Small plain machines come along for control planes.
                "c5.large us-east-1 on-demand 0.085", "g6.xlarge us-east-1 on-demand 0.8048",
                "g6.xlarge us-east-1 spot 0.3",
            ])
        #expect(try snapshot(.init(accelerator: .forbidden)) == ["c5.large us-east-1 on-demand 0.085"])
        #expect(try snapshot(.init(providers: ["own"])).isEmpty)
    }

    @Test("finds the model and its measurements under every name", arguments: ["resnet50", "RESNET50", "resnet-50"])
    func modelNames(name: String) throws {
        let store = try Scratch().open()
        let snapshot = try store.snapshot(
            for: .asking(model: name), datasets: try store.visibleDatasets(team: nil), today: "2026-11-25")
        #expect(snapshot.model?.name == "resnet50")
        #expect(snapshot.measurements.map(\.measurementID) == ["m1", "m2"])
    }

    @Test("finds the measurements of a model that no table describes")
    func undescribedModel() throws {
        let store = try Scratch().open()
        let datasets = try store.visibleDatasets(team: nil)
        let snapshot = try store.snapshot(for: .asking(model: "BERT-base"), datasets: datasets, today: "2026-11-25")
        #expect(snapshot.model == nil)
        #expect(snapshot.measurements.map(\.measurementID) == ["m3"])
        #expect(try store.modelNames(datasets: datasets) == ["ResNet-50", "bert-base", "resnet50"])
    }

    @Test("a team's row hides the seed's for that team alone, and the next cheapest region is weighed anew")
    func teamHides() throws {
        let scratch = try Scratch()
        let store = try scratch.open()
        try scratch.importTeam(
            [
                "prices.csv": """
                provider,region,instance_type,purchase,usd_per_hour
                aws,us-east-1,c5.large,on-demand,0.2
                aws,us-east-1,g6.xlarge,on-demand,0.5
                """,
                "instances.csv": """
                provider,instance_type,vcpu,memory_gib,architecture
                aws,g5.xlarge,99,16,x86_64
                """,
            ],
            into: store)
        #expect(
            try snapshot(.init(), store, team: "red") == [
                "g5.xlarge us-east-1 on-demand 1.006", "c5.large eu-west-1 on-demand 0.096",
                "g6.xlarge us-east-1 on-demand 0.5",
            ])
        #expect(
            try snapshot(.init(regions: ["us-east-1"]), store, team: "red").contains("c5.large us-east-1 on-demand 0.2")
        )
        #expect(
            try snapshot(.init(accelerator: .required), store, team: "red") == [
                "c5.large eu-west-1 on-demand 0.096", "g6.xlarge us-east-1 on-demand 0.5",
            ])
        for team in [nil, "blue"] {
            #expect(try snapshot(.init(), store, team: team).contains("c5.large us-east-1 on-demand 0.085"))
        }
    }

    @Test("a retired dataset is gone from answers and stays on record")
    func retired() throws {
        let scratch = try Scratch()
        let store = try scratch.open()
        try scratch.importTeam(["providers.csv": "provider,name\nmoon,Moon base\n"], into: store)
        #expect(try store.vocabulary(datasets: store.visibleDatasets(team: "red")).providers == ["aws", "moon", "own"])
        let record = try DatasetReference("ours").resolve(store.datasetRecords(), layer: nil, team: "red")
        try store.retire(record)
        #expect(try store.visibleDatasets(team: "red").map(\.name) == ["tiny"])
        let retired = try #require(try store.datasetRecords().last)
        #expect(retired.retiredAt != nil)
        #expect(berthError { try store.retire(retired) }?.kind == .usage)
        try store.restore(retired)
        #expect(try store.visibleDatasets(team: "red").map(\.name) == ["ours", "tiny"])
    }

    @Test("tells the names that a workload may use")
    func vocabulary() throws {
        let store = try Scratch().open()
        let words = try store.vocabulary(datasets: try store.visibleDatasets(team: nil))
        #expect(words.residencies == ["eu", "us"])
        #expect(words.accelerators == ["NVIDIA A10G", "NVIDIA L4"])
        #expect(words.acceleratorAliases["l4"] == "NVIDIA L4")
        #expect(words.regionProviders["eu-west-1"] == ["aws"])
        #expect(words.regionResidencies["here"] == ["eu"])
    }

    @Test(
        "seeks, and scans no large table",
        arguments: [
            PriceSearch.byPrice, PriceSearch.byRegion, PriceSearch.anySold, ModelQuery.measurements,
            OfferQuery.instances,
        ])
    func plans(sql: String) throws {
        let store = try Scratch().open()
        let plan = try store.read { database in
            try Row.fetchAll(
                database, sql: "EXPLAIN QUERY PLAN " + sql,
                arguments: StatementArguments(
                    ["1", "aws", "on-demand", "x", "y"].prefix(parameters(of: sql)))
            )
            .map { $0["detail"] as String }
        }
        #expect(plan.contains { $0.hasPrefix("SEARCH") })
        #expect(!plan.contains { $0.hasPrefix("SCAN") && !$0.contains("json_each") }, "\(plan)")
        #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
    }

    private func snapshot(
        _ constraints: Constraints, _ store: KnowledgeBase? = nil, team: String? = nil
    ) throws -> [String] {
        let scratch = try Scratch()
        let store = try store ?? scratch.open()
        let snapshot = try store.snapshot(
            for: .asking(constraints), datasets: try store.visibleDatasets(team: team), today: "2026-11-25")
        return snapshot.offers.map {
            "\($0.instance.type) \($0.price.region) \($0.price.purchase.rawValue) \($0.price.usdPerHour.plain)"
        }
    }

    /// The highest number after a question mark.
    private func parameters(of sql: String) -> Int {
        (1...9).last { sql.contains("?\($0)") } ?? 0
    }
}
