import CZlib
import Domain

/// Unpacks gzip (RFC 1952), piece by piece; members that follow one another are one text.
struct Gunzip {
    private static let pieceSize = 1 << 18
    /// zlib's largest window, and 16 for a gzip header.
    private static let windowBits: Int32 = 15 + 16

    static func isPacked(_ bytes: UnsafeRawBufferPointer) -> Bool {
        bytes.count >= 2 && bytes[0] == 0x1F && bytes[1] == 0x8B
    }

    /// - Parameter name: what messages call the file.
    /// - Throws: `.badData` where the file is damaged or cut off, and whatever `write` throws.
    static func unpack(
        _ bytes: UnsafeRawBufferPointer, name: String, write: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        var stream = z_stream()
        let size = Int32(MemoryLayout<z_stream>.size)
        guard inflateInit2_(&stream, windowBits, ZLIB_VERSION, size) == Z_OK else {
            throw BerthError(.internalFault, "zlib cannot be started")
        }
        defer { inflateEnd(&stream) }
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: pieceSize, alignment: 1)
        defer { piece.deallocate() }
        var position = 0
        while true {
            let input = UnsafeRawBufferPointer(rebasing: bytes[position..<min(bytes.count, position + pieceSize)])
            stream.next_in = UnsafeMutablePointer(
                mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
            stream.avail_in = UInt32(input.count)
            stream.next_out = piece.baseAddress?.assumingMemoryBound(to: UInt8.self)
            stream.avail_out = UInt32(pieceSize)
            let code = inflate(&stream, Z_NO_FLUSH)
            position += input.count - Int(stream.avail_in)
            let written = pieceSize - Int(stream.avail_out)
            guard code == Z_OK || code == Z_STREAM_END else {
                throw BerthError(
                    .badData, code == Z_BUF_ERROR ? "\(name) is cut off" : "\(name) is damaged: it does not unpack")
            }
            try write(UnsafeRawBufferPointer(rebasing: piece[..<written]))
            if code == Z_STREAM_END {
                guard isPacked(UnsafeRawBufferPointer(rebasing: bytes[position...])) else { return }
                inflateReset(&stream)
            }
        }
    }
}
