import Domain
import Foundation
import Testing

@testable import Importing

@Suite("Flags of a workload")
struct WorkloadOverrideTests {
    private func flag(_ path: String, _ values: String...) throws -> WorkloadOverride {
        let key = try #require(WorkloadKey.named(path))
        return WorkloadOverride(path: path, flag: key.flag, values: values)
    }

    @Test("flags alone make a workload")
    func alone() throws {
        let workload = try WorkloadSamples.reader.read(
            overrides: [
                flag("model.name", "50"), flag("traffic.average_rps", "20"), flag("slo.p95_ms", "150"),
                flag("constraints.providers", "aws, gcp", "azure"), flag("model.input_shape", "3,640,640"),
                flag("team.skills", "aws=2", "kubernetes=3"), flag("team.kubernetes", "true"),
            ] + WorkloadOverride.weights(["cost=0.5"]))
        #expect(
            workload
                == Workload(
                    name: "50", kind: .online, model: .init(name: "50", inputShape: [3, 640, 640]),
                    traffic: .init(averageRPS: 20, peakRPS: 20 * LoadShape.daily.peakToAverage),
                    slo: .init(p95Milliseconds: 150),
                    constraints: .init(providers: ["aws", "gcp", "azure"]),
                    team: .init(kubernetes: true, skills: ["aws": 2, "kubernetes": 3]),
                    preferences: .init(weights: .init(cost: 0.5))))
    }

    @Test("a flag replaces the file's value")
    func replace() throws {
        let text = WorkloadSamples.online("constraints: {providers: [aws, gcp]}")
        let workload = try WorkloadSamples.reader.read(
            text, file: "w", overrides: [flag("traffic.average_rps", "7"), flag("constraints.providers", "azure")])
        #expect(workload.traffic?.averageRPS == 7)
        #expect(workload.constraints.providers == ["azure"])
    }

    @Test("faults of flags name the flag, and are wrong usage")
    func faults() throws {
        let overrides =
            try [
                flag("model.name", "m"), flag("traffic.peak_rps", "abc"), flag("constraints.providers", "gpc"),
                flag("team.skills", "aws"), flag("traffic.shape", "1,2"),
            ] + WorkloadOverride.weights(["cst=1", "risk=-1"])
        let faults = #expect(throws: WorkloadFaults.self) { try WorkloadSamples.reader.read(overrides: overrides) }
        let error = try BerthError(#require(faults))
        #expect(error.kind == .usage)
        #expect(
            error.message == """
                --average-rps: missing, expected a number from 0.00001 to 10000000 (requests/s); an online workload needs it
                --peak-rps: found 'abc', expected a number from 0.00001 to 10000000 (requests/s)
                --providers: no provider 'gpc', expected aws, azure or gcp; did you mean 'gcp'?
                --shape: found 2 numbers, expected 24 or 168 numbers from 0 to 1000000, not all 0
                --skill: found 'aws', expected subject=level, such as aws=2
                --weight: no criterion 'cst', expected cost, latency, operations or risk; did you mean 'cost'?
                --weight risk: found -1, expected a number from 0 to 1000000
                """)
    }

    @Test("a flag that contradicts the file is at fault")
    func contradiction() throws {
        let faults = WorkloadSamples.faults(
            WorkloadSamples.online(), overrides: [try flag("traffic.peak_rps", "10")])
        #expect(faults == ["--peak-rps: found 10, less than average_rps, expected at least 20 (requests/s)"])
    }

    @Test("faults of a file are bad data; a missing file is not found; no workload is wrong usage")
    func kinds() {
        func kind(_ path: String?) -> BerthError.Kind? {
            do throws(BerthError) {
                _ = try WorkloadSamples.reader.read(path: path, overrides: [])
                return nil
            } catch {
                return error.kind
            }
        }
        #expect(kind(WorkloadSamples.fixtures.appending(path: "many-faults.yaml").path) == .badData)
        #expect(kind(WorkloadSamples.fixtures.path) == .badData)
        #expect(kind("/nowhere/w.yaml") == .notFound)
        #expect(kind(nil) == .usage)
    }
}
