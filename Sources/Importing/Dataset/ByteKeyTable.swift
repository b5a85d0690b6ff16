#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Numbers by byte strings: the keys that rows may refer to, and the sources that thousands of rows share.
///
/// A dictionary of strings would allocate for each look-up; this one compares bytes where they lie.
struct ByteKeyTable {
    private struct Entry {
        let offset: Int
        let count: Int
        let hash: UInt64
        let value: Int64
    }

    private var slots: [Int32]
    private var entries: [Entry] = []
    private var arena: [UInt8] = []

    init() {
        slots = [Int32](repeating: -1, count: 1024)
    }

    var count: Int { entries.count }

    func value(for key: UnsafeRawBufferPointer) -> Int64? {
        let hash = Self.hash(key)
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let entry = entries[Int(slots[slot])]
            if entry.hash == hash, isSame(entry, key) { return entry.value }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// Adds a key that is not there yet.
    mutating func insert(_ key: UnsafeRawBufferPointer, value: Int64 = 0) {
        let hash = Self.hash(key)
        if entries.count * 2 >= slots.count { grow() }
        place(Int32(entries.count), hash: hash)
        entries.append(Entry(offset: arena.count, count: key.count, hash: hash, value: value))
        arena.append(contentsOf: key)
    }

    /// Every key as text; for hints.
    var keys: [String] {
        entries.map { String(decoding: arena[$0.offset..<($0.offset + $0.count)], as: UTF8.self) }
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 4)
        for index in entries.indices { place(Int32(index), hash: entries[index].hash) }
    }

    private mutating func place(_ index: Int32, hash: UInt64) {
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = index
    }

    private func isSame(_ entry: Entry, _ key: UnsafeRawBufferPointer) -> Bool {
        guard entry.count == key.count else { return false }
        return arena.withUnsafeBytes { bytes in
            guard let stored = bytes.baseAddress, let other = key.baseAddress else { return key.isEmpty }
            return memcmp(stored + entry.offset, other, entry.count) == 0
        }
    }

    /// Multiply and rotate, eight bytes at a time. Not for untrusted keys at a server's scale; a file is slow at worst.
    private static func hash(_ key: UnsafeRawBufferPointer) -> UInt64 {
        var hash = UInt64(truncatingIfNeeded: key.count) &* 0x9E37_79B9_7F4A_7C15
        var index = 0
        while index + 8 <= key.count {
            hash = mix(hash ^ key.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            index += 8
        }
        var rest: UInt64 = 0
        while index < key.count {
            rest = rest << 8 | UInt64(key[index])
            index += 1
        }
        return mix(hash ^ rest)
    }

    private static func mix(_ value: UInt64) -> UInt64 {
        let product = value &* 0xD6E8_FEB8_6659_FD93
        return product ^ (product >> 32)
    }
}
