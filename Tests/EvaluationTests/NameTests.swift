import Domain
import Evaluation
import Testing

@Suite struct NameTests {
    @Test(
        "hardware is understood as public sources spell it",
        arguments: [
            ("NVIDIA A100-SXM4-80GB", "NVIDIA A100 80GB"), ("Tesla T4", "NVIDIA T4"), ("t4", "NVIDIA T4"),
            ("rtx3090", "NVIDIA GeForce RTX 3090"), ("GeForce RTX 4090", "NVIDIA GeForce RTX 4090"),
            ("NVIDIA L40S-PCIe-48GB", "NVIDIA L40S"), ("g5.xlarge", "NVIDIA A10G"),
            ("Intel(R) Xeon(R) Platinum 8380 CPU @ 2.60GHz", "Intel Xeon Platinum 8380"),
            ("AMD EPYC 7773X 64-Core Processor", "AMD EPYC 7773X"), ("nvidia-l4", "NVIDIA L4"),
            ("AMD Instinct MI300X 192GB HBM3", "AMD MI300X"), ("8x NVIDIA H100", "NVIDIA H100 80GB"),
        ])
    func hardware(spelled: String, name: String) throws {
        #expect(try Seed.book.hardware(spelled, count: nil, cores: nil).name == name)
    }

    @Test("a size that the device does not have is another device")
    func wrongSize() {
        #expect(throws: BerthError.self) { try Seed.book.hardware("NVIDIA L4 48GB", count: nil, cores: nil) }
    }

    @Test("a machine type stands for its accelerator or its processor, no larger than it is sold")
    func machineTypes() throws {
        let processor = try Seed.book.hardware("c6i.4xlarge", count: nil, cores: nil)
        #expect(processor.kind == .cpu)
        #expect(processor.cores == 8)
        #expect(throws: BerthError.self) { try Seed.book.hardware("g5.xlarge", count: 2, cores: nil) }
        #expect(try Seed.book.hardware("p4d.24xlarge", count: 8, cores: nil).count == 8)
    }

    @Test(
        "runtimes are understood as public sources spell them",
        arguments: [
            ("onnxruntime-gpu", Device.cuda, "onnxruntime-cuda"), ("TensorRT", .cuda, "tensorrt"),
            ("trt", .cuda, "tensorrt"), ("pytorch", .cuda, "pytorch"), ("PyTorch", .cpu, "pytorch"),
            ("onnxruntime", .cuda, "onnxruntime-cuda"), ("ONNX Runtime", .cpu, "onnxruntime-cpu"),
            ("TensorRT-LLM", .cuda, "tensorrt-llm"), ("vLLM", .cuda, "vllm"),
        ])
    func runtime(spelled: String, device: Device, name: String) throws {
        #expect(try Seed.book.runtime(spelled, on: device) == name)
    }

    @Test("an unknown name is not found, and the nearest is offered")
    func unknown() throws {
        do {
            _ = try Seed.book.hardware("NVIDIA L5", count: nil, cores: nil)
            Issue.record("L5 was found")
        } catch {
            #expect(error.kind == .notFound)
            #expect(error.hints.first?.hasPrefix("did you mean 'NVIDIA L") == true)
        }
    }
}
