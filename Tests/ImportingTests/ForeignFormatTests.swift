import Domain
import Foundation
import KnowledgeBase
import Testing

@testable import Importing

@Suite("Files of other tools")
struct ForeignFormatTests {
    /// A store with what the fixtures name of the shipped seed.
    private static func samples() throws -> DatasetSamples {
        let samples = try DatasetSamples()
        let seed = [
            "providers.csv": "provider,name\nazure,Azure\ngcp,Google\nown,Own\n",
            "regions.csv": """
            provider,region,residency
            aws,us-east-2,us
            azure,eastus,us
            azure,westeurope,eu
            gcp,us-central1,us
            """,
            "accelerators.csv": """
            accelerator,vendor,architecture,kind,memory_gib
            NVIDIA T4,NVIDIA,Turing,cuda,16
            NVIDIA A10G,NVIDIA,Ampere,cuda,24
            NVIDIA A16,NVIDIA,Ampere,cuda,16
            NVIDIA A100 40GB,NVIDIA,Ampere,cuda,40
            NVIDIA A100 80GB,NVIDIA,Ampere,cuda,80
            NVIDIA A100 PCIe 40GB,NVIDIA,Ampere,cuda,40
            NVIDIA L40S,NVIDIA,Ada,cuda,48
            NVIDIA H100 80GB,NVIDIA,Hopper,cuda,80
            NVIDIA H100 NVL 94GB,NVIDIA,Hopper,cuda,94
            NVIDIA H200 141GB,NVIDIA,Hopper,cuda,141
            NVIDIA B200,NVIDIA,Blackwell,cuda,180
            NVIDIA GeForce RTX 3090,NVIDIA,Ampere,cuda,24
            NVIDIA GeForce RTX 4090,NVIDIA,Ada,cuda,24
            AMD MI300X,AMD,CDNA3,rocm,192
            AMD MI325X,AMD,CDNA3,rocm,256
            AMD Radeon Pro V520,AMD,RDNA,other,8
            AWS Inferentia2,AWS,NeuronCore-v2,neuron,32
            """,
            "aliases.csv": """
            kind,alias,name
            hardware,L4,NVIDIA L4
            hardware,Tesla T4,NVIDIA T4
            hardware,A100,NVIDIA A100 40GB
            hardware,NVIDIA A100-PCIE-40GB,NVIDIA A100 PCIe 40GB
            hardware,NVIDIA A100-SXM4-40GB,NVIDIA A100 40GB
            hardware,H100,NVIDIA H100 80GB
            hardware,H100 SXM,NVIDIA H100 80GB
            hardware,H100 NVL,NVIDIA H100 NVL 94GB
            hardware,H200,NVIDIA H200 141GB
            hardware,AMD Instinct MI300X-NPS1-SPX-192GB-750W,AMD MI300X
            hardware,AMD Instinct MI300X 192GB HBM3,AMD MI300X
            hardware,AMD Instinct MI325X 256GB HBM3e,AMD MI325X
            model,meta-llama/Llama-3.2-3B-Instruct,llama-3.2-3b
            model,3d-unet-99,3d-unet
            model,llama2-70b-99,llama-2-70b
            runtime,tensorrt_llm,tensorrt-llm
            precision,bfloat16,bf16
            """,
            "cpus.csv":
                "cpu,vendor,architecture,microarchitecture,fp32_gflops_per_core\nAMD EPYC 7R32,AMD,x86_64,Zen 2,89.6\n",
            "instances.csv": """
            provider,instance_type,vcpu,memory_gib,architecture,cpu,accelerator,accelerator_count
            aws,c5.large,2,4,x86_64,,,
            aws,m5.large,2,8,x86_64,,,
            aws,m5.4xlarge,16,64,x86_64,,,
            aws,g4ad.8xlarge,32,128,x86_64,AMD EPYC 7R32,AMD Radeon Pro V520,2
            azure,NC4as_T4_v3,4,28,x86_64,,NVIDIA T4,1
            azure,Standard_D8_v4,8,32,x86_64,,,
            gcp,a2-highgpu-1g,12,85,x86_64,,NVIDIA A100 40GB,1
            gcp,a2-megagpu-16g,96,1360,x86_64,,NVIDIA A100 40GB,16
            gcp,g2-standard-4,4,16,x86_64,,NVIDIA L4,1
            """,
        ]
        _ = try samples.run(seed, name: "more")
        return samples
    }

    private static func read(
        _ file: String, _ request: ForeignRequest, into samples: DatasetSamples
    ) throws -> ImportReport {
        let path = DatasetSamples.repository + "/Tests/ImportingTests/Fixtures/formats/" + file
        return try DatasetImport.run(
            [ImportRequest(path: path, layer: "team:red", foreign: request)], into: samples.store)[0]
    }

    struct Case: CustomTestStringConvertible, Sendable {
        let file: String
        let request: ForeignRequest
        /// Of rows by key: columns and values that must be there.
        let rows: [String: [String: String]]
        var count: [String: Int]
        var remark: String = ""
        var testDescription: String { file }
    }

    static let cases = [
        Case(
            file: "skypilot-aws-vms.csv", request: .init(format: "skypilot", provider: "aws"),
            rows: [
                // The cheapest zone counts; zones without a spot price have none.
                "price/aws/us-east-1/c1.medium/spot": ["usd_per_hour": "0.0325"],
                "price/aws/eu-west-2/i3.large/spot": ["usd_per_hour": "0.0613"],
                "price/aws/us-east-1/g6e.2xlarge/on-demand": ["usd_per_hour": "2.24208"],
                "instance/aws/g6e.2xlarge": ["accelerator": "NVIDIA L40S", "accelerator_count": "1", "vcpu": "8"],
                "instance/aws/a1.large": ["architecture": "arm64", "uncited": "architecture"],
                "instance/aws/c1.medium": ["architecture": "x86_64", "memory_gib": "1.69921875"],
            ], count: ["prices": 10, "instances": 4, "regions": 1]),
        Case(
            file: "skypilot-gcp-vms.csv", request: .init(format: "skypilot", provider: "gcp"),
            rows: [
                // A host and its GPUs together cost what Google's price list says of the machine.
                "price/gcp/us-central1/a2-highgpu-1g/on-demand": ["usd_per_hour": "3.67339"],
                "price/gcp/us-central1/a2-highgpu-1g/spot": ["usd_per_hour": "1.44296"],
                "price/gcp/us-central1/a2-megagpu-16g/on-demand": ["usd_per_hour": "55.73951"],
                "price/gcp/us-central2/n1-highmem-8/on-demand": ["usd_per_hour": "0.47321"],
                "instance/gcp/n1-highmem-8": ["vcpu": "8"],
            ], count: ["prices": 6, "instances": 1, "regions": 2],
            remark: "left out: 1 machine types in regions where the catalog has no price of their GPUs"),
        Case(
            file: "skypilot-nebius-vms.csv", request: .init(format: "skypilot", provider: "nebius"),
            rows: [
                "instance/nebius/gpu-l40s-d_2gpu-64vcpu-384gb": [
                    "accelerator": "NVIDIA L40S", "accelerator_count": "2",
                ],
                "price/nebius/eu-north1/gpu-h100-sxm_1gpu-16vcpu-200gb/spot": ["usd_per_hour": "1.25"],
                "provider/nebius": ["name": "nebius"],
            ], count: ["providers": 1, "regions": 2, "instances": 5, "prices": 6],
            remark: "no target runs on machines of nebius: add one in targets.csv"),
        Case(
            file: "skypilot-runpod-vms.csv", request: .init(format: "skypilot", provider: "runpod"),
            rows: [
                "instance/runpod/8x_A100-80GB-SXM_SECURE": [
                    "accelerator": "NVIDIA A100 80GB", "accelerator_count": "8",
                ],
                "region/runpod/NO": ["residency": "unknown"],
            ], count: ["providers": 1, "regions": 3, "instances": 2, "prices": 6]),
        Case(
            file: "skypilot-vast-vms.csv", request: .init(format: "skypilot", provider: "vast"),
            rows: [
                "instance/vast/1x-H100_SXM-32-65536": ["accelerator": "NVIDIA H100 80GB"],
                "instance/vast/2x-H100_NVL-32-65536": ["accelerator": "NVIDIA H100 NVL 94GB"],
                "price/vast/US, NA/4x-H200-32-65536/on-demand": ["usd_per_hour": "11.3"],
            ],
            // A spot price of nothing is none.
            count: ["providers": 1, "regions": 6, "instances": 4, "prices": 6],
            remark: "left out: 1 machine types with a device that the store does not know"),
        Case(
            file: "skypilot-lambda-vms.csv", request: .init(format: "skypilot", provider: "lambda"),
            rows: ["instance/lambda/gpu_8x_a100": ["accelerator": "NVIDIA A100 40GB", "accelerator_count": "8"]],
            count: ["providers": 1, "regions": 1, "instances": 2, "prices": 2],
            remark: "left out: 2 machine types with a device that the store does not know"),
        Case(
            file: "nodes-slices.json", request: .init(format: "kubectl-nodes"),
            rows: [
                "instance/own/node-16cpu-125gib-nvidia-a100-pcie-40gb-mig-1g.5gb": [
                    "quantity": "7", "accelerator_count": "0.142857", "accelerator_memory_gib": "4.75",
                    "vcpu": "2.29", "memory_gib": "17.86",
                ],
                "instance/own/node-112cpu-1007gib-nvidia-a100-40gb-mig-3g.20gb": [
                    "quantity": "1", "accelerator_count": "0.428571", "accelerator_memory_gib": "20", "vcpu": "25.85",
                ],
                "instance/own/node-112cpu-1007gib-nvidia-a100-40gb-gpu": [
                    "quantity": "1", "accelerator_count": "1", "accelerator_memory_gib": "39.59",
                ],
                // The label is in bytes.
                "instance/own/node-4cpu-15gib-nvidia-t4-shared-1of8": [
                    "quantity": "8", "accelerator_count": "0.125", "accelerator_memory_gib": "1.88", "vcpu": "0.5",
                ],
                "instance/own/node-8cpu-31gib-nvidia-a10g-shared-1of8": [
                    "quantity": "8", "accelerator_memory_gib": "3",
                ],
                // Two nodes that differ by some mebibytes, and the smaller one's memory.
                "instance/own/g4dn.4xlarge": ["quantity": "2", "memory_gib": "60.08", "accelerator": "NVIDIA T4"],
                "instance/own/n1-standard-4": ["quantity": "1", "accelerator": "NVIDIA T4"],
            ], count: ["instances": 9, "regions": 2], remark: "pods must tolerate nvidia.com/gpu"),
        Case(
            file: "nodes-rke2-vgpu.json", request: .init(format: "kubectl-nodes"),
            rows: [
                "instance/own/node-2cpu-16gib-nvidia-a16": [
                    "accelerator": "NVIDIA A16", "accelerator_count": "0.25", "accelerator_memory_gib": "4",
                ]
            ], count: ["instances": 1, "regions": 1]),
        Case(
            file: "nodes-handwritten.json", request: .init(format: "kubectl-nodes"),
            rows: [
                "instance/own/node-15.89cpu-62gib-nvidia-t4": [
                    "quantity": "2", "accelerator": "NVIDIA T4", "accelerator_count": "1",
                    "accelerator_memory_gib": "15", "memory_gib": "61.74",
                ],
                "instance/own/altra-80": ["quantity": "1", "architecture": "arm64", "vcpu": "80"],
                "region/own/dc-1": ["residency": "unknown"],
            ], count: ["instances": 2, "regions": 1], remark: "left out: 1 cordoned nodes"),
        Case(
            file: "vllm-llama-3.2-3b-4xl40s.json",
            request: .init(format: "vllm", hardware: "4x NVIDIA_L40S", precision: "bfloat16"),
            rows: [
                "measurement/vllm-vllm-llama-3.2-3b-4xl40s-meta-llama/Llama-3.2-3B-Instruct-r10": [
                    "kind": "serving", "model": "llama-3.2-3b", "hardware": "NVIDIA L40S", "hardware_count": "4",
                    "runtime": "vllm", "input": "in=999,out=270", "latency_ms": "13.57799586",
                    "throughput_per_s": "2249.247363168", "precision": "bf16",
                    "notes": "mean time to the first token 54.6 ms; 10 requests/s offered",
                ]
            ], count: ["measurements": 1]),
        Case(
            file: "genai-perf-streaming.json",
            request: .init(format: "genai-perf", hardware: "H100", model: "llama-3.1-8b"),
            rows: [
                "measurement/genai-perf-genai-perf-streaming-llama-3.1-8b-c100": [
                    "batch": "100", "input": "in=201,out=2566", "runtime": "tensorrt-llm",
                    "latency_ms": "2.176734452", "throughput_per_s": "44190.560025027",
                ]
            ], count: ["measurements": 1]),
        Case(
            file: "genai-perf-not-streaming.json", request: .init(format: "genai-perf", hardware: "H100"),
            rows: [
                // Without streaming there is no time for each token, and none to the first.
                "measurement/genai-perf-genai-perf-not-streaming-ensemble-c100": [
                    "throughput_per_s": "12277.703408761", "notes": "not streamed; mean request 4610.6 ms",
                ]
            ], count: ["measurements": 1]),
        Case(
            file: "aiperf-gpt-oss-20b.json", request: .init(format: "genai-perf", hardware: "RTX 6000 Ada"),
            rows: [
                "measurement/genai-perf-aiperf-gpt-oss-20b-openai/gpt-oss-20b-c100": [
                    "batch": "100", "latency_ms": "51.76", "throughput_per_s": "1274.63", "hardware": "RTX 6000 Ada",
                ]
            ], count: ["measurements": 1]),
        Case(
            file: "perf-analyzer-inception.csv",
            request: .init(format: "perf-analyzer", hardware: "T4", model: "inception"),
            rows: [
                // The parts' sum is the mean: a request of the only one under way takes 1 s / 69.2.
                "measurement/perf-analyzer-perf-analyzer-inception-inception-c1": [
                    "kind": "serving", "latency_ms": "14.443", "throughput_per_s": "69.2",
                ],
                "measurement/perf-analyzer-perf-analyzer-inception-inception-service": [
                    "kind": "service", "latency_ms": "12.006",
                ],
            ], count: ["measurements": 5]),
        Case(
            file: "perf-client-resnet50.csv",
            request: .init(format: "perf-analyzer", hardware: "T4", model: "resnet50"),
            rows: [
                "measurement/perf-analyzer-perf-client-resnet50-resnet50-service": ["latency_ms": "4.801"]
            ], count: ["measurements": 5]),
        Case(
            file: "model-analyzer-results.csv", request: .init(format: "model-analyzer", hardware: "L4"),
            rows: [
                "measurement/model-analyzer-model-analyzer-results-resnet50_libtorch-resnet50_libtorch_i0-b1-c2": [
                    "latency_ms": "11", "throughput_per_s": "195", "runtime": "triton",
                    "notes": "latency: p99 Latency (ms); instances 1/GPU",
                ]
            ], count: ["measurements": 2]),
        Case(
            file: "benchmark-infer-amp-nchw-pt291-cu130-5090-dynamo.csv",
            request: .init(format: "timm", hardware: "RTX 5090"),
            rows: [
                // One model at two sizes.
                "measurement/timm-benchmark-infer-amp-nchw-pt291-cu130-5090-dynamo-resnet50-176-b1024": [
                    "kind": "service", "precision": "amp", "input": "3x176x176", "runtime": "torch-compile",
                    "gflops_per_item": "5.24", "latency_ms": "51.463", "parameters_millions": "25.56",
                ],
                "measurement/timm-benchmark-infer-amp-nchw-pt291-cu130-5090-dynamo-resnet50-160-b1024": [
                    "latency_ms": "41.587"
                ],
            ], count: ["measurements": 5]),
        Case(
            file: "benchmark-infer-fp32-nchw-pt240-cpu-i9_10940x-dynamo.csv",
            request: .init(format: "timm", hardware: "Intel Core i9-10940X"),
            rows: [
                "measurement/timm-benchmark-infer-fp32-nchw-pt240-cpu-i9_10940x-dynamo-mobilenetv3_large_150d-224-b1": [
                    "hardware_kind": "cpu", "precision": "fp32", "latency_ms": "10.756",
                ]
            ], count: ["measurements": 4]),
        Case(
            file: "benchmark-infer-amp-nchw-pt110-cu113-rtx3090.csv",
            request: .init(format: "timm", hardware: "rtx3090"),
            rows: [
                "measurement/timm-benchmark-infer-amp-nchw-pt110-cu113-rtx3090-resnet50-224-b256": [
                    "hardware": "NVIDIA GeForce RTX 3090", "latency_ms": "98.373", "runtime": "pytorch",
                    "activations_millions": "11.11",
                ]
            ], count: ["measurements": 2]),
        Case(
            file: "infracost-breakdown.json", request: .init(format: "infracost", region: "us-east-1"),
            rows: ["price/aws/us-east-1/m5.4xlarge/on-demand": ["usd_per_hour": "0.768"]], count: ["prices": 1],
            remark: "left out: 2 cost components that price no machine type with Linux"),
        Case(
            file: "infracost-handwritten.json", request: .init(format: "infracost", region: "eastus"),
            rows: ["price/azure/eastus/NC4as_T4_v3/on-demand": ["usd_per_hour": "0.526"]], count: ["prices": 1],
            remark: "left out: 1 machine types whose GPUs are priced apart"),
        Case(
            file: "aws-get-products-m5.large.json", request: .init(format: "aws-offer", region: "us-east-1"),
            rows: [
                "price/aws/us-east-1/m5.large/on-demand": ["usd_per_hour": "0.096"],
                "price/aws/us-east-1/m5.large/reserved-1y": ["usd_per_hour": "0.06"],
                "price/aws/us-east-1/m5.large/reserved-3y": ["usd_per_hour": "0.041"],
            ], count: ["prices": 3]),
        Case(
            file: "aws-get-products-cli.json", request: .init(format: "aws-offer", region: "us-east-1"),
            rows: ["price/aws/us-east-1/m5.large/on-demand": ["usd_per_hour": "0.096"]], count: ["prices": 3]),
        Case(
            file: "aws-offer-us-east-2-linux.json", request: .init(format: "aws-offer"),
            rows: ["price/aws/us-east-2/m5.large/on-demand": ["usd_per_hour": "0.096"]], count: ["prices": 1]),
        Case(
            file: "aws-describe-instance-types.json", request: .init(format: "aws-instance-types"),
            rows: [
                "instance/aws/g4dn.12xlarge": [
                    "vcpu": "48", "memory_gib": "192", "accelerator": "NVIDIA T4", "accelerator_count": "4",
                    "accelerator_memory_gib": "16", "network_gbps": "50", "local_disk_gb": "900", "family": "g4dn",
                ],
                // The store's processor stays.
                "instance/aws/g4ad.8xlarge": ["cpu": "AMD EPYC 7R32", "accelerator": "AMD Radeon Pro V520"],
                "instance/aws/i4g.2xlarge": ["architecture": "arm64", "network_gbps": "12"],
            ], count: ["instances": 4]),
        Case(
            file: "aws-describe-instance-types-handwritten.json", request: .init(format: "aws-instance-types"),
            rows: [
                "instance/aws/g6f.xlarge": [
                    "accelerator": "NVIDIA L4", "accelerator_count": "0.125", "accelerator_memory_gib": "2.793945313",
                ],
                "instance/aws/inf2.xlarge": ["accelerator": "AWS Inferentia2", "accelerator_memory_gib": "32"],
            ], count: ["instances": 2], remark: "left out: 1 types with a device that the store does not know"),
        Case(
            file: "azure-retail-dv4-ev3.json", request: .init(format: "azure-retail"),
            rows: [
                "price/azure/westeurope/Standard_D8_v4/on-demand": ["usd_per_hour": "0.46"],
                "price/azure/westeurope/Standard_D8_v4/reserved-1y": ["usd_per_hour": "0.271347032"],
                "price/azure/westeurope/Standard_D8_v4/reserved-3y": ["usd_per_hour": "0.174809741"],
            ], count: ["prices": 3], remark: "left out: 3 machine types that the store does not know"),
        Case(
            file: "azure-retail-handwritten.json", request: .init(format: "azure-retail"),
            rows: ["price/azure/eastus/NC4as_T4_v3/spot": ["usd_per_hour": "0.21"]], count: ["prices": 1],
            remark: "left out: 3 items that are no virtual machine with Linux"),
        Case(
            file: "gcp-skus-a2.json", request: .init(format: "gcp-skus"),
            rows: ["price/gcp/us-central1/a2-highgpu-1g/on-demand": ["usd_per_hour": "3.673385"]],
            count: ["prices": 6, "regions": 3]),
        Case(
            file: "mlperf-v4.1-summary_results.json", request: .init(format: "mlperf"),
            rows: [
                "measurement/mlperf-v4.1-0001-llama2-70b-99-offline": [
                    "kind": "offline", "model": "llama-2-70b", "hardware": "AMD MI300X", "hardware_count": "1",
                    "throughput_per_s": "3062.72", "precision": "fp8", "runtime": "vllm",
                    "runtime_version": "0.4.3+rocm614", "notes": "acc 99%; Tokens/s",
                ],
                "measurement/mlperf-v4.1-0003-3d-unet-99-offline": [
                    "hardware": "NVIDIA H100 NVL 94GB", "hardware_count": "4", "runtime": "tensorrt",
                    "runtime_version": "10.2.0",
                ],
            ], count: ["measurements": 3]),
        Case(
            file: "mlperf-v5.0-summary_results.json", request: .init(format: "mlperf"),
            rows: [
                "measurement/mlperf-5.0-0001-resnet50-multistream": [
                    "kind": "stream", "batch": "8", "latency_ms": "0.45537", "notes": "query of 8; p99",
                ],
                "measurement/mlperf-5.0-0001-resnet50-server": [
                    "kind": "server", "throughput_per_s": "35342.5", "notes": "Queries/s",
                ],
            ], count: ["measurements": 4]),
        Case(
            file: "mlperf-v5.1-summary_results.json", request: .init(format: "mlperf"),
            rows: [
                "measurement/mlperf-5.1-0001-llama2-70b-99-interactive": [
                    "kind": "server", "hardware_count": "8", "throughput_per_s": "8840.42",
                ]
            ], count: ["measurements": 2]),
        Case(
            file: "mlperf-handwritten.json", request: .init(format: "mlperf"),
            rows: [
                "measurement/mlperf-5.0-0010-resnet-singlestream": [
                    "kind": "stream", "latency_ms": "0.41", "batch": "1",
                ],
                "measurement/mlperf-5.0-0012-resnet-offline": ["hardware_kind": "cpu", "hardware": "AMD EPYC 9374F"],
            ], count: ["measurements": 2], remark: "left out: 1 results without a figure"),
    ]

    /// One file of each format.
    private static let representatives = Dictionary(grouping: cases, by: \.request.format).compactMap(\.value.first)

    @Test("become rows", arguments: cases)
    func becomeRows(_ example: Case) throws {
        let samples = try Self.samples()
        let report = try Self.read(example.file, example.request, into: samples)
        #expect(Dictionary(uniqueKeysWithValues: report.tables.map { ($0.name, $0.rows) }) == example.count)
        if !example.remark.isEmpty { #expect(report.remarks.contains(example.remark), "\(report.remarks)") }
        let datasets = [report.version]
        for (key, expected) in example.rows {
            let found = try samples.store.reading { try $0.facts(named: FactID(key), datasets: datasets) }
            for (column, value) in expected {
                let index = try #require(found.table.columns.firstIndex { $0.name == column })
                #expect(found.rows[0].values[index].plain == value, "\(key) \(column)")
            }
        }
        #expect(try Self.read(example.file, example.request, into: samples).outcome == .unchanged)
    }

    @Test("are all tested, and documented")
    func complete() throws {
        let names = ForeignFormats.summaries.map(\.name)
        #expect(Set(names) == Set(Self.cases.map(\.request.format)))
        let text = try String(contentsOfFile: DatasetSamples.repository + "/docs/datasets.md", encoding: .utf8)
        for name in names { #expect(text.contains("| `\(name)` |"), "\(name)") }
    }

    @Test("of another format are refused", arguments: representatives)
    func mistaken(_ example: Case) throws {
        let samples = try Self.samples()
        let before = try samples.store.datasetRecords().count
        for other in Self.representatives where other.request.format != example.request.format {
            var request = example.request
            (request.provider, request.region, request.hardware, request.model) = ("aws", "us-east-1", "L4", "m")
            do {
                _ = try Self.read(other.file, request, into: samples)
                Issue.record("\(other.file) was read as \(example.request.format)")
            } catch let error as BerthError {
                #expect(error.kind == .badData, "\(error)")
            }
        }
        #expect(try samples.store.datasetRecords().count == before)
    }

    @Test("need what they leave out to be said")
    func unsaid() throws {
        let samples = try Self.samples()
        for (file, format, flag) in [
            ("perf-client-resnet50.csv", "perf-analyzer", "--hardware NAME"),
            ("infracost-breakdown.json", "infracost", "--region NAME"),
            ("skypilot-aws-vms.csv", "skypilot", "--provider NAME"),
            ("perf-client-resnet50.csv", "perf-analyser", "--format perf-analyzer"),
        ] {
            do {
                _ = try Self.read(file, ForeignRequest(format: format), into: samples)
                Issue.record("\(format) was read")
            } catch let error as BerthError {
                #expect(error.kind == .usage)
                #expect(error.hints.contains { $0.contains(flag) }, "\(error.hints)")
            }
        }
    }

    @Test("a rate becomes hours of the week or of the day")
    func prometheus() throws {
        let samples = try DatasetSamples()
        func traffic(hours: Int, start: Int, step: Int = 1800) throws -> PrometheusTraffic {
            let values = stride(from: start, to: start + hours * 3600, by: step).map { time -> String in
                let rate = (time / 3600) % 24 == 12 ? 9.0 : 3.0
                return "[\(time), \"\(rate)\"]"
            }
            let text = """
                {"status": "success", "data": {"resultType": "matrix", "result": [
                  {"metric": {"pod": "a"}, "values": [\(values.joined(separator: ","))]},
                  {"metric": {"pod": "b"}, "values": [[\(start), "NaN"], [\(start + 1800), "1"]]}]}}
                """
            let path = samples.folder + "/range.json"
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
            return try PrometheusTraffic(path: path)
        }
        // 2026-11-23 was a Monday.
        let monday = 1_795_392_000
        let week = try traffic(hours: 168, start: monday)
        #expect(week.hourly.count == 168)
        #expect(week.hourly[12] == 9 && week.hourly[13] == 3)
        #expect(week.hourly[0] == 3.5)
        #expect(week.peak == 9)
        let day = try traffic(hours: 24, start: monday + 5 * 3600)
        #expect(day.hourly.count == 24)
        #expect(day.hourly[12] == 9 && day.hourly[5] == 3.5)
        #expect(day.yaml.contains("hourly: ["))
        #expect(throws: BerthError.self) { try traffic(hours: 5, start: monday) }
        #expect(throws: BerthError.self) { try traffic(hours: 48, start: monday, step: 7200) }
    }

    @Test("Grafana's frames are a rate, too")
    func grafana() throws {
        let samples = try DatasetSamples()
        let times = (0...24).map { 1_795_392_000_000 + $0 * 3_600_000 }
        let values = times.indices.map { $0 == 3 ? "null" : $0 == 12 ? "9.5" : "2" }
        let times2 = times.map(String.init).joined(separator: ",")
        let text = """
            {"results":{"A":{"status":200,"frames":[{"schema":{"refId":"A","fields":[{"name":"Time","type":"time"},
            {"name":"Value","type":"number","labels":{"job":"api"}}]},"data":{"values":[[\(times2)],[\(
                values.joined(separator: ","))]]}},{"schema":{"fields":[{"name":"Time","type":"time"},
            {"name":"Value","type":"number"}]},"data":{"values":[[\(times2)],[\(
                values.map { _ in "1" }.joined(separator: ","))]]}}]}}}
            """
        let path = samples.folder + "/frames.json"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        let traffic = try PrometheusTraffic(path: path)
        #expect(traffic.hourly[3] == 1 && traffic.hourly[12] == 10.5 && traffic.peak == 10.5)
    }

    @Test(
        "figures beyond measure crash nothing",
        arguments: [
            (
                "kubectl-nodes",
                #"{"kind":"Node","status":{"allocatable":{"cpu":"99999999999999999999999","memory":"1Ki"}}}"#
            ),
            (
                "kubectl-nodes",
                """
                {"kind":"Node","metadata":{"labels":{"nvidia.com/gpu.product":"Tesla-T4-SHARED",\
                "nvidia.com/gpu.replicas":"1e300"}},"status":{"allocatable":{"cpu":"4","memory":"8Gi",\
                "nvidia.com/gpu":"99999999999999999999999","nvidia.com/mig-0g.0gb":"3"}}}
                """
            ),
            (
                "aws-instance-types",
                """
                {"InstanceTypes":[{"InstanceType":"a.b","VCpuInfo":{"DefaultVCpus":2},"MemoryInfo":{"SizeInMiB":1e300},\
                "ProcessorInfo":{"SupportedArchitectures":["x86_64"]},\
                "GpuInfo":{"Gpus":[{"Name":"L4","Manufacturer":"NVIDIA","Count":1e300,"MemoryInfo":{"SizeInMiB":1e300}}]}}]}
                """
            ),
        ])
    func measureless(_ format: String, _ text: String) throws {
        let samples = try Self.samples()
        let path = samples.folder + "/x.json"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        let request = ImportRequest(path: path, layer: "team:red", foreign: .init(format: format))
        do {
            _ = try DatasetImport.run([request], into: samples.store, dryRun: true)
        } catch let error as BerthError {
            #expect(error.kind == .badData)
        }
    }

    @Test("samples before 1970 and beyond the calendar are no traffic")
    func timeless() throws {
        let samples = try DatasetSamples()
        let path = samples.folder + "/range.json"
        let text = """
            {"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[-1,"1"],[1e300,"1"]]}]}}
            """
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        #expect(throws: BerthError.self) { try PrometheusTraffic(path: path) }
    }

    @Test("a counter is no rate")
    func counter() throws {
        let path =
            DatasetSamples.repository
            + "/Tests/ImportingTests/Fixtures/formats/prometheus-istio-counter.json"
        #expect {
            try PrometheusTraffic(path: path)
        } throws: { error in
            (error as? BerthError)?.hints == ["ask for sum(rate(istio_request_count[5m]))"]
        }
    }

    @Test("an offer without a price that counts says what was left out")
    func nothing() throws {
        let samples = try Self.samples()
        #expect {
            try Self.read("aws-get-products-m5.large.json", .init(format: "aws-offer"), into: samples)
        } throws: { error in
            (error as? BerthError)?.hints == ["left out: 1 products that name no region code: add --region"]
        }
        #expect(throws: BerthError.self) {
            try Self.read("aws-offer-us-east-2.json", .init(format: "aws-offer"), into: samples)
        }
    }

    @Test("lines of runs, Python's figures that are none, and runs of one load are read")
    func sglang() throws {
        let samples = try Self.samples()
        let run = """
            {"backend": "sglang", "request_rate": Infinity, "max_concurrency": 8, "completed": 10, "duration": 5.0, \
            "total_input_tokens": 1000, "total_output_tokens": 500, "output_throughput": 100.0, "mean_tpot_ms": NaN, \
            "mean_ttft_ms": 80.0, "tp_size": 2}
            """
        let path = samples.folder + "/sglang.jsonl"
        try Data((run + "\n" + run + "\n").utf8).write(to: URL(fileURLWithPath: path))
        let request = ForeignRequest(format: "vllm", hardware: "L4", model: "m")
        let report = try DatasetImport.run(
            [ImportRequest(path: path, layer: "team:red", foreign: request)], into: samples.store)[0]
        for id in ["vllm-sglang-m-c8", "vllm-sglang-m-c8-2"] {
            let found = try samples.store.reading {
                try $0.facts(named: FactID("measurement/" + id), datasets: [report.version])
            }
            let cells = zip(found.table.columns.map(\.name), found.rows[0].values.map(\.plain))
            let row = Dictionary(uniqueKeysWithValues: cells.map { ($0, $1 ?? "") })
            #expect(row["runtime"] == "sglang" && row["hardware_count"] == "2" && row["latency_ms"] == "")
        }
    }

    @Test(
        "the letters of a type tell the instruction set",
        arguments: [
            ("aws", "m7g.large", true), ("aws", "g4dn.xlarge", false), ("aws", "g5g.xlarge", true),
            ("aws", "g6.xlarge", false),
            ("aws", "im4gn.large", true), ("aws", "p6e-gb200.36xlarge", true), ("aws", "p4d.24xlarge", false),
            ("gcp", "c4a-standard-4", true), ("gcp", "a2-highgpu-1g", false), ("azure", "Standard_D4ps_v5", true),
            ("azure", "Standard_NC4as_T4_v3", false), ("azure", "Standard_E16-4s_v3", false),
            ("vast", "m7g.large", false),
        ])
    func architectures(_ provider: String, _ type: String, _ isArm: Bool) {
        #expect((MachineArchitecture.named(type, of: provider) == "arm64") == isArm)
    }

    @Test("profiles of Multi-Instance GPU are shares of compute")
    func profiles() throws {
        for (name, device, share, gib) in [
            ("1g.10gb", "NVIDIA A100 80GB", 1 / 7.0, 10.0), ("1g.6gb", "NVIDIA A30", 0.25, 6),
            ("1g.10gb.me", "NVIDIA H100 80GB", 1 / 7.0, 10), ("1c.3g.40gb", "NVIDIA H100 80GB", 1 / 7.0, 40),
        ] {
            let profile = try #require(MIGProfile(name))
            #expect(profile.share(of: device) == share && profile.nominalGiB == gib, "\(name)")
        }
        #expect(MIGProfile("all-balanced") == nil)
    }

    @Test("JSON is refused where it is none, with its place")
    func malformed() throws {
        for (text, fault) in [
            ("{\"InstanceTypes\": [}", "1:20"), ("[1, 2", "1:6"), ("{\"a\": nul}", "1:7"),
            (String(repeating: "[", count: 300), "1:202"), ("{\"a\": \"open", "1:7"), ("", "1:1"),
        ] {
            let samples = try DatasetSamples()
            let path = samples.folder + "/x.json"
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
            let request = ImportRequest(path: path, layer: "team:red", foreign: .init(format: "kubectl-nodes"))
            do {
                _ = try DatasetImport.run([request], into: samples.store)
                Issue.record("\(text) was read")
            } catch let error as BerthError {
                #expect(error.message.hasPrefix("x.json:\(fault): "), "\(error.message)")
            }
        }
    }
}
