/// A cell of a row: bytes that stay where they are until the next row is read.
struct CSVCell {
    var text: UnsafeRawBufferPointer
    /// Where the cell starts in the file.
    var offset: Int
    var hasNonASCII = false
    var hasControl = false

    var isEmpty: Bool { text.isEmpty }
    var string: String { String(decoding: text, as: UTF8.self) }
}
