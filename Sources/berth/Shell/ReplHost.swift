import ArgumentParser
import Domain
import KnowledgeBase
import Presentation
import Shell

/// The verbs of the command line within the shell, on one session.
final class ReplHost: ShellHost {
    private let options: GlobalOptions
    private var session: Session

    init(_ options: GlobalOptions) throws {
        self.options = options
        session = try Session(options)
    }

    var knowledgeBase: KnowledgeBase { session.knowledgeBase }
    var team: String? { session.team }

    func refresh() throws -> Bool {
        guard session.knowledgeBase.isOutdated else { return false }
        session = try Session(options)
        return true
    }

    let verbs = ReplVerbs.all

    func help(of verb: ShellVerb) -> String { ReplVerbs.help(of: verb) }

    func run(_ verb: ShellVerb, _ words: [String], on place: ShellPlace) throws {
        let question = try ReplVerbs.question(verb.words + words, format: place.format)
        var options = question.options
        guard options.db == nil else {
            throw BerthError(.usage, "the shell has one database open", hints: ["leave it and give --db to another"])
        }
        options.team = options.team ?? self.options.team
        try question.answer(
            Session(
                options, within: session, terminal: place.terminal, output: place.output,
                prefersMarkdown: place.format == .markdown))
    }

    func report(_ error: any Error) { Failure.tell(error) }
}
