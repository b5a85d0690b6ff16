import ArgumentParser
import Foundation
import KnowledgeBase
import Presentation
import Shell

struct Repl: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "repl",
        abstract: "Opens a shell that only reads: the read verbs as commands, and SQL.",
        discussion: """
            Lines that begin with a dot are commands (.help lists them), anything else is SQL, ended by ;. Without a
            terminal it reads standard input, prints no prompt and stops at the first error, with its exit code.

            EXAMPLE
              berth repl
              berth repl -c '.prices --gpu L4 --limit 5' -c 'SELECT count(*) FROM current_prices;'
              echo 'SELECT * FROM current_decisions;' | berth repl --json
            """)

    @Option(
        name: [.customShort("c"), .long], parsing: .unconditionalSingleValue,
        help: ArgumentHelp("Run this line and leave; may be repeated.", valueName: "line"))
    var command: [String] = []

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let isInteractive = command.isEmpty && !options.json && isatty(0) == 1 && isatty(1) == 1
        let host = try ReplHost(options)
        let shell = Shell(
            host, environment: ProcessInfo.processInfo.environment, isJSON: options.json, isInteractive: isInteractive)
        do {
            try run(shell, host, isInteractive: isInteractive)
        } catch {
            try shell.close()
            throw error
        }
        try shell.close()
    }

    private func run(_ shell: Shell, _ host: ReplHost, isInteractive: Bool) throws {
        for line in command { try shell.run(line.split(separator: "\n").map(String.init)) }
        guard command.isEmpty else { return }
        guard !isInteractive else { return try shell.converse(greeting: greeting(host)) }
        try shell.run(AnySequence { AnyIterator { readLine() } })
    }

    private func greeting(_ host: ReplHost) -> String {
        "Berth \(Berth.version), \(host.knowledgeBase.path.printable): read-only. .help lists commands, Ctrl-D leaves.\n"
    }
}
