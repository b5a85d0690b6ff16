import ArgumentParser

struct Decisions: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decisions",
        abstract: "Browses the decisions that were recorded.",
        discussion: """
            Decisions are never changed; what happened to them since is in their history.

            EXAMPLE
              berth decisions why D-7
            """,
        subcommands: [
            List.self, Show.self, Why.self, Options.self, History.self, Compare.self, Search.self, Touching.self,
            Verify.self, Replay.self, Drift.self, Export.self,
        ],
        defaultSubcommand: List.self)
}
