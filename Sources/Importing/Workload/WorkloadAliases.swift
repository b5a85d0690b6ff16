/// A limit on YAML aliases.
///
/// Aliases of aliases grow exponentially ("billion laughs"). The reader never expands them, since it descends only
/// into known keys; but the parser does when one is a key, as it compares keys. A few aliases of a small file are
/// harmless, and nobody needs more.
enum WorkloadAliases {
    static let most = 16
    static let largestText = 1 << 16

    /// Why the text is refused. Counts what looks like an alias of something that looks like an anchor.
    static func problem(in text: String) -> String? {
        let anchors = Set(names(after: "&", in: text))
        guard !anchors.isEmpty else { return nil }
        let aliases = names(after: "*", in: text).count { anchors.contains($0) }
        if aliases > most { return "\(aliases) aliases (*name), at most \(most) are read" }
        if aliases > 0, text.utf8.count > largestText { return "aliases (*name) in a file of more than 64 KiB" }
        return nil
    }

    private static func names(after sign: Unicode.Scalar, in text: String) -> [String] {
        var names: [String] = []
        var name: String?
        for scalar in text.unicodeScalars {
            if scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "-" || scalar == "_" {
                name?.unicodeScalars.append(scalar)
            } else {
                if let name, !name.isEmpty { names.append(name) }
                name = scalar == sign ? "" : nil
            }
        }
        if let name, !name.isEmpty { names.append(name) }
        return names
    }
}
