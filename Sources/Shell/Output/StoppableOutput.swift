import KnowledgeBase
import Presentation

/// An answer of which nothing more is written once somebody has pressed Ctrl-C, however long a text it came as.
struct StoppableOutput: TextOutput {
    /// So many a terminal takes in some milliseconds.
    private static let bytesAtOnce = 16 << 10

    let output: any TextOutput

    func write(_ text: String) throws(StandardStream.WriteFailure) {
        var start = text.startIndex
        while start < text.endIndex, !SQLInterruption.isRequested {
            let end = text.utf8.index(start, offsetBy: Self.bytesAtOnce, limitedBy: text.endIndex)
            // A piece ends before a scalar that it would cut.
            let piece = text[start..<(end ?? text.endIndex)]
            try output.write(String(piece))
            start = piece.endIndex
        }
    }
}
