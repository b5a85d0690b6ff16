import Foundation
import Yams

/// Text turned into a tree of nodes with positions. JSON is read by the same parser.
///
/// The text may come from anybody, so its size, its depth and the work that aliases can cause are limited before and
/// while it is parsed.
struct WorkloadText {
    static let largest = 1 << 20

    let file: String
    let root: Node
    let duplicates: WorkloadDuplicateKeys

    init(_ text: String, file: String) throws(WorkloadFaults) {
        let text = text.hasPrefix("\u{FEFF}") ? String(text.unicodeScalars.dropFirst()) : text
        let start = WorkloadFault.Place.file(file, line: 1, column: 1)
        guard text.utf8.count <= Self.largest else {
            throw WorkloadFaults(.init(start, "\(text.utf8.count) bytes", expected: "at most 1 MiB"))
        }
        if let problem = WorkloadAliases.problem(in: text) {
            throw WorkloadFaults(.init(start, problem, hint: "write the values out"))
        }
        self.file = file
        (root, duplicates) = try Self.compose(text, file: file)
    }

    /// Yams stops at the first key that a mapping holds twice. Such keys are masked, one a pass, so that the other
    /// faults of the file are found as well.
    private static func compose(_ text: String, file: String) throws(WorkloadFaults) -> (Node, WorkloadDuplicateKeys) {
        var duplicates = WorkloadDuplicateKeys(text)
        while true {
            do {
                let parser = try Parser(yaml: duplicates.text, resolver: .basic, encoding: .utf8)
                guard let root = try parser.singleRoot() else {
                    throw WorkloadFaults(
                        .init(
                            .file(file, line: 1, column: 1), "no workload in it", expected: "keys such as model",
                            hint: "'berth schema workload' prints what may be written"))
                }
                return (root, duplicates)
            } catch YamlError.duplicatedKeysInMapping(let keys, let context)
                where duplicates.mask(keys.first, line: context.mark.line, column: context.mark.column)
            {
                continue
            } catch {
                throw (error as? WorkloadFaults) ?? WorkloadFaults(WorkloadSyntax(text).fault(error, file: file))
            }
        }
    }
}
