/// Names as people and public sources spell them, and the store's name for each.
public struct Spellings: Sendable {
    /// What a name is of: the word in the column `kind` of `aliases`.
    public enum Kind: String, Hashable, Sendable, CaseIterable { case hardware, runtime, model, precision, region }

    /// By lower-cased spelling.
    private var names: [Kind: [String: String]] = [:]

    public init() {}

    /// Adds what a name is called; the first meaning of a spelling stays.
    public mutating func add(_ spelling: String, for name: String, _ kind: Kind) {
        if names[kind, default: [:]][spelling.lowercased()] == nil {
            names[kind, default: [:]][spelling.lowercased()] = name
        }
    }

    /// The store's name: of the spelling in any case or, where just one name is meant, with other punctuation, trade
    /// marks, makers or a clock rate.
    public func name(_ spelling: String, _ kind: Kind) -> String? {
        if let name = known(spelling, kind) { return name }
        let core = Self.core(of: spelling.lowercased(), kind)
        guard !core.isEmpty else { return nil }
        let meant = Set((names[kind] ?? [:]).lazy.filter { Self.core(of: $0.key, kind) == core }.map(\.value))
        return meant.count == 1 ? meant.first : nil
    }

    /// The store's name of just this spelling, in any case.
    public func known(_ spelling: String, _ kind: Kind) -> String? { names[kind]?[spelling.lowercased()] }

    /// The name that was probably meant by a spelling that `name` does not know.
    public func nearest(to spelling: String, _ kind: Kind) -> String? {
        let known = names[kind] ?? [:]
        if let near = Domain.nearest(to: spelling, among: known.keys) { return known[near] }
        let cores = Dictionary(known.map { (Self.core(of: $0.key, kind), $0.value) }, uniquingKeysWith: min)
        return Domain.nearest(to: Self.core(of: spelling.lowercased(), kind), among: cores.keys).flatMap { cores[$0] }
    }

    /// What spellings of one name share: `intel(r) xeon(r) platinum 8380 cpu @ 2.30ghz` is `xeonplatinum8380`.
    private static func core(of spelling: String, _ kind: Kind) -> String {
        var words = spelling.prefix { $0 != "@" }.split { !($0.isLetter || $0.isNumber || $0 == "+") }
        guard kind == .hardware else { return words.joined() }
        // "64-Core": how many there are is no part of the name.
        if let place = words.firstIndex(of: "core"), place > 0, words[place - 1].allSatisfy(\.isNumber) {
            words.remove(at: place - 1)
        }
        return words.filter { !unspoken.contains($0) }.joined()
    }

    /// Words that a spelling of hardware may carry or lack: makers, brands, kinds of device, the marks (R) and (TM).
    private static let unspoken: Set<Substring> = [
        "nvidia", "tesla", "geforce", "amd", "instinct", "intel", "core", "aws", "google", "gpu", "cpu", "processor",
        "r", "tm",
    ]
}
