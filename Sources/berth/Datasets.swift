import ArgumentParser

struct Datasets: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows which datasets the answers rest on.",
        discussion: """
            A team's dataset comes before the seed, for that team and nobody else.

            EXAMPLE
              berth datasets show seed
            """,
        subcommands: [List.self, Show.self],
        defaultSubcommand: List.self)
}
