import Domain

/// How long the parts of a start take, by platform and kind of device.
struct ColdStartBook: Sendable {
    /// The rows of a platform that has some, and under `*` of all others: by component, for a CPU and for a GPU.
    private let rows: [String: (cpu: [ColdStart?], gpu: [ColdStart?])]

    private struct Key: Hashable {
        let target: String
        let device: String
        let component: ColdStart.Component
    }

    init(_ rows: [ColdStart]) {
        let known = Dictionary(
            rows.map { (Key(target: $0.target, device: $0.device, component: $0.component), $0) },
            uniquingKeysWith: { first, _ in first })
        /// The platform's row for the device, else for any, else any platform's.
        func row(_ component: ColdStart.Component, _ target: String, _ device: String) -> ColdStart? {
            for target in [target, "*"] {
                for device in [device, ""] {
                    if let row = known[Key(target: target, device: device, component: component)] { return row }
                }
            }
            return nil
        }
        func all(_ target: String, _ device: String) -> [ColdStart?] {
            ColdStart.Component.allCases.map { row($0, target, device) }
        }
        self.rows = Dictionary(
            uniqueKeysWithValues: Set(rows.map(\.target) + ["*"]).map { ($0, (all($0, "cpu"), all($0, "gpu"))) })
    }

    /// In the order of the components; nil where nothing is known of one.
    func rows(target: String, onAccelerator: Bool) -> [ColdStart?] {
        guard let found = rows[target] ?? rows["*"] else { return [] }
        return onAccelerator ? found.gpu : found.cpu
    }
}
