/// A search for bytes in time that grows with the sum of the sizes.
///
/// Knuth, Morris, Pratt, "Fast Pattern Matching in Strings", SIAM Journal on Computing 6 (1977).
struct SQLSearch {
    private let part: UnsafeBufferPointer<UInt8>
    /// How long a start of `part` each of its starts ends with.
    private let borders: [Int32]

    init(_ part: UnsafeBufferPointer<UInt8>) {
        self.part = part
        var borders = [Int32](repeating: 0, count: part.count)
        var matched = 0
        for index in part.indices.dropFirst() {
            while matched > 0, part[index] != part[matched] { matched = Int(borders[matched - 1]) }
            if part[index] == part[matched] { matched += 1 }
            borders[index] = Int32(matched)
        }
        self.borders = borders
    }

    func first(in text: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        guard !part.isEmpty else { return text.startIndex }
        var matched = 0
        for index in text.indices {
            while matched > 0, text[index] != part[matched] { matched = Int(borders[matched - 1]) }
            if text[index] == part[matched] { matched += 1 }
            if matched == part.count { return index + 1 - matched }
        }
        return nil
    }
}
