import Domain
import Foundation
import Testing

@testable import Importing

/// The messages are part of the product: they are held word for word.
@Suite("Faults of a workload")
struct WorkloadFaultTests {
    @Test("an impossible value is refused, with what was expected", arguments: values)
    func value(text: String, message: String) {
        #expect(WorkloadSamples.faults(text) == ["w.yaml:" + message])
    }

    private static func model(_ text: String) -> String { "traffic: {average_rps: 2}\nmodel: {name: m, \(text)}" }
    private static func slo(_ text: String) -> String { WorkloadSamples.online("slo: {\(text)}") }
    private static func constraints(_ text: String) -> String { WorkloadSamples.online("constraints: {\(text)}") }
    private static func traffic(_ text: String) -> String { WorkloadSamples.online(traffic: text) }

    private static let rps = "expected a number from 0.00001 to 10000000 (requests/s)"

    static let values: [(String, String)] = numbers + words + hours + contradictions + kinds + keys + documents

    private static let numbers: [(String, String)] = [
        (traffic("average_rps: 0"), "2:24: traffic.average_rps: found 0, \(rps)"),
        (traffic("average_rps: -1"), "2:24: traffic.average_rps: found -1, \(rps)"),
        (traffic("average_rps: .nan"), "2:24: traffic.average_rps: found .nan, \(rps)"),
        (traffic("average_rps: .inf"), "2:24: traffic.average_rps: found .inf, \(rps)"),
        (traffic("average_rps: 1e308"), "2:24: traffic.average_rps: found 1e308, \(rps)"),
        (traffic("average_rps: '20 '"), "2:24: traffic.average_rps: found the text '20 ', \(rps); remove the quotes"),
        (
            traffic("average_rps: 20rps"),
            "2:24: traffic.average_rps: found '20rps', \(rps); write the number alone, in requests/s"
        ),
        (traffic("average_rps: 1_000"), "2:24: traffic.average_rps: found '1_000', \(rps); write 1000"),
        (traffic("average_rps: [20]"), "2:24: traffic.average_rps: found a list, \(rps)"),
        (traffic("average_rps: true"), "2:24: traffic.average_rps: found true, \(rps)"),
        (
            traffic("average_rps: 20, peak_rps: "),
            "2:38: traffic.peak_rps: no value, \(rps); leave the key out for the default"
        ),
        (slo("availability: 100.1"), "3:21: slo.availability: found 100.1, expected a number from 50 to 100 (percent)"),
        (
            slo("availability: 0.999"),
            "3:21: slo.availability: found 0.999, expected a number from 50 to 100 (percent); it is in percent: 99.9"
        ),
        (slo("p95_ms: 0"), "3:15: slo.p95_ms: found 0, expected a number from 0.001 to 86400000 (ms)"),
        (
            model("input_shape: [3, 0]"),
            "2:35: model.input_shape: found 0, expected a whole number from 1 to 1000000"
        ),
        (
            model("input_shape: [3, 1.5]"),
            "2:35: model.input_shape: found 1.5, expected a whole number from 1 to 1000000"
        ),
        (
            model("input_shape: []"),
            "2:31: model.input_shape: found 0 numbers, expected 1 to 8 whole numbers from 1 to 1000000"
        ),
        (
            constraints("max_monthly_usd: 1.00000000001"),
            "3:32: constraints.max_monthly_usd: found 1.00000000001, expected at most nine decimals (USD/month)"
        ),
    ]

    private static let words: [(String, String)] = [
        (
            model("precisions: []"),
            "2:30: model.precisions: found an empty list, expected at least one of "
                + "fp32, tf32, fp16, bf16, amp, int8, fp8, int4, fp4"
        ),
        (
            model("precisions: fp61"),
            "2:30: model.precisions: found 'fp61', expected "
                + "fp32, tf32, fp16, bf16, amp, int8, fp8, int4 or fp4; did you mean 'fp16'?"
        ),
        (
            WorkloadSamples.online("kind: onlin"),
            "3:7: kind: found 'onlin', expected online, async, batch or training; did you mean 'online'?"
        ),
        (
            WorkloadSamples.online("name: Plate Detector"),
            "3:7: name: found 'Plate Detector', expected 1 to 63 of the characters a-z, 0-9 and -; try 'plate-detector'"
        ),
        (
            WorkloadSamples.online("schema: berth.workload/2"),
            "3:9: schema: found 'berth.workload/2', expected 'berth.workload/1'; this version of berth reads no other"
        ),
        (
            "traffic: {average_rps: 2}\nmodel: {name: 50}",
            "2:15: model.name: found 50, expected 1 to 200 characters, none a control character; put it in quotes: '50'"
        ),
        (
            "traffic: {average_rps: 2}\nmodel: {name: \"a\\tb\"}",
            "2:15: model.name: found a control character, expected 1 to 200 characters, none a control character"
        ),
        (
            WorkloadSamples.online("team: {kubernetes: yes}"),
            "3:20: team.kubernetes: found 'yes', expected true or false; write true"
        ),
        (
            WorkloadSamples.online("team: {skills: {aws: 4}}"),
            "3:22: team.skills: found 4, expected a whole number from 0 to 3"
        ),
        (
            WorkloadSamples.online("team: {skills: {kubernets: 2}}"),
            "3:17: team.skills: no skill 'kubernets', expected kubernetes, aws, azure or gcp; did you mean 'kubernetes'?"
        ),
        (
            constraints("providers: [aws, gpc]"),
            "3:32: constraints.providers: no provider 'gpc', expected aws, azure or gcp; did you mean 'gcp'?"
        ),
        (
            constraints("regions: eu-west1"),
            "3:24: constraints.regions: no region 'eu-west1', "
                + "expected eu-west-1, europe-west4, us-central1 or us-east-1; did you mean 'eu-west-1'?"
        ),
        (constraints("residency: mars"), "3:26: constraints.residency: no residency 'mars', expected apac, eu or us"),
        (
            constraints("targets: [ecs-ec3]"),
            "3:25: constraints.targets: no target 'ecs-ec3', "
                + "expected cloud-run-service, ecs-ec2, eks or sagemaker-serverless; did you mean 'ecs-ec2'?"
        ),
    ]

    private static let hours: [(String, String)] = [
        (
            traffic("average_rps: 1, shape: weekly"),
            "2:34: traffic.shape: found 'weekly', "
                + "expected steady, daily, business-hours, bursty or {hourly: [24 or 168 numbers]}"
        ),
        (
            traffic("average_rps: 1, shape: {hourly: [1, 2]}"),
            "2:43: traffic.shape: found 2 numbers, expected 24 or 168 numbers from 0 to 1000000, not all 0"
        ),
        (
            traffic("average_rps: 1, shape: {hourly: [\(Array(repeating: "0", count: 24).joined(separator: ","))]}"),
            "2:43: traffic.shape: found only zeros, expected 24 or 168 numbers from 0 to 1000000, not all 0"
        ),
        (
            traffic("average_rps: 1, shape: [1, 2]"),
            "2:34: traffic.shape: found a list, expected steady, daily, business-hours, bursty "
                + "or {hourly: [24 or 168 numbers]}; write shape: {hourly: [...]}"
        ),
    ]

    private static let contradictions: [(String, String)] = [
        (
            traffic("average_rps: 20, peak_rps: 10"),
            "2:38: traffic.peak_rps: found 10, less than average_rps, expected at least 20 (requests/s)"
        ),
        (slo("p50_ms: 90, p95_ms: 80"), "3:27: slo.p95_ms: found 80, less than p50_ms, expected at least 90 (ms)"),
        (
            slo("ttft_p95_ms: 800"),
            "3:20: slo.ttft_p95_ms: promised without traffic.tokens_out, expected the mean tokens of an answer"
        ),
        (
            constraints("providers: [aws], regions: [europe-west4]"),
            "3:42: constraints.regions: found europe-west4, none of aws, "
                + "expected a region of a provider in 'providers'; europe-west4 is gcp's"
        ),
        (
            constraints("residency: eu, regions: [us-east-1]"),
            "3:39: constraints.regions: found us-east-1, none with residency 'eu', expected a region with that residency"
        ),
        (
            constraints("accelerator: forbidden, accelerators: [L4]"),
            "3:28: constraints.accelerator: forbidden, though 'accelerators' lists NVIDIA L4, "
                + "expected required or allowed, or no list"
        ),
        (
            constraints("targets: [eks], exclude_targets: [eks]"),
            "3:48: constraints.exclude_targets: 'eks' is in 'targets' as well"
        ),
        (
            WorkloadSamples.online("preferences: {weights: {cost: 0, latency: 0, operations: 0, risk: 0}}"),
            "3:67: preferences.weights.risk: all weights are 0, expected one above 0"
        ),
    ]

    private static let kinds: [(String, String)] = [
        ("model: {name: m}", "1:1: traffic.average_rps: missing, \(rps); an online workload needs it"),
        (
            "traffic: {average_rps: 2}",
            "1:1: model.name: missing, expected 1 to 200 characters, none a control character"
        ),
        (
            "kind: batch\nmodel: {name: m}",
            "1:1: job.items: missing, expected a whole number from 1 to 10000000000000 (items); a batch workload needs it"
        ),
        (
            "kind: training\nmodel: {name: m}\njob: {items: 5}\ntraffic: {tokens_in: 5}",
            "4:22: traffic.tokens_in: not for a training workload, "
                + "expected keys of a job: items, epochs, deadline_hours, runs_per_month, tokens_in, tokens_out"
        ),
        (
            "kind: batch\nmodel: {name: m}\njob: {items: 5, tokens_out: 0}",
            "3:29: job.tokens_out: found 0, expected a number from 1 to 10000000 (tokens)"
        ),
        (
            "model: {name: m, task: llm}\ntraffic: {average_rps: 2, tokens_in: 5}",
            "2:1: traffic.tokens_out: missing, expected a number from 1 to 10000000 (tokens); an LLM needs it"
        ),
    ]

    private static let keys: [(String, String)] = [
        (traffic("average_rps: 2, peek_rps: 5"), "2:27: traffic.peek_rps: unknown key; did you mean 'peak_rps'?"),
        (
            traffic("average_rps: 2, requests_per_month: 5"),
            "2:27: traffic.requests_per_month: unknown key; "
                + "give 'average_rps' under 'traffic': requests a month ÷ 2628000"
        ),
        (WorkloadSamples.online("p95_ms: 5"), "3:1: p95_ms: unknown key; did you mean 'p95_ms' under 'slo'?"),
        (WorkloadSamples.online("sol: {p95_ms: 5}"), "3:1: sol: unknown key; did you mean 'slo'?"),
        (
            WorkloadSamples.online("gpu: L4"),
            "3:1: gpu: unknown key; did you mean 'accelerators' under 'constraints'?"
        ),
        (WorkloadSamples.online("zebra: 1"), "3:1: zebra: unknown key"),
        (WorkloadSamples.online("<<: {a: 1}"), "3:1: <<: unknown key; merge keys are not read: write the keys out"),
        (WorkloadSamples.online("? [a]\n: 1"), "3:3: found a list as a key"),
        (WorkloadSamples.online("slo: 5"), "3:6: slo: found 5, expected keys such as p50_ms, indented"),
        (WorkloadSamples.online("kind: online\nkind: online"), "4:1: kind: given twice; it is on line 3 already"),
        (slo("p95_ms: 5, 'p95_ms': 6"), "3:18: slo.p95_ms: given twice; it is on line 3 already"),
    ]

    private static let documents: [(String, String)] = [
        (
            "",
            "1:1: no workload in it, expected keys such as model; "
                + "'berth schema workload' prints what may be written"
        ),
        (
            "# only a comment\n",
            "1:1: no workload in it, expected keys such as model; "
                + "'berth schema workload' prints what may be written"
        ),
        ("- a\n- b\n", "1:1: found a list, expected keys such as model"),
        ("yolov8s", "1:1: found 'yolov8s', expected keys such as model"),
        (
            "model:\n\tname: m\n",
            "2:1: while scanning for the next token, found character that cannot start any token; "
                + "indent with spaces, not tabs"
        ),
        ("model: {name: m", "1:16: while parsing a flow mapping, did not find expected ',' or '}'"),
        (
            "model: {name: m}\n---\nmodel: {name: n}\n",
            "2:1: expected a single document in the stream, but found another document"
        ),
        ("model: {name: *none}", "1:15: found undefined alias"),
    ]
}
