import Domain
import Foundation

extension ModelFile {
    /// Eight bytes that say how long the header is, then the header as JSON (huggingface/safetensors, README).
    init(safetensors bytes: UnsafeRawBufferPointer, name: String, path: String) throws(BerthError) {
        func refusal(_ reason: String) -> BerthError {
            BerthError(.badData, "\(path) is no safetensors file: \(reason)")
        }
        guard bytes.count > 8 else { throw refusal("it is too short") }
        let length = UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
        // The format's own limit.
        guard length <= 100_000_000, length <= UInt64(bytes.count - 8) else { throw refusal("its header is cut off") }
        let header = Data(bytes[8..<(8 + Int(length))])
        guard let tensors = try? JSONDecoder().decode([String: SafetensorsEntry].self, from: header) else {
            throw refusal("its header is not as the format says")
        }
        var parameters = 0.0, stored = 0.0, byType: [String: Double] = [:]
        for tensor in tensors.values {
            guard let type = tensor.dtype, let shape = tensor.shape else { continue }
            guard shape.allSatisfy({ $0 >= 0 }) else { throw refusal("a weight has a negative size") }
            let count = shape.reduce(1.0) { $0 * Double($1) }
            parameters += count
            byType[type, default: 0] += count
            if let offsets = tensor.offsets, offsets.count == 2 {
                stored += max(0, Double(offsets[1]) - Double(offsets[0]))
            }
        }
        format = .safetensors
        self.name = name
        parametersMillions = parameters / 1e6
        weightsMegabytes = stored / 1e6
        let main = byType.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
        precision = main.flatMap { Self.precisions[$0] }
        notes = [
            "a safetensors file holds weights alone: its operations are not told (of a language model they follow)"
        ]
        if let main, main.hasPrefix("I32") || main.hasPrefix("U") {
            notes.append("most values are packed integers: the parameters are more than the values that were counted")
        }
    }

    private static let precisions: [String: Precision] = [
        "F32": .fp32, "F16": .fp16, "BF16": .bf16, "F8_E4M3": .fp8, "F8_E5M2": .fp8, "I8": .int8, "F4": .fp4,
    ]
}

/// `__metadata__` has none of these.
private struct SafetensorsEntry: Decodable {
    let dtype: String?
    let shape: [Int]?
    let offsets: [Int]?

    private enum CodingKeys: String, CodingKey {
        case dtype, shape
        case offsets = "data_offsets"
    }
}
