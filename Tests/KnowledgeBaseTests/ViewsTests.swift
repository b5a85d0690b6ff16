import Domain
import GRDB
import KnowledgeBase
import Testing

@Suite("Views that people and other programs ask")
struct ViewsTests {
    @Test("facts has each row of each table by the id that answers cite", arguments: DatasetTable.all.map(\.name))
    func facts(name: String) throws {
        let scratch = try Scratch()
        let store = try scratch.open()
        try scratch.importTeam(Self.team, into: store)
        let table = try #require(DatasetTable.named(name))
        for dataset in try store.visibleDatasets(team: "red") {
            let expected = try store.facts(FactQuery(table: table, datasets: [dataset], limit: .max))
            let found = try store.read {
                try String.fetchSet(
                    $0, sql: "SELECT id FROM facts WHERE \"table\" = ? AND layer = ?", arguments: [name, dataset.layer])
            }
            #expect(found == Set(expected.rows.map(\.id.text)))
        }
    }

    @Test("current_prices is what an answer without a team sees; team_prices what a team does")
    func prices() throws {
        let scratch = try Scratch()
        let store = try scratch.open()
        try scratch.importTeam(Self.team, into: store)
        try scratch.importTeam(Self.team, name: "retired", team: "blue", into: store)
        _ = try store.retire(#require(store.datasetRecords().first { $0.dataset.name == "retired" }))
        for (team, view) in [(nil, "current_prices"), ("red", "team_prices WHERE team = 'red'")] {
            let expected = try store.facts(
                FactQuery(table: .named("prices") ?? .queries, datasets: store.visibleDatasets(team: team), limit: .max)
            )
            let rows = expected.rows.map { row in
                ["provider", "region", "instance_type", "purchase", "usd_per_hour"].map { name in
                    row.values[expected.columns.firstIndex { $0.name == name } ?? 0].plain ?? ""
                } + [row.dataset.name]
            }
            let found = try store.read {
                try Row.fetchAll(
                    $0,
                    sql: "SELECT provider, region, instance_type, purchase, usd_per_hour || '', dataset FROM \(view)")
            }.map { row in (0..<6).map { row[$0] as String } }
            #expect(Set(found) == Set(rows))
            #expect(found.count == rows.count)
        }
        let teams = try store.read { try String.fetchAll($0, sql: "SELECT DISTINCT team FROM team_prices ORDER BY 1") }
        #expect(teams == ["blue", "red"])
    }

    @Test("current_instances joins current_prices")
    func join() throws {
        let scratch = try Scratch()
        let rows = try scratch.open().read {
            try String.fetchAll(
                $0,
                sql: """
                    SELECT region
                    FROM current_prices
                    JOIN current_instances USING (provider, instance_type)
                    WHERE accelerator = 'NVIDIA L4' AND purchase = 'on-demand'
                    ORDER BY usd_per_hour
                    """)
        }
        #expect(rows == ["us-east-1", "eu-west-1"])
    }

    private static let team = [
        "prices.csv": """
        provider,region,instance_type,purchase,usd_per_hour
        aws,us-east-1,g6.xlarge,on-demand,0.5
        own,here,box,owned,0.1
        """,
        "instances.csv": """
        provider,instance_type,vcpu,memory_gib,architecture
        own,box,4,16,x86_64
        """,
        "queries.csv": """
        query,purpose,sql
        cheap,"The cheapest, of all","SELECT min(usd_per_hour)
        FROM current_prices WHERE provider = :provider;"
        """,
    ]
}
