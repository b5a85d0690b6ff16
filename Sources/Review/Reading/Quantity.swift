/// Amounts of memory and CPU as Kubernetes, Compose and Terraform write them.
enum Quantity {
    /// In GiB: `512Mi`, `2Gi`, `1g`, `1024m` (Compose), plain bytes.
    static func gibibytes(_ text: String) -> Double? {
        let number = text.prefix { $0.isNumber || $0 == "." }
        guard let value = Double(number) else { return nil }
        let gib = 1_073_741_824.0
        switch text[number.endIndex...].lowercased() {
        case "": return value / gib
        case "k": return value * 1e3 / gib
        case "ki", "kb", "kib": return value * 1024 / gib
        case "m", "mb": return value * 1e6 / gib
        case "mi", "mib": return value / 1024
        case "g", "gb": return value * 1e9 / gib
        case "gi", "gib": return value
        case "t": return value * 1e12 / gib
        case "ti": return value * 1024
        default: return nil
        }
    }

    /// In cores: `4`, `0.5`, `500m`.
    static func cores(_ text: String) -> Double? {
        text.hasSuffix("m") ? Double(text.dropLast()).map { $0 / 1000 } : Double(text)
    }
}
