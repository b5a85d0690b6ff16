public import Domain
import Foundation
import Yams

/// Workload files (`docs/workload.md`), in YAML or JSON, and flags, turned into a validated `Workload`.
///
/// Either a workload comes out or all that is wrong with it.
public struct WorkloadReader: Sendable {
    let vocabulary: Vocabulary?

    /// - Parameter vocabulary: The names to hold providers, regions and so on against; without one, any name will do.
    public init(vocabulary: Vocabulary?) {
        self.vocabulary = vocabulary
    }

    /// Reads a file's text, whose values the overrides replace.
    public func read(
        _ text: String, file: String, overrides: [WorkloadOverride] = []
    ) throws(WorkloadFaults) -> Workload {
        try read(WorkloadTree(WorkloadText(text, file: file)), overrides)
    }

    /// Reads a file's bytes, which must be UTF-8.
    public func read(
        bytes: some Collection<UInt8>, file: String, overrides: [WorkloadOverride] = []
    ) throws(WorkloadFaults) -> Workload {
        if let text = String(validating: bytes, as: UTF8.self) {
            return try read(text, file: file, overrides: overrides)
        }
        throw WorkloadFaults(WorkloadEncoding.fault(Array(bytes), file: file))
    }

    /// Makes a workload of flags alone.
    public func read(overrides: [WorkloadOverride]) throws(WorkloadFaults) -> Workload {
        try read(WorkloadTree(), overrides)
    }

    private func read(_ tree: WorkloadTree, _ overrides: [WorkloadOverride]) throws(WorkloadFaults) -> Workload {
        var tree = tree
        var faults = tree.faults
        for override in overrides {
            guard let key = WorkloadKey.byPath[override.path] else {
                faults.append(override.unknown)
                continue
            }
            switch WorkloadOverrideNode(override, key).node {
            case .success(let node): tree.replace(key, by: node, place: .flag(override.flag))
            case .failure(let fault): faults += fault.faults
            }
        }
        let names = WorkloadNames(vocabulary: vocabulary)
        var values: [String: WorkloadJSON] = [:]
        for (path, entry) in tree.entries {
            var reader = WorkloadValueReader(entry, names: names)
            let value = reader.read()
            faults += reader.faults
            // Half a list would seem to contradict other keys.
            if reader.faults.isEmpty { values[path] = value }
        }
        let assembly = WorkloadAssembly(tree: tree, values: values, vocabulary: vocabulary)
        faults += assembly.faults
        guard faults.isEmpty else { throw WorkloadFaults(faults) }
        return try assembly.workload()
    }
}
