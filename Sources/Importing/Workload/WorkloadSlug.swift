/// Names of workloads: `[a-z0-9-]`, 1 to 63 of them.
enum WorkloadSlug {
    static func isValid(_ text: String) -> Bool {
        (1...63).contains(text.utf8.count) && text.utf8.allSatisfy { allowed.contains($0) }
    }

    /// The nearest valid name: `Plate Detector v2` becomes `plate-detector-v2`.
    static func suggest(for text: String) -> String {
        let words = text.lowercased().split { character in
            character.utf8.count != 1 || character == "-" || !character.utf8.allSatisfy { allowed.contains($0) }
        }
        let slug = words.joined(separator: "-").prefix(63)
        return slug.isEmpty ? "workload" : String(slug)
    }

    private static let allowed = Set("abcdefghijklmnopqrstuvwxyz0123456789-".utf8)
}
