import Importing
import Presentation

extension ModelFile {
    /// Reads a file, and says on standard error what it does not tell.
    static func readNoting(_ path: String, inputShape: [Int]?) throws -> ModelFile {
        let file = try read(path, inputShape: inputShape)
        for note in file.notes { try StandardStream.error.write("berth: \(path.printable): \(note)\n") }
        return file
    }
}
