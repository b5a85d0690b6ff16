import Crypto

/// The fingerprint of a dataset: SHA-256 over what it says, not over how its files are written.
///
/// Quoting, line ends and a byte-order mark make no difference; an added column, another order or another value does.
struct ContentHash {
    private static let cellEnd: UInt8 = 0x1F
    private static let rowEnd: UInt8 = 0x1E
    private static let blockSize = 1 << 16

    private var hash = SHA256()
    private var block: [UInt8] = []

    init() {
        block.reserveCapacity(Self.blockSize + 4096)
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
