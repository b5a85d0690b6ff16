import Domain
import Foundation

/// Checked values laid over the defaults, and what is missing or impossible about them together.
struct WorkloadAssembly {
    let tree: WorkloadTree
    let values: [String: WorkloadJSON]
    let vocabulary: Vocabulary?

    /// Online where nothing was said.
    private var kind: Workload.Kind {
        values["kind"]?.text.flatMap(Workload.Kind.init(rawValue:)) ?? .online
    }

    /// Whether `kind` was given and is wrong: then nothing that depends on it is said.
    private var kindIsUnknown: Bool { tree.entries["kind"] != nil && values["kind"] == nil }

    var faults: [WorkloadFault] {
        let consistency = WorkloadConsistency(
            values: values, given: Set(tree.entries.keys), kind: kind, vocabulary: vocabulary)
        let findings = kindIsUnknown ? [] : consistency.findings()
        let contradictions = findings.map { finding in
            WorkloadFault(
                place(finding.key), key: finding.key, finding.message, expected: finding.expected, hint: finding.hint)
        }
        return missing + unfitting + contradictions
    }

    private var missing: [WorkloadFault] {
        WorkloadKey.all.filter { key in
            key.required && tree.entries[key.path] == nil && (key.kinds == .all || !kindIsUnknown)
                && key.kinds.contains(kind)
        }.map { key in
            let reason = key.kinds == .all ? nil : "\(kind.article) \(kind.rawValue) workload needs it"
            return WorkloadFault(place(key.path), key: key.path, "missing", expected: key.expected, hint: reason)
        }
    }

    /// Keys of requests in a job. (A `job` beside requests is checked and put by: one file may describe both uses.)
    private var unfitting: [WorkloadFault] {
        guard !kind.hasTraffic, !kindIsUnknown else { return [] }
        let entries = tree.entries.values.filter { !$0.key.kinds.contains(kind) }
        let keysOfJob = WorkloadKey.all.filter { $0.section == "job" }.map(\.leaf).joined(separator: ", ")
        return entries.map { entry in
            WorkloadFault(
                entry.place, key: entry.key.path, "not for a \(kind.rawValue) workload",
                expected: "keys of a job: \(keysOfJob)")
        }
    }

    /// Where the key stands or, where it does not, its section or the flag that would give it.
    private func place(_ path: String) -> WorkloadFault.Place {
        if let entry = tree.entries[path] { return entry.place }
        let key = WorkloadKey.byPath[path]
        return key.flatMap { tree.sections[$0.section] } ?? tree.sections[""] ?? .flag(key?.flag ?? path)
    }

    /// - Precondition: there are no faults.
    func workload() throws(WorkloadFaults) -> Workload {
        var json = WorkloadDefaults.tree
        for (path, value) in values {
            json[path.split(separator: ".").map(String.init)] = value
        }
        let modelName = values["model.name"]?.text ?? ""
        json[["name"]] = values["name"] ?? .text(WorkloadSlug.suggest(for: modelName))
        json[[kind.hasTraffic ? "job" : "traffic"]] = nil
        do {
            let workload = try JSONDecoder().decode(Workload.self, from: JSONEncoder().encode(json))
            return WorkloadInference(given: Set(values.keys)).complete(workload)
        } catch {
            throw WorkloadFaults(.init(place(""), "cannot be made a workload: \(error)"))
        }
    }
}

extension Workload.Kind {
    fileprivate var article: String { self == .online || self == .async ? "an" : "a" }
}
