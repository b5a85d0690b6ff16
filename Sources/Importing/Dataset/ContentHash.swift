import Crypto
import Domain
import KnowledgeBase

/// The fingerprint of a dataset: SHA-256 over what it says, not over how its files are written.
///
/// Quoting, line ends and a byte-order mark make no difference; an added column, another order or another value does.
struct ContentHash {
    private static let cellEnd: UInt8 = 0x1F
    private static let rowEnd: UInt8 = 0x1E
    private static let blockSize = 1 << 16

    private var hash = SHA256()
    private var block: [UInt8] = []

    init(_ description: DatasetDescription) {
        block.reserveCapacity(Self.blockSize + 4096)
        add([description.asOf, description.source, description.licence, description.description])
    }

    /// The fingerprint that these files will have, for a look whether they are in the store already; nil where a file
    /// is not well-formed.
    static func of(_ files: DatasetFiles) -> String? {
        var hash = ContentHash(files.description)
        for content in files.contents {
            switch content {
            case .csv(let table, let file, _):
                guard hash.add(table, file) else { return nil }
            case .rows(let table, let rows, _):
                let names = rows.columnNames
                hash.add([table.name] + names.map { table.column(readAs: $0)?.name ?? $0 })
                for row in rows { hash.add(names.map { row.text(of: $0) }) }
            }
        }
        return hash.finish()
    }

    private mutating func add(_ table: DatasetTable, _ file: InputFile) -> Bool {
        var reader = CSVReader(file.content)
        do {
            guard try reader.next() else { return false }
            add([table.name] + reader.cells.map { table.column(readAs: $0.string)?.name ?? $0.string })
            while try reader.next() { add(reader.cells) }
            return true
        } catch {
            return false
        }
    }

    mutating func add(_ cells: [CSVCell]) {
        for cell in cells {
            block.append(contentsOf: cell.text)
            block.append(Self.cellEnd)
        }
        endRow()
    }

    mutating func add(_ texts: [String]) {
        for text in texts {
            block.append(contentsOf: text.utf8)
            block.append(Self.cellEnd)
        }
        endRow()
    }

    /// 64 characters of hexadecimal.
    mutating func finish() -> String {
        flush()
        return hash.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private mutating func endRow() {
        block.append(Self.rowEnd)
        if block.count >= Self.blockSize { flush() }
    }

    private mutating func flush() {
        block.withUnsafeBytes { hash.update(bufferPointer: $0) }
        block.removeAll(keepingCapacity: true)
    }
}
