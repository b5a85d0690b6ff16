/// An option as people name it: its id, or words that its id holds.
struct OptionWords {
    private let text: String
    private let parts: [String]

    init(_ text: String) {
        self.text = text
        parts = text.lowercased().split { $0 == " " || $0 == "," || $0 == "/" }.map(String.init)
    }

    var isEmpty: Bool { parts.isEmpty }

    /// Whether an id is meant, or stands for what is meant: a platform or a machine that was out as a whole.
    func means(_ id: String) -> Bool {
        guard !parts.isEmpty else { return false }
        if id == text { return true }
        let lowered = id.lowercased()
        if parts.allSatisfy({ lowered.contains($0) }) { return true }
        return lowered.split(separator: "/").allSatisfy { parts.contains(String($0)) }
    }

    /// The first of some names that stands among the words as it is.
    func first(of names: some Sequence<String>) -> String? {
        names.first { parts.contains($0.lowercased()) }
    }
}
