import Domain
import Foundation
import Importing
import Testing

@Suite struct ModelFileTests {
    private func read(_ bytes: [UInt8], _ ending: String = "onnx", inputShape: [Int]? = nil) throws -> ModelFile {
        let file = FileManager.default.temporaryDirectory.appending(path: "net-\(UUID().uuidString).\(ending)")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try ModelFile.read(file.path(percentEncoded: false), inputShape: inputShape)
    }

    /// A convolution of 3 × 3 over 3 × 8 × 8, padded, to 4 channels; ReLU; pooled; and a layer to 10.
    private static let network = ONNXBytes.model(
        nodes: [
            ONNXBytes.node("Conv", ["x", "w"], "c", lists: ["pads": [1, 1, 1, 1], "strides": [1, 1]]),
            ONNXBytes.node("Relu", ["c"], "r"), ONNXBytes.node("GlobalAveragePool", ["r"], "p"),
            ONNXBytes.node("Flatten", ["p"], "f"),
            ONNXBytes.node("Gemm", ["f", "v", "b"], "y", numbers: ["transB": 1]),
        ],
        weights: [("w", [4, 3, 3, 3], 1), ("v", [10, 4], 1), ("b", [10], 1), ("s", [2], 7)],
        inputs: [("x", [nil, 3, 8, 8])])

    @Test("an ONNX file tells parameters, size, precision and operations")
    func onnx() throws {
        let file = try read(Self.network)
        #expect(file.format == .onnx && file.precision == .fp32)
        // 4·27 + 10·4 + 10; indices are no parameters.
        #expect(abs(file.parametersMillions - 158e-6) < 1e-12)
        #expect(abs(file.weightsMegabytes - 4 * 158e-6) < 1e-12)
        // 2 · (4·64 outputs of 27 products + 10 of 4).
        #expect(abs(try #require(file.gigaflops) - 2 * Double(4 * 64 * 27 + 40) / 1e9) < 1e-15)
        #expect(abs(try #require(file.activationsMillions) - Double(4 * 64 + 10) / 1e6) < 1e-12)
        #expect(file.inputShape == [3, 8, 8])
    }

    @Test("an open input leaves the operations open until a shape is given")
    func openInput() throws {
        let open = ONNXBytes.model(
            nodes: [ONNXBytes.node("Conv", ["x", "w"], "c")], weights: [("w", [4, 3, 3, 3], 10)],
            inputs: [("x", [nil, 3, nil, nil])])
        let unknown = try read(open)
        #expect(unknown.gigaflops == nil && unknown.precision == .fp16)
        #expect(unknown.notes.first?.contains("1 of 1 layers") == true)
        let known = try read(open, inputShape: [3, 10, 10])
        #expect(abs(try #require(known.gigaflops) - 2 * Double(4 * 64 * 27) / 1e9) < 1e-15)
    }

    @Test("a layer that cannot be counted leaves the operations unknown, never low")
    func uncounted() throws {
        let file = try read(
            ONNXBytes.model(
                nodes: [
                    ONNXBytes.node("MatMul", ["x", "w"], "a"), ONNXBytes.node("NonZero", ["a"], "n"),
                    ONNXBytes.node("MatMul", ["n", "w"], "b"),
                ], weights: [("w", [4, 4], 1)], inputs: [("x", [1, 4])]))
        #expect(file.gigaflops == nil)
    }

    @Test("a safetensors file tells parameters, size and precision")
    func safetensors() throws {
        let header =
            #"{"__metadata__":{"format":"pt"},"a":{"dtype":"BF16","shape":[10,20],"data_offsets":[0,400]},"#
            + #""b":{"dtype":"F32","shape":[5],"data_offsets":[400,420]}}"#
        let file = try read(Self.safetensors(header), "safetensors")
        #expect(file.precision == .bf16 && file.gigaflops == nil)
        #expect(abs(file.parametersMillions - 205e-6) < 1e-12)
        #expect(abs(file.weightsMegabytes - 420e-6) < 1e-12)
    }

    private static func safetensors(_ header: String, length: UInt64? = nil) -> [UInt8] {
        withUnsafeBytes(of: (length ?? UInt64(header.utf8.count)).littleEndian) { Array($0) } + Array(header.utf8) + [0]
    }

    @Test("cut off or scrambled files are refused in words, wherever they are cut")
    func hostile() throws {
        for end in 0..<Self.network.count {
            do { _ = try read(Array(Self.network[..<end])) } catch { #expect(error is BerthError) }
        }
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<2000 {
            var bytes = Self.network
            for _ in 0..<3 {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = .random(in: 0...255, using: &generator)
            }
            do { _ = try read(bytes) } catch { #expect(error is BerthError) }
        }
        let large = ONNXBytes.model(
            nodes: [ONNXBytes.node("MatMul", ["w", "w"], "a"), ONNXBytes.node("Concat", ["w", "w"], "b")],
            weights: [("w", [.max, .max], 1)], inputs: [])
        #expect(try read(large).gigaflops == nil)
        for bytes in [
            Self.safetensors("{}", length: .max), Self.safetensors("[1]"), Self.safetensors("{", length: 1), [1, 2],
            Self.safetensors(#"{"a":{"dtype":"F32","shape":[-1]}}"#),
        ] {
            #expect(throws: BerthError.self) { try read(bytes, "safetensors") }
        }
        #expect(throws: BerthError.self) { try read([], "onnx") }
        #expect(throws: BerthError.self) { try read([1], "pt") }
    }
}

/// Writes the parts of onnx.proto3 that the reader knows.
enum ONNXBytes {
    static func model(
        nodes: [[UInt8]], weights: [(name: String, shape: [Int], type: Int)], inputs: [(name: String, shape: [Int?])]
    ) -> [UInt8] {
        var graph: [UInt8] = []
        for node in nodes { graph += part(1, node) }
        for weight in weights {
            let shape = part(1, weight.shape.flatMap { number(UInt64($0)) })
            graph += part(5, shape + field(2, weight.type) + part(8, Array(weight.name.utf8)))
        }
        for input in inputs {
            let sizes = input.shape.flatMap { part(1, $0.map { field(1, $0) } ?? part(2, Array("N".utf8))) }
            graph += part(11, part(1, Array(input.name.utf8)) + part(2, part(1, field(1, 1) + part(2, sizes))))
        }
        return field(1, 9) + part(7, graph)
    }

    static func node(
        _ operation: String, _ inputs: [String], _ output: String, lists: [String: [Int]] = [:],
        numbers: [String: Int] = [:]
    ) -> [UInt8] {
        inputs.flatMap { part(1, Array($0.utf8)) } + part(2, Array(output.utf8)) + part(4, Array(operation.utf8))
            + lists.flatMap { name, list in part(5, part(1, Array(name.utf8)) + list.flatMap { field(8, $0) }) }
            + numbers.flatMap { name, number in part(5, part(1, Array(name.utf8)) + field(3, number)) }
    }

    private static func field(_ field: Int, _ value: Int) -> [UInt8] {
        number(UInt64(field << 3)) + number(UInt64(value))
    }

    private static func part(_ field: Int, _ bytes: [UInt8]) -> [UInt8] {
        number(UInt64(field << 3 | 2)) + number(UInt64(bytes.count)) + bytes
    }

    private static func number(_ value: UInt64) -> [UInt8] {
        var value = value, bytes: [UInt8] = []
        repeat {
            bytes.append(UInt8(value & 0x7F) | (value > 0x7F ? 0x80 : 0))
            value >>= 7
        } while value > 0
        return bytes
    }
}
