import Domain
import Importing
import KnowledgeBase
import Testing

@Suite("A look-up of facts by accelerator")
struct FactsByAcceleratorTests {
    @Test(
        "finds prices by what the machine type has",
        arguments: [
            ("prices", "L4", ["g6.xlarge", "g6.xlarge", "g6.xlarge"]), ("prices", "nvidia a10g", ["g5.xlarge"]),
            ("instances", "l4", ["g6.xlarge"]),
        ])
    func byName(table: String, name: String, types: [String]) throws {
        #expect(try find(table, name, in: Scratch().open()) == types)
    }

    @Test("goes by a team's machine types, where the team has its own")
    func hidden() throws {
        let scratch = try Scratch()
        let store = try scratch.open()
        try scratch.importTeam(
            [
                "instances.csv": """
                provider,instance_type,vcpu,memory_gib,architecture,accelerator,accelerator_count
                aws,g6.xlarge,4,16,x86_64,NVIDIA A10G,1
                """
            ],
            into: store)
        #expect(try find("prices", "L4", in: store, team: "red") == [])
        #expect(try find("prices", "A10G", in: store, team: "red").count == 4)
        #expect(try find("prices", "L4", in: store).count == 3)
    }

    @Test("combines with other conditions and limits")
    func combined() throws {
        let store = try Scratch().open()
        let answer = try store.facts(
            FactQuery(
                table: try #require(DatasetTable.named("prices")), datasets: try store.visibleDatasets(team: nil),
                filters: ["purchase=on-demand", "usd_per_hour<=0.81"].compactMap(FactQuery.Filter.init),
                accelerators: ["NVIDIA L4", "NVIDIA A10G"], limit: 5))
        #expect(answer.rows.map(\.id.text) == ["price/aws/us-east-1/g6.xlarge/on-demand"])
        #expect(answer.total == 1)
    }

    @Test("an unknown accelerator is answered with the one that was meant")
    func unknown() throws {
        let store = try Scratch().open()
        let error = berthError { _ = try find("prices", "A10H", in: store) }
        #expect(error?.kind == .usage)
        #expect(error?.hints == ["did you mean NVIDIA A10G?"])
    }

    @Test("a table without accelerators says which have them")
    func unfitting() throws {
        let store = try Scratch().open()
        let error = berthError { _ = try find("regions", "L4", in: store) }
        #expect(error?.kind == .usage)
        #expect(error?.hints.first?.contains("instances") == true)
    }

    /// The machine types of the rows found.
    private func find(
        _ table: String, _ name: String, in store: KnowledgeBase, team: String? = nil
    ) throws -> [String] {
        let datasets = try store.visibleDatasets(team: team)
        let accelerators = try store.vocabulary(datasets: datasets).accelerators(named: name)
        let table = try #require(DatasetTable.named(table))
        let answer = try store.facts(FactQuery(table: table, datasets: datasets, accelerators: accelerators))
        let column = table.columns.firstIndex { $0.name == "instance_type" }
        return answer.rows.compactMap { row in column.flatMap { row.values[$0].plain } }
    }
}
