public import Domain

/// A dataset as a person names it: `our-prices`, or `our-prices@3fa2` for the version whose fingerprint begins so.
public struct DatasetReference: Sendable {
    public let name: String
    /// The beginning of a SHA-256; empty for whichever version is in use, else the latest.
    public let version: String

    public init(_ text: String) {
        let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        name = parts.first.map(String.init) ?? ""
        version = parts.count > 1 ? parts[1].lowercased() : ""
    }

    /// The dataset that is meant.
    ///
    /// - Parameters:
    ///   - records: every dataset of the store.
    ///   - layer: `seed` or `team:NAME`; nil takes the team's before the seed.
    /// - Throws: `.notFound`, or `.usage` where more than one could be meant.
    public func resolve(
        _ records: [DatasetRecord], layer: String?, team: String?
    ) throws(BerthError) -> DatasetRecord {
        let named = records.filter { $0.dataset.name == name }
        let versions = named.filter {
            (layer == nil || $0.dataset.layer == layer) && $0.dataset.sha256.hasPrefix(version)
        }
        let layers = Set(versions.map(\.dataset.layer))
        let own = team.map { "team:" + $0 }
        let preferred = [own, "seed"].compactMap { $0 }.first(where: layers.contains) ?? layers.first
        guard let preferred else { throw missing(records, hasName: !named.isEmpty, layer: layer) }
        guard layers.count == 1 || preferred == own || layers.contains("seed") else {
            throw BerthError(
                .usage, "more than one layer has a dataset \(name): \(layers.sorted().joined(separator: ", "))",
                hints: ["choose with --layer"])
        }
        let candidates = versions.filter { $0.dataset.layer == preferred }
        guard version.isEmpty || candidates.count == 1 else {
            throw BerthError(
                .usage, "\(candidates.count) versions of \(name) begin with \(version)",
                hints: candidates.map(\.dataset.reference))
        }
        guard let found = candidates.last(where: { $0.retiredAt == nil }) ?? candidates.last else {
            throw missing(records, hasName: true, layer: layer)
        }
        return found
    }

    private func missing(_ records: [DatasetRecord], hasName: Bool, layer: String?) -> BerthError {
        var what = hasName && !version.isEmpty ? "no version \(version) of dataset '\(name)'" : "no dataset '\(name)'"
        if hasName, let layer { what += " in layer \(layer)" }
        let meant = hasName ? nil : nearest(to: name, among: records.map(\.dataset.name))
        return BerthError(
            .notFound, "there is \(what)",
            hints: (meant.map { ["did you mean \($0)?"] } ?? []) + ["berth datasets list shows those there are"])
    }
}

extension Dataset {
    /// What a person may write for this version: `our-prices@3fa2c801`.
    public var reference: String { "\(name)@\(sha256.prefix(8))" }
}
