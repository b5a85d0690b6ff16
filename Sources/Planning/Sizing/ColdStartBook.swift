import Domain

/// How long the parts of a start take, by platform and kind of device.
struct ColdStartBook: Sendable {
    private struct Key: Hashable {
        let target: String
        let device: String
        let component: ColdStart.Component
    }

    private let rows: [Key: ColdStart]

    init(_ rows: [ColdStart]) {
        self.rows = Dictionary(
            rows.map { (Key(target: $0.target, device: $0.device, component: $0.component), $0) },
            uniquingKeysWith: { first, _ in first })
    }

    /// The platform's row for the device, else for any, else any platform's.
    func row(_ component: ColdStart.Component, target: String, device: String) -> ColdStart? {
        for target in [target, "*"] {
            for device in [device, ""] {
                if let row = rows[Key(target: target, device: device, component: component)] { return row }
            }
        }
        return nil
    }
}
