import Foundation
import Testing

@Suite struct HelpTests {
    static let verbs = [
        ["recommend"], ["simulate"], ["predict"], ["evaluate"], ["decisions"], ["decisions", "list"],
        ["decisions", "show"],
        ["decisions", "why"],
        ["facts"],
        ["decisions", "options"], ["decisions", "history"], ["decisions", "compare"], ["decisions", "search"],
        ["decisions", "touching"], ["decisions", "verify"], ["decisions", "replay"], ["decisions", "drift"],
        ["decisions", "export"], ["decide"],
        ["decide", "accept"], ["decide", "reject"], ["decide", "supersede"], ["decide", "note"],
        ["datasets"], ["datasets", "list"], ["datasets", "show"], ["datasets", "diff"], ["datasets", "stale"],
        ["datasets", "retire"], ["datasets", "restore"],
        ["import"], ["refresh"], ["export"], ["review"],
        ["doctor"], ["schema"], ["repl"],
    ]

    @Test("every verb's help says what it does and shows an example", arguments: verbs)
    func help(verb: [String]) throws {
        let outcome = try BerthProcess().run(verb + ["--help"])
        #expect(outcome.code == 0)
        #expect(outcome.error.isEmpty)
        #expect(outcome.output.hasPrefix("OVERVIEW: "))
        #expect(outcome.output.contains("EXAMPLE\n  berth \(verb[0])"))
        #expect(outcome.output.contains("USAGE: berth \(verb.joined(separator: " "))"))
    }

    @Test("--version prints the version and nothing else")
    func version() throws {
        let outcome = try BerthProcess().run(["--version"])
        #expect(outcome.code == 0)
        #expect(outcome.output.split(separator: ".").count == 3)
    }

    @Test("help touches no database")
    func untouched() throws {
        let process = try BerthProcess()
        _ = try process.run(["recommend", "--help"])
        #expect(!FileManager.default.fileExists(atPath: process.database.path))
    }

    @Test("docs/reference.md names every verb and every flag")
    func reference() throws {
        let dump = try BerthProcess().run(["--experimental-dump-help"]).output
        let tool = try JSONDecoder().decode(Tool.self, from: Data(dump.utf8))
        let page = BerthProcess.repository.appending(path: "docs/reference.md")
        let text = try String(contentsOf: page, encoding: .utf8)
        var missing: [String] = []
        func walk(_ command: Tool.Command, path: String) {
            if command.commandName == "help" { return }
            let name = path.isEmpty ? command.commandName : path + " " + command.commandName
            if !text.contains("`\(name)") { missing.append(name) }
            for argument in command.arguments ?? [] {
                for flag in argument.names ?? [] where flag.kind == "long" && flag.name != "version" {
                    if !text.contains("`--\(flag.name)`"), !text.contains("`--\(flag.name) ") {
                        missing.append("\(name) --\(flag.name)")
                    }
                }
            }
            for subcommand in command.subcommands ?? [] { walk(subcommand, path: name) }
        }
        walk(tool.command, path: "")
        #expect(missing.isEmpty)
    }

    /// What `--experimental-dump-help` prints, as far as it is read here.
    private struct Tool: Decodable {
        struct Command: Decodable {
            let commandName: String
            let arguments: [Argument]?
            let subcommands: [Command]?
        }
        struct Argument: Decodable { let names: [Name]? }
        struct Name: Decodable {
            let kind: String
            let name: String
        }
        let command: Command
    }
}
