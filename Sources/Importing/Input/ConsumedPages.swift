/// Gives back the memory of a mapped file behind the place that a reader has reached, so that a file of any size takes
/// a window's worth of it. What is looked at again, for the line of a fault, is read from the file again.
struct ConsumedPages {
    private let file: MappedFile
    private let window: Int
    private var end = 0

    /// - Parameter window: how many bytes are kept at least before some are given back.
    init(_ file: MappedFile, window: Int = 16 << 20) {
        self.file = file
        self.window = window
    }

    /// - Parameter position: nothing before it is read any more.
    mutating func advance(to position: Int) {
        guard position - end >= window else { return }
        file.release(end..<position)
        end = position
    }
}
