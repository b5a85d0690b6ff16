import ArgumentParser

struct Datasets: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "datasets",
        abstract: "Shows, compares and switches the datasets that the answers rest on.",
        discussion: """
            A team's dataset comes before the seed, for that team and nobody else.

            EXAMPLE
              berth datasets show berth-seed
            """,
        subcommands: [List.self, Show.self, Diff.self, Stale.self, Retire.self, Restore.self],
        defaultSubcommand: List.self)
}
