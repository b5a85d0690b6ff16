import Domain
import Foundation

/// Values of the facts that a decision cites, by the fact's id.
struct Recorded: Sendable {
    private let values: [String: String]

    init(_ facts: [RecordedFact]) {
        // The highest precedence comes last where a fact is cited from two layers.
        values = Dictionary(facts.map { ($0.cited.id.text, $0.value) }, uniquingKeysWith: { _, last in last })
    }

    struct Machine: Decodable {
        let vcpu: Double
        let memory: Double
        let acceleratorCount: Double?
        let architecture: String?

        enum CodingKeys: String, CodingKey {
            case vcpu, architecture
            case memory = "memory_gib"
            case acceleratorCount = "accelerator_count"
        }
    }

    struct Model: Decodable {
        let parametersMillions: Double?
        /// Tokens of the longest sequence that it was made for.
        let contextLength: Double?

        enum CodingKeys: String, CodingKey {
            case parametersMillions = "parameters_millions"
            case contextLength = "context_length"
        }
    }

    struct Platform: Decodable {
        let family: String
        let name: String
    }

    private struct Runtime: Decodable { let server: String? }
    private struct Assumption: Decodable { let value: Double }

    struct Device: Decodable {
        let vendor: String
        /// `NeuronCore-v2`.
        let architecture: String?
    }

    func machine(_ provider: String, _ type: String) -> Machine? { decode("instance/\(provider)/\(type)") }
    func model(_ name: String) -> Model? { decode("model/\(name)") }
    func target(_ name: String) -> Platform? { decode("target/\(name)") }
    func device(_ accelerator: String) -> Device? { decode("accelerator/\(accelerator)") }
    func server(of runtime: String) -> String? { (decode("runtime/\(runtime)") as Runtime?)?.server }
    func assumption(_ name: String) -> Double? { (decode("assumption/\(name)") as Assumption?)?.value }

    private func decode<Value: Decodable>(_ id: String) -> Value? {
        values[id].flatMap { try? JSONDecoder().decode(Value.self, from: Data($0.utf8)) }
    }
}
