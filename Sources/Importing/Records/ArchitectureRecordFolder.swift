public import Domain
import KnowledgeBase

/// The records in a folder, by the numbers that their files' names begin with.
public struct ArchitectureRecordFolder: Sendable {
    public let records: [ArchitectureRecord]
    /// Files that are no records: indexes, templates, read-mes.
    public let skipped: [String]

    /// - Parameter name: what the records' origins begin with; else the folder's own name.
    /// - Throws: `.notFound` where there is no such folder, `.badData` where it holds no record, or with every record
    ///   that cannot be read.
    public init(_ path: String, name: String?) throws(BerthError) {
        guard FileBytes.isFolder(path) || !FileBytes.exists(path) else {
            throw BerthError(.badData, "\(path) is no folder", hints: ["a folder of records is imported as a whole"])
        }
        let prefix = name ?? Self.name(of: path)
        var records: [ArchitectureRecord] = [], skipped: [String] = [], faults: [String] = []
        for file in try FileBytes.names(in: path) where file.hasSuffix(".md") {
            guard ArchitectureRecord.isRecord(fileName: file) else {
                skipped.append(file)
                continue
            }
            let text = String(decoding: try FileBytes.read("\(path)/\(file)"), as: UTF8.self)
            do {
                records.append(try ArchitectureRecord(origin: "\(prefix)/\(file.dropLast(3))", text: text))
            } catch {
                faults.append("\(path)/\(file): \(error.message)")
            }
        }
        guard faults.isEmpty else { throw BerthError(.badData, faults.joined(separator: "\n")) }
        guard !records.isEmpty else {
            throw BerthError(
                .badData, "\(path) holds no decision records",
                hints: ["their names begin with a number and end with .md: 0007-use-eks.md"])
        }
        self.records = records
        self.skipped = skipped
    }

    private static func name(of path: String) -> String {
        let parts = path.split(separator: "/").filter { $0 != "." }
        return parts.last.map(String.init) ?? "adr"
    }
}
