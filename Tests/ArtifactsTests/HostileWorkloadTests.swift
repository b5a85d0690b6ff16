import Domain
import Foundation
import Testing
import Yams

@testable import Artifacts

/// Names, labels and places that try to be more than text change texts and nothing else.
@Suite struct HostileWorkloadTests {
    static let platforms: [(target: String, family: String, provider: String, instance: String?)] = [
        ("eks", "Kubernetes", "aws", "g6.xlarge"), ("gke-standard", "Kubernetes", "gcp", "g2-standard-4"),
        ("aks", "Kubernetes", "azure", "Standard_NC4as_T4_v3"), ("ecs-ec2", "ECS", "aws", "g6.xlarge"),
        ("cloud-run-service", "Cloud Run", "gcp", nil), ("sagemaker-realtime", "SageMaker", "aws", "ml.g6.xlarge"),
        ("k8s-onprem", "Kubernetes", "own", "rack-1"),
    ]

    /// One of each kind: a whole platform is rendered for each.
    static let texts = [
        "yes", "1e3", "quote\" 'quote' back\\slash\\", "new\nline: value", "${x} $(x) `x` $$ %{x}",
        "{{x}} <% x %> ${{ x }}",
        "!!python/object:x &a *a", "- item # remark", "\u{0}\u{2028}\u{85}\u{202E}", "</script>|[x](y)",
    ]

    static func sample(_ index: Int, _ text: String?) -> Sample {
        let platform = platforms[index]
        var sample = Sample(
            target: platform.target, family: platform.family, provider: platform.provider, instance: platform.instance)
        if let text {
            sample.name = text
            sample.model = text
            sample.region = text
            sample.caution = text
            sample.accelerator = "NVIDIA \(text)"
            sample.instance = platform.instance.map { _ in text }
        }
        return sample
    }

    @Test("every file has the lines and the structure that a tame workload gives it", arguments: platforms.indices)
    func structure(_ index: Int) throws {
        let tame = try Self.sample(index, nil).artifacts()
        for text in Self.texts {
            for (hostile, expected) in zip(try Self.sample(index, text).artifacts(), tame) {
                #expect(hostile.path == expected.path)
                // The machine's memory is no fact of the hostile one, so that figures may differ; lines may not.
                #expect(
                    hostile.text.split(separator: "\n", omittingEmptySubsequences: false).count
                        == expected.text.split(separator: "\n", omittingEmptySubsequences: false).count,
                    "\(hostile.path) with \(text.debugDescription)")
                if hostile.path.hasSuffix(".yaml") {
                    let (found, wanted) = (try keys(hostile.text), try keys(expected.text))
                    #expect(found == wanted, "\(hostile.path) with \(text.debugDescription)")
                }
                if hostile.path.hasSuffix(".json") {
                    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(hostile.text.utf8)) }
                }
            }
        }
    }

    /// The keys of all documents in order, but for those that carry the workload's own name.
    private func keys(_ yaml: String) throws -> [String] {
        func walk(_ node: Node, _ path: String) -> [String] {
            switch node {
            case .mapping(let mapping):
                mapping.flatMap { key, value -> [String] in
                    let word = key.string ?? "?"
                    return walk(value, path + "/" + (word.hasSuffix("-client") ? "client" : word))
                }
            case .sequence(let sequence): sequence.flatMap { walk($0, path + "/-") }
            default: [path]
            }
        }
        return try Yams.compose_all(yaml: yaml).flatMap { walk($0, "") }
    }

    @Test("an image that is no reference is refused, whatever it would break")
    func images() {
        let bad = [
            "", "python", "python:latest", "two words:1", "python:3.12 AS x", "python:3.12\nRUN reboot", "A/b:1",
            "x@sha256:12", "${IMAGE}:1", "$(reboot):1", "{{x}}:1", "\"x:1\"", "x:1#remark", "-x:1", "x:-1", "../x:1",
        ]
        for text in bad {
            var sample = Sample()
            sample.image = text
            let error = #expect(throws: BerthError.self) { try sample.artifacts() }
            #expect(error?.kind == .badData, "\(text.debugDescription)")
        }
    }

    @Test("a model's name stays in its string")
    func dockerfile() throws {
        let text = try Self.sample(0, "x\"\nRUN reboot ${PATH}").text("Dockerfile")
        #expect(text.contains(#"description="x\" RUN reboot \${PATH} for x\" RUN reboot \${PATH}""#))
    }
}
