import Domain
import Foundation

/// A value at a path of two JSON documents that differ there.
struct JSONDifference: Hashable, Encodable {
    /// `slo.p95_ms`, `options[0].score.total`.
    let path: String
    /// Nil where a document has no such path.
    let from: String?
    let to: String?

    private enum CodingKeys: String, CodingKey { case path, from, to }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(path, forKey: .path)
        try container.encode(from, forKey: .from)
        try container.encode(to, forKey: .to)
    }

    /// Where two documents differ, and where they agree, by path.
    static func between(_ a: String, _ b: String) throws -> (different: [JSONDifference], same: [String]) {
        let first = try leaves(a), second = try leaves(b)
        let paths = Set(first.keys).union(second.keys).sorted()
        return (
            paths.filter { first[$0] != second[$0] }.map { .init(path: $0, from: first[$0], to: second[$0]) },
            paths.filter { first[$0] == second[$0] }
        )
    }

    private static func leaves(_ document: String) throws -> [String: String] {
        do {
            return try JSONDecoder().decode(AnyJSON.self, from: Data(document.utf8)).leaves
        } catch {
            throw BerthError(.unusableDatabase, "a recorded document is no JSON: \(error)")
        }
    }
}

extension AnyJSON {
    /// Every value that holds no other, by its path. Short lists of words and figures are values of their own.
    var leaves: [String: String] {
        var found: [String: String] = [:]
        collect("", into: &found)
        return found
    }

    private func collect(_ path: String, into found: inout [String: String]) {
        switch self {
        case .object(let members):
            for (name, value) in members { value.collect(path.isEmpty ? name : "\(path).\(name)", into: &found) }
        case .list(let list):
            let words = list.compactMap(\.word)
            if words.count == list.count, words.count <= 24 {
                found[path] = words.joined(separator: ", ")
            } else {
                for (index, value) in list.enumerated() { value.collect("\(path)[\(index)]", into: &found) }
            }
        default: found[path] = word
        }
    }

    /// A plain value as text.
    private var word: String? {
        switch self {
        case .null: "null"
        case .flag(let flag): flag ? "yes" : "no"
        case .number(let number): number.description
        case .text(let text): text
        case .list, .object: nil
        }
    }
}
