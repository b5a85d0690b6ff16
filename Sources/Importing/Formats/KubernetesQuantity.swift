/// A quantity of Kubernetes': `16`, `15890m`, `65844028Ki`.
struct KubernetesQuantity {
    let value: Double

    private static let suffixes: [String: Double] = [
        "": 1, "m": 1e-3, "k": 1e3, "M": 1e6, "G": 1e9, "T": 1e12, "Ki": 1024, "Mi": 1_048_576,
        "Gi": MemoryUnits.gib, "Ti": MemoryUnits.gib * 1024,
    ]

    init?(_ text: String?) {
        guard let text else { return nil }
        let digits = text.prefix { $0.isNumber || $0 == "." }
        guard let number = Double(digits), let factor = Self.suffixes[String(text.dropFirst(digits.count))] else {
            return nil
        }
        value = number * factor
    }
}

/// Binary units in bytes.
enum MemoryUnits {
    static let gib = 1_073_741_824.0
}
