import KnowledgeBase
import Presentation

/// An answer of which nothing more is written once somebody has pressed Ctrl-C, however long a text it came as.
struct StoppableOutput: TextOutput {
    /// So many a terminal takes in some milliseconds.
    private static let charactersAtOnce = 8192

    let output: any TextOutput

    func write(_ text: String) throws(StandardStream.WriteFailure) {
        var rest = text[...]
        while !rest.isEmpty, !SQLInterruption.isRequested {
            let piece = rest.prefix(Self.charactersAtOnce)
            try output.write(String(piece))
            rest = rest[piece.endIndex...]
        }
    }
}
