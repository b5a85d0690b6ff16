import Importing
import Presentation

/// Tells on standard error what takes a while.
struct Narrator: ImportProgress {
    let progress: Progress

    init(_ progress: Progress) {
        self.progress = progress
    }

    /// Said off a terminal too: whoever finds the file later can tell where it came from.
    func creating(path: String) {
        // Whether anybody reads it is no reason to stop.
        try? StandardStream.error.write("berth: making \(path.printable) and filling it with the seed dataset\n")
    }

    func reading() throws {
        try Interruption.check()
    }

    func loading(table: String, rows: Int, share: Double) throws {
        try Interruption.check()
        progress.show("\(table): \(Number.count(rows, "row")), \(Number.percent(share))")
    }

    func loaded(table: String, rows: Int) {
        progress.show("\(table): \(Number.count(rows, "row"))")
    }
}
