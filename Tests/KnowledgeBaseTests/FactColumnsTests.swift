import Domain
import Foundation
import Testing

@testable import KnowledgeBase

@Suite("A fact as JSON")
struct FactColumnsTests {
    static let types: [any StoredFact.Type] = [
        Accelerator.self, Assumption.self, BaseImage.self, CPU.self, CUDARelease.self, ColdStart.self, Discount.self,
        Efficiency.self,
        Instance.self, Measurement.self, ModelFact.self, Operations.self, Price.self, Region.self, RuleOfThumb.self,
        Runtime.self,
        RuntimeSupport.self, ServicePrice.self, Target.self, TargetLimit.self, TargetRegion.self, TargetSize.self,
    ]

    @Test("every type of fact is tested")
    func all() throws {
        let folder = Scratch.repository + "/Sources/KnowledgeBase/Facts"
        let files = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(files.count { $0.hasSuffix("+Stored.swift") } == Self.types.count)
    }

    @Test("has the columns of its table, its key among them", arguments: types.map { $0.table })
    func columns(table: String) throws {
        let type = try #require(Self.types.first { $0.table == table })
        let described = try #require(DatasetTable.named(table))
        let names = type.columnNames
        #expect(Set(names).count == names.count)
        #expect(Set(names).isSubset(of: described.columns.map(\.name)))
        #expect(Set(names).isSuperset(of: described.key))
        #expect(Set(names).isSuperset(of: ["source", "as_of", "uncited"]))
    }

    @Test("has the columns that it is read from, in their order", arguments: types.map { $0.table })
    func selected(table: String) throws {
        let type = try #require(Self.types.first { $0.table == table })
        let described = try #require(DatasetTable.named(table))
        let list = try #require(type.query.firstMatch(of: /SELECT\s+([^;]*?)\s+FROM/)?.output.1)
        let names = list.split(separator: ",").map { text -> String in
            let stored = text.filter { !$0.isWhitespace && $0 != "\"" }
            return described.columns.first { $0.stored == stored }?.name ?? stored
        }
        #expect(type.columnNames == names)
    }

    @Test("says what a look-up says")
    func values() throws {
        let store = try Scratch().open()
        let datasets = try store.visibleDatasets(team: nil)
        let snapshot = try store.snapshot(for: .asking(), datasets: datasets, today: "2026-11-25")
        let facts: [any Fact] =
            snapshot.regions + Array(snapshot.accelerators.values) + snapshot.offers.map(\.price)
            + snapshot.offers.map(\.instance) + snapshot.measurements + [snapshot.model].compactMap { $0 }
        #expect(facts.count > 10)
        for fact in facts {
            let table = try #require(DatasetTable.named(type(of: fact).table))
            let rows = try store.facts(FactQuery(table: table, datasets: datasets)).rows
            let row = try #require(rows.first { $0.id == fact.id })
            for (name, value) in try members(fact) {
                let index = try #require(table.columns.firstIndex { $0.name == name })
                // A figure that is absent counts as none.
                let known = row.values[index].plain ?? (table.columns[index].isNumber ? "0" : "")
                #expect(known == value, "\(fact.id) \(name)")
            }
        }
    }

    @Test("sets are sorted, and what is unknown is left out")
    func lists() throws {
        let support = RuntimeSupport(
            runtime: "r", device: .cuda, formats: [.pytorch, .onnx], precisions: [.int8, .fp16], uses: [.llm],
            computeCapabilityMin: nil, cuda: nil, memoryOverheadGiB: 0.8, startSeconds: 4,
            provenance: Provenance(dataset: 7, source: "a page", asOf: nil, uncited: "start_s"))
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        #expect(
            String(decoding: try encoder.encode(support), as: UTF8.self) == """
                {"device":"cuda","formats":["onnx","pytorch"],"memory_overhead_gib":0.8,"precisions":["fp16","int8"],\
                "runtime":"r","source":"a page","start_s":4,"uncited":"start_s","uses":["llm"]}
                """)
    }

    /// The values as a look-up shows them.
    private func members(_ fact: any Fact) throws -> [String: String] {
        try JSONDecoder().decode([String: Cell].self, from: JSONEncoder().encode(fact)).mapValues(\.text)
    }

    private struct Cell: Decodable {
        let text: String

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let flag = try? container.decode(Bool.self) {
                text = flag ? "1" : "0"
            } else if let number = try? container.decode(Decimal.self) {
                text = number.description
            } else if let words = try? container.decode([String].self) {
                text = words.joined(separator: ";")
            } else {
                text = try container.decode(String.self)
            }
        }
    }
}
