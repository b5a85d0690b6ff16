import Domain
import KnowledgeBase
import Ledger
import Presentation

/// Sources by age and what rests on them, for people and for machines.
struct StaleSources: Answer {
    private struct Source {
        let age: SourceAge
        /// From the oldest date to today; nil without one.
        let days: Int?
        let influence: Influence?
    }

    private let limit: Int
    private let sources: [Source]
    /// Stale sources beyond those listed.
    private let leftOut: Int

    /// - Parameters:
    ///   - olderThan: days; nil takes the stored assumption.
    ///   - limit: how many sources to list.
    init(_ session: Session, olderThan: Int?, limit listed: Int) throws {
        let store = session.knowledgeBase
        let datasets = try store.visibleDatasets(team: session.team)
        let limit = try olderThan ?? Self.assumedLimit(store, datasets)
        self.limit = limit
        let today = session.today
        let influences = try session.ledger.influences()
        let found = try store.reading { try $0.sourceAges(datasets: datasets) }.map { age in
            let day = age.oldest.flatMap { CalendarDay($0 + "-01-01".suffix(max(0, 10 - $0.count))) }
            let key = Influence.Source(
                table: age.table, dataset: age.dataset.name, layer: age.dataset.layer, source: age.source)
            return Source(
                age: age, days: day.flatMap { day in today.map { $0.number - day.number } }, influence: influences[key])
        }
        let stale = found.filter { $0.days.map { $0 > limit } ?? true || $0.age.undated > 0 }.sorted {
            ($0.influence?.options ?? 0, $0.days ?? -1) > ($1.influence?.options ?? 0, $1.days ?? -1)
        }
        sources = Array(stale.prefix(listed))
        leftOut = stale.count - sources.count
    }

    private static func assumedLimit(_ store: KnowledgeBase, _ datasets: [Dataset]) throws -> Int {
        let row = try store.reading {
            try $0.facts(named: FactID("assumption/stale_after_days"), datasets: datasets)
        }
        let index = row.table.columns.firstIndex { $0.name == "value" }
        guard let index, case .real(let days) = row.rows[0].values[index] else {
            throw BerthError(
                .notFound, "no age is stored at which a source is stale", hints: ["give one: --older-than 180"])
        }
        return Int(days)
    }

    var blocks: [Block] {
        guard !sources.isEmpty else { return [.headline("No source is older than \(Number.count(limit, "day")).")] }
        let rows = sources.map { source in
            TextTable.Row([
                source.age.source, source.age.table, Number.grouped(Int64(source.age.rows)),
                source.age.oldest ?? "no date", age(source),
                Number.grouped(Int64(source.influence?.decisions.count ?? 0)),
                Number.grouped(Int64(source.influence?.options ?? 0)),
            ])
        }
        let table = TextTable(
            [
                .init("source", flexible: true), .init("table", flexible: true), .init("rows", .right),
                .init("oldest"), .init("age"), .init("decisions", .right), .init("options", .right),
            ], rows)
        let rest = leftOut > 0 ? ["\(Number.count(leftOut, "source")) left out: --all or --limit N."] : []
        return [
            .headline(
                "\(Number.count(sources.count + leftOut, "source")) older than \(Number.count(limit, "day")) or undated"
            ),
            .table(table),
        ] + rest.map(Block.text)
    }

    private func age(_ source: Source) -> String {
        guard let days = source.days else { return "–" }
        return (source.age.undated > 0 ? "≥ " : "") + Number.count(days, "day")
    }

    private enum CodingKeys: String, CodingKey {
        case schema, sources
        case olderThan = "older_than_days"
        case leftOut = "left_out"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("berth.datasets-stale/1", forKey: .schema)
        try container.encode(limit, forKey: .olderThan)
        try container.encode(leftOut, forKey: .leftOut)
        try container.encode(sources.map(Entry.init), forKey: .sources)
    }

    private struct Entry: Encodable {
        let source: Source

        private enum CodingKeys: String, CodingKey {
            case source, table, dataset, layer, rows, oldest, newest, undated, decisions, options
            case ageDays = "age_days"
        }

        func encode(to encoder: any Encoder) throws {
            let age = source.age
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(age.source, forKey: .source)
            try container.encode(age.table, forKey: .table)
            try container.encode(age.dataset.name, forKey: .dataset)
            try container.encode(age.dataset.layer, forKey: .layer)
            try container.encode(age.rows, forKey: .rows)
            try container.encode(age.oldest, forKey: .oldest)
            try container.encode(age.newest, forKey: .newest)
            try container.encode(age.undated, forKey: .undated)
            try container.encode(source.days, forKey: .ageDays)
            try container.encode(source.influence?.decisions.map { "D-\($0)" } ?? [], forKey: .decisions)
            try container.encode(source.influence?.options ?? 0, forKey: .options)
        }
    }
}
