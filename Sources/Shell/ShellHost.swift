public import KnowledgeBase
public import Presentation

/// What the shell needs of the program around it: the verbs, which print here what they print on the command line.
public protocol ShellHost: AnyObject {
    var knowledgeBase: KnowledgeBase { get }
    var team: String? { get }

    /// Opens the database again where it must be.
    ///
    /// - Returns: whether it did.
    func refresh() throws -> Bool

    /// `.NAME` of each verb, with the words of the command line that it stands for.
    var verbs: [ShellVerb] { get }
    /// What a verb's `--help` prints.
    func help(of verb: ShellVerb) -> String

    /// Runs a verb with a person's words behind it.
    func run(_ verb: ShellVerb, _ words: [String], on place: ShellPlace) throws

    /// The words that tell what went wrong, as the command line says them.
    func report(_ error: any Error)
}

/// A verb of the command line that the shell knows.
public struct ShellVerb: Hashable, Sendable {
    public let name: String
    /// `["decisions", "why"]`.
    public let words: [String]
    public let summary: String
    /// What its arguments name, for completion.
    public let subject: Subject
    /// Words that its first argument may be.
    public let choices: [String]

    public enum Subject: Hashable, Sendable { case decision, dataset, other }

    public init(
        _ name: String, _ words: [String], _ summary: String, subject: Subject = .other, choices: [String] = []
    ) {
        self.choices = choices
        self.name = name
        self.words = words
        self.summary = summary
        self.subject = subject
    }
}

/// Where an answer goes, and how it is to look there.
public struct ShellPlace {
    public let output: any TextOutput
    public let terminal: Terminal
    public let format: Format

    /// What a verb is asked for, as far as it has it.
    public enum Format: Hashable, Sendable { case text, csv, json, markdown }
}
