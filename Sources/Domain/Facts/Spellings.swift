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
        if kind == .hardware { return HardwareName.words(spelling).joined() }
        return spelling.prefix { $0 != "@" }.split { !($0.isLetter || $0.isNumber || $0 == "+") }.joined()
    }
}
