import Domain

/// Names turned into the knowledge base's own spelling.
struct WorkloadNames {
    let vocabulary: Vocabulary?

    /// The names that `text` stands for; nil for an unknown one. Without a vocabulary, all names are taken as they are.
    func resolve(_ text: String, _ noun: WorkloadNoun) -> [String]? {
        guard let vocabulary else { return [text] }
        let known = noun.names(in: vocabulary)
        if known.isEmpty { return [text] }
        let lower = text.lowercased()
        if let name = known.first(where: { $0 == text }) ?? known.first(where: { $0.lowercased() == lower }) {
            return [name]
        }
        let names = noun == .accelerator ? accelerators(lower, vocabulary) : []
        return names.isEmpty ? nil : names
    }

    func nearestName(to text: String, _ noun: WorkloadNoun) -> String? {
        guard let vocabulary else { return nil }
        let known = noun.names(in: vocabulary)
        if let name = nearest(to: text, among: known) { return name }
        guard noun == .accelerator else { return nil }
        let short = Dictionary(known.map { (HardwareName.words($0).joined(separator: " "), $0) }) { first, _ in first }
        return nearest(to: HardwareName.words(text).joined(separator: " "), among: short.keys.sorted()).flatMap {
            short[$0]
        }
    }

    /// `a known region`, or the names themselves where they are few.
    func expected(_ noun: WorkloadNoun) -> String {
        let known = vocabulary.map(noun.names(in:)) ?? []
        if known.isEmpty || known.count > 12 { return "a known \(noun.rawValue)" }
        return WorkloadValue.alternatives(known.sorted())
    }

    /// "A100" leaves the memory open, so it stands for each size of it.
    private func accelerators(_ text: String, _ vocabulary: Vocabulary) -> [String] {
        let wanted = HardwareName.words(text)
        if wanted.isEmpty { return [] }
        if let name = vocabulary.accelerators.first(where: { HardwareName.words($0) == wanted }) { return [name] }
        let alias = vocabulary.acceleratorAliases[text]
        return vocabulary.accelerators.filter { name in
            name == alias || Self.isVariant(HardwareName.words(name), of: wanted)
        }
    }

    /// Whether `words` are `wanted` and, besides, only a form factor or a memory size.
    private static func isVariant(_ words: [Substring], of wanted: [Substring]) -> Bool {
        guard words.first == wanted.first, Set(wanted).isSubset(of: words) else { return false }
        return words.filter { !wanted.contains($0) }.allSatisfy { word in
            word.hasPrefix("sxm") || ["pcie", "nvl"].contains(word)
                || word.hasSuffix("gb") && word.dropLast(2).allSatisfy(\.isNumber)
        }
    }
}
