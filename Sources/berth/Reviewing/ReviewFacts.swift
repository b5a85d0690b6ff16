import Domain
import Importing
import KnowledgeBase
import Review

/// The facts that a review rests on: from the files that travel with the program, or, where a database or a team is
/// named, from the database as the team sees it.
struct ReviewFacts {
    let rules: [SecurityRule]
    let gpuMinimums: [ReviewSettings.GPUMinimum]

    init(_ options: GlobalOptions, _ environment: [String: String]) throws {
        let isTeam = options.team != nil || !(environment["BERTH_TEAM"] ?? "").isEmpty
        let rows: (String) throws -> [[String: String]]
        if isTeam || options.db != nil {
            let session = try Session(options)
            rows = { table in try Self.rows(table, session) }
        } else {
            let folder = try Resources.locate().seedData
            rows = { table in try DatasetRows.read(table, folder: folder) }
        }
        rules = try rows("security_rules").compactMap(SecurityRule.init)
        gpuMinimums = Self.minimums(try rows("target_limits"))
    }

    private static func rows(_ table: String, _ session: Session) throws -> [[String: String]] {
        guard let named = DatasetTable.named(table) else { return [] }
        let datasets = try session.knowledgeBase.visibleDatasets(team: session.team)
        let found = try session.knowledgeBase.facts(FactQuery(table: named, datasets: datasets, limit: .max))
        return found.rows.map { row in
            let cells = zip(found.columns, row.values).compactMap { column, value in
                value.plain.map { (column.name, $0) }
            }
            return Dictionary(cells, uniquingKeysWith: { first, _ in first })
        }
    }

    /// `min_vcpu` and `min_memory` of one target and accelerator together.
    private static func minimums(_ limits: [[String: String]]) -> [ReviewSettings.GPUMinimum] {
        limits.filter { $0["limit"] == "min_vcpu" }.compactMap { row in
            guard let target = row["target"], let accelerator = row["accelerator"],
                let vcpu = row["value"].flatMap({ Double($0) }),
                let memory = limits.first(where: {
                    $0["limit"] == "min_memory" && $0["target"] == target && $0["accelerator"] == accelerator
                })?["value"].flatMap({ Double($0) })
            else { return nil }
            return .init(target: target, accelerator: accelerator, vcpu: vcpu, memoryGiB: memory)
        }
    }
}
