import ArgumentParser

/// A verb that answers from the database and changes nothing. The shell runs it too, on the session it has open.
protocol Question: ParsableCommand {
    var options: GlobalOptions { get }

    /// Answers on `session`, whose options are the verb's own.
    func answer(_ session: Session) throws
}

extension Question {
    func run() throws {
        try answer(Session(options))
    }
}
