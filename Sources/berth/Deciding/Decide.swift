import ArgumentParser

struct Decide: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide",
        abstract: "Accepts, rejects, supersedes or annotates a decision.",
        discussion: """
            Appends an event; nothing is ever changed. A proposed decision can be accepted, rejected or superseded, an
            accepted one rejected or superseded; rejected and superseded are final. Notes can be added at any time.

            EXAMPLE
              berth decide accept D-7 --because "cheapest that keeps the promise" --link https://tickets/OPS-12
            """,
        subcommands: [Accept.self, Reject.self, Supersede.self, Note.self])
}
