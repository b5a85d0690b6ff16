import Domain
import KnowledgeBase
import Testing

@Suite("A look-up of facts")
struct FactsTests {
    @Test("filters, limits and counts")
    func filters() throws {
        let store = try Scratch().open()
        let prices = try #require(DatasetTable.named("prices"))
        let query = FactQuery(
            table: prices, datasets: try store.visibleDatasets(team: nil),
            filters: ["region=us-east-1", "usd_per_hour<=0.8048", "instance_type~G6"].compactMap(FactQuery.Filter.init),
            limit: 1)
        let answer = try store.facts(query)
        #expect(answer.total == 2)
        #expect(answer.rows.map(\.id.text) == ["price/aws/us-east-1/g6.xlarge/on-demand"])
        #expect(
            answer.rows[0].values.map(\.plain) == [
                "aws", "us-east-1", "g6.xlarge", "on-demand", "0.8048", nil, "a test", "2026-11-24", "",
            ])
        #expect(answer.rows[0].hides == nil)
    }

    @Test("says which seed row a team's row hides")
    func hides() throws {
        let scratch = try Scratch()
        let store = try scratch.open()
        try scratch.importTeam(
            [
                "prices.csv": """
                provider,region,instance_type,purchase,usd_per_hour
                aws,us-east-1,c5.large,on-demand,0.07
                """
            ],
            into: store)
        let query = FactQuery(
            table: try #require(DatasetTable.named("prices")), datasets: try store.visibleDatasets(team: "red"),
            filters: [.init("instance_type", .equal, "c5.large"), .init("region", .equal, "us-east-1")])
        let answer = try store.facts(query)
        #expect(answer.total == 1)
        #expect(answer.rows[0].dataset.layer == "team:red")
        #expect(answer.rows[0].hides?.name == "tiny")
    }

    @Test("a fact has the same name in a look-up and in an answer")
    func sameNames() throws {
        let store = try Scratch().open()
        let datasets = try store.visibleDatasets(team: nil)
        let snapshot = try store.snapshot(for: .asking(), datasets: datasets, today: "2026-11-25")
        func ids(_ table: String) throws -> Set<FactID> {
            Set(
                try store.facts(FactQuery(table: try #require(DatasetTable.named(table)), datasets: datasets)).rows.map(
                    \.id))
        }
        #expect(try ids("prices").isSuperset(of: snapshot.offers.map(\.price.id)))
        #expect(try ids("instances").isSuperset(of: snapshot.offers.map(\.instance.id)))
        #expect(try ids("regions") == Set(snapshot.regions.map(\.id)))
        #expect(try ids("measurements").isSuperset(of: snapshot.measurements.map(\.id)))
    }

    @Test("an unknown column is answered with the one that was meant")
    func unknownColumn() throws {
        let store = try Scratch().open()
        let query = FactQuery(
            table: try #require(DatasetTable.named("prices")), datasets: [], filters: [.init("regoin", .equal, "x")])
        let error = berthError { _ = try store.facts(query) }
        #expect(error?.kind == .usage)
        #expect(error?.hints == ["did you mean region?"])
    }

    @Test("money is written exactly", arguments: [(400, "0.0000004"), (804_800_000, "0.8048"), (2_000_000_000, "2")])
    func money(nanos: Int64, text: String) {
        #expect(USD(nanos: nanos).plain == text)
    }

    @Test(
        "numbers are written without an exponent",
        arguments: [
            (1e-7, "0.0000001"), (0.25, "0.25"), (-1.5e-6, "-0.0000015"), (1e22, "10000000000000000000000"), (3, "3"),
        ])
    func numbers(value: Double, text: String) {
        #expect(value.plain == text)
    }
}
