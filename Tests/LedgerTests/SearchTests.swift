import Domain
import KnowledgeBase
import Testing
@testable import Ledger

@Suite struct SearchTests {
    private static func recorded() throws -> Sample {
        let sample = try Sample()
        for name in ["plate-detector", "fraud-score", "plate-reader"] {
            try sample.ledger.record(try sample.proposal(name: name))
        }
        _ = try sample.ledger.decide(
            .accept, on: DecisionID(number: 1),
            remarks: EventRemarks(because: "le café est prêt", links: ["https://tickets/OPS-12"], tags: ["production"]),
            author: "Bo", at: "2026-08-22T08:00:00Z", dryRun: false)
        return sample
    }

    @Test(
        "words find decisions by workload, model, people, notes, tags and links",
        arguments: [
            ("plate", [3, 1]), ("plat", [3, 1]), ("plate detector", [1]), ("\"plate detector\"", [1]),
            ("\"detector plate\"", []), ("yolov8s", [3, 2, 1]), ("PLATE", [3, 1]), ("cafe", [1]), ("OPS-12", [1]),
            ("production", [1]), ("ada", [3, 2, 1]), ("plate fraud", []),
        ] as [(String, [Int64])])
    func words(text: String, found: [Int64]) throws {
        #expect(try Self.recorded().ledger.search(text, .init()).hits.map(\.decision.id.number) == found)
    }

    @Test("a snippet shows what was found, in brackets")
    func snippet() throws {
        let hit = try #require(try Self.recorded().ledger.search("OPS", .init()).hits.first)
        #expect(hit.snippet.contains("[OPS]"))
    }

    @Test("filters narrow a search, and a list that was cut says by how much")
    func filters() throws {
        let ledger = try Self.recorded().ledger
        #expect(try ledger.search("plate", .init(status: .accepted)).hits.map(\.decision.id.number) == [1])
        #expect(try ledger.search("plate", .init(tag: "production")).hits.map(\.decision.id.number) == [1])
        #expect(try ledger.search("plate", .init(team: "red")).hits.isEmpty)
        #expect(try ledger.search("plate", .init(since: "2026-08-22")).hits.isEmpty)
        #expect(try ledger.search("plate", .init(until: "2026-08-21")).hits.count == 2)
        let cut = try ledger.search("plate", .init(limit: 1))
        #expect(cut.hits.map(\.decision.id.number) == [3])
        #expect(cut.leftOut == 1)
    }

    @Test(
        "no text is an operator, and none gives an SQL error",
        arguments: [
            "plate AND", "NOT plate", "plate OR fraud", "NEAR(plate fraud)", "title:plate", "^plate", "plate*",
            "\"plate", "plate\"detector\"", "'; DROP TABLE decisions; --", "a\0b", "(((((", "plate + detector",
            "-plate", "{title choice}: x", "日本語", "🚢 plate", String(repeating: "x", count: 100_000),
            String(repeating: "(", count: 5000) + "a", "a\u{301}", "%", "\\", "plate\tdetector",
        ])
    func hostile(text: String) throws {
        let ledger = try Self.recorded().ledger
        do {
            _ = try ledger.search(text, .init())
        } catch let error as BerthError {
            #expect(error.kind == .usage)
        }
        #expect(try ledger.verify().isSound)
    }

    @Test("what holds no word, or too many, is refused in words", arguments: ["", "  ", "\"\"", "-- ; '"])
    func refused(text: String) throws {
        #expect(throws: BerthError.self) { try SearchQuery(text) }
        #expect(throws: BerthError.self) { try SearchQuery(String(repeating: "word ", count: 33)) }
    }

    @Test("a fact's key, or the beginning of it up to a slash, finds the decisions that cite it")
    func touching() throws {
        let ledger = try Self.recorded().ledger
        func citations(_ key: String) throws -> Int { try ledger.uses(of: FactID(key), .init()).uses.count }
        #expect(try citations("price/aws/us-east-1/g6.xlarge/0") == 3)
        #expect(try citations("price/aws/us-east-1/g6.xlarge") == 6)
        #expect(try citations("price") == 6)
        #expect(try citations("price/aws/us-east-1/g6") == 0)
        #expect(try citations("pric") == 0)
        let cut = try ledger.uses(of: FactID("price"), .init(limit: 4))
        #expect(cut.uses.map(\.decision.id.number) == [3, 3, 2, 2])
        #expect(cut.leftOut == 2)
    }
}
