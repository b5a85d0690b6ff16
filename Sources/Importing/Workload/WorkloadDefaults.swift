import Domain
import Foundation

/// What a workload holds where nothing was written. Taken from Domain's initialisers, so it is said once.
enum WorkloadDefaults {
    static let tree: WorkloadJSON = {
        let bare = Workload(
            name: "", kind: .online, model: .init(name: ""), traffic: .init(averageRPS: 0, peakRPS: 0),
            job: .init(items: 0))
        let json = try? JSONDecoder().decode(WorkloadJSON.self, from: JSONEncoder().encode(bare))
        return json ?? .object([:])
    }()

    /// As a person would write it: `[fp32]`, `0.4`, `daily`; nil for nothing.
    static func text(_ value: WorkloadJSON) -> String? {
        switch value {
        case .null: nil
        case .bool(let value): "\(value)"
        case .number(let value): WorkloadValue.figure(value)
        case .text(let value): value
        case .list(let items): items.isEmpty ? nil : "[" + items.compactMap(text).joined(separator: ", ") + "]"
        case .object(let members): members.isEmpty ? nil : "{…}"
        }
    }
}
