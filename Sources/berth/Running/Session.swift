import Domain
import Foundation
import Importing
import KnowledgeBase
import Ledger
import Presentation

/// One run of a verb: where its facts are, who asks, what day it is and where the answer goes.
struct Session {
    let environment: [String: String]
    let options: GlobalOptions
    let clock: Clock
    let terminal: Terminal
    let resources: Resources
    let narrator: Narrator
    let knowledgeBase: KnowledgeBase
    let output: any TextOutput
    /// Whether reports are Markdown where nobody asked.
    private let prefersMarkdown: Bool

    /// Opens the database. Where there is none it is made and filled, which one line on standard error says.
    ///
    /// - Parameter writes: whether the verb records or imports; the others answer from read-only media too.
    init(_ options: GlobalOptions, writes: Bool = false) throws {
        let environment = ProcessInfo.processInfo.environment
        self.environment = environment
        self.options = options
        clock = try Clock(environment)
        terminal = Terminal.output(environment)
        output = StandardStream.output
        prefersMarkdown = false
        resources = try Resources.locate()
        let narrator = Narrator(Progress(Terminal.error(environment)))
        self.narrator = narrator
        defer { narrator.progress.end() }
        knowledgeBase = try DatabaseCreation.openOrCreate(
            path: DatabasePath.choose(option: options.db, environment), resources: resources, readOnly: !writes,
            progress: narrator)
    }

    /// The same database and day for a verb that the shell runs.
    init(
        _ options: GlobalOptions, within shell: Session, terminal: Terminal, output: any TextOutput,
        prefersMarkdown: Bool
    ) {
        environment = shell.environment
        self.options = options
        clock = shell.clock
        self.terminal = terminal
        resources = shell.resources
        narrator = shell.narrator
        knowledgeBase = shell.knowledgeBase
        self.output = output
        self.prefersMarkdown = prefersMarkdown
    }

    var ledger: Ledger { Ledger(knowledgeBase) }
    var today: CalendarDay? { CalendarDay(clock.today) }
    var author: String { Author.current(environment) }

    var team: String? {
        let named = options.team ?? environment["BERTH_TEAM"]
        return named.flatMap { $0.isEmpty ? nil : $0 }
    }

    func print(_ blocks: [Block], asMarkdown: Bool = false) throws {
        let plain = PlainDocument(blocks, width: terminal.width, style: terminal.style)
        try print(asMarkdown || prefersMarkdown ? MarkdownDocument(blocks).text : plain.text)
    }

    func print(_ document: JSONDocument) throws {
        try print(document.text + "\n")
    }

    /// A document where a machine asked, else what a person reads.
    func print(_ answer: some Answer, asMarkdown: Bool = false) throws {
        if options.json { try print(JSONDocument(answer)) } else { try print(answer.blocks, asMarkdown: asMarkdown) }
    }

    func print(_ text: String) throws {
        try output.write(text)
    }
}

/// What a verb found, for people and for machines.
protocol Answer: Encodable {
    var blocks: [Block] { get }
}

/// Where the database is: `--db`, else `BERTH_DB`, else the user's data folder.
enum DatabasePath {
    static func choose(option: String?, _ environment: [String: String]) throws(BerthError) -> String {
        func set(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        if let option {
            guard !option.isEmpty else { throw BerthError(.usage, "--db is empty") }
            return option
        }
        if let named = set("BERTH_DB") { return named }
        // The XDG base directory specification: a path that is not absolute is ignored.
        if let data = set("XDG_DATA_HOME"), data.hasPrefix("/") { return data + "/berth/berth.db" }
        if let home = set("HOME") { return home + "/.local/share/berth/berth.db" }
        throw BerthError(
            .usage, "there is no place for the database: HOME is not set", hints: ["name a file with --db or BERTH_DB"])
    }
}
