/// The instruction set that a cloud's naming of machine types tells.
enum MachineArchitecture {
    /// `arm64` for Graviton (`m7g.large`, `a1.metal`), for Axion, Altra and Grace at Google (`c4a-standard-4`), and for
    /// Cobalt and Altra at Azure (`Standard_D4ps_v5`); else `x86_64`.
    static func named(_ type: String, of provider: String) -> String {
        let isArm =
            switch provider {
            case "aws": isGraviton(type.prefix { $0 != "." })
            case "gcp": ["t2a", "c4a", "n4a", "a4x"].contains(type.prefix { $0 != "-" })
            case "azure": features(of: type).contains("p")
            default: false
            }
        return isArm ? "arm64" : "x86_64"
    }

    /// The letters after a family's generation tell the processor; `g` is Graviton, or Grace in `p6e-gb200`.
    private static func isGraviton(_ family: Substring) -> Bool {
        family == "a1" || family.drop { !$0.isNumber }.contains("g")
    }

    /// The small letters after a size's digits: `ps` of `Standard_D4ps_v5`.
    private static func features(of type: String) -> Substring {
        let parts = type.split(separator: "_")
        guard let size = parts.first(where: { $0 != "Standard" && $0 != "Basic" }) else { return "" }
        return size.drop { !$0.isNumber }.drop { !$0.isLowercase }.prefix { $0.isLowercase }
    }
}
