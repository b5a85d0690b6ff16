import ArgumentParser
import Ledger
import Presentation

/// Which decisions are meant, on the verbs that list some.
struct DecisionFilterArguments: ParsableArguments {
    @Option(help: ArgumentHelp("Only decisions about this workload.", valueName: "name"))
    var workload: String?

    @Option(help: ArgumentHelp("Only decisions by this person.", valueName: "name"))
    var author: String?

    @Option(help: "Only decisions in this status.")
    var status: Status?

    @Option(help: ArgumentHelp("Only decisions for this deployment target.", valueName: "target"))
    var target: String?

    @Option(help: ArgumentHelp("Only decisions with this tag.", valueName: "tag"))
    var tag: String?

    @Option(help: ArgumentHelp("Only decisions of this day or later.", valueName: "date"))
    var since: String?

    @Option(help: ArgumentHelp("Only decisions of this day or earlier.", valueName: "date"))
    var until: String?

    enum Status: String, ExpressibleByArgument, CaseIterable {
        case proposed, accepted, rejected, superseded
    }

    func validate() throws {
        for (name, day) in [("--since", since), ("--until", until)] {
            guard let day else { continue }
            guard day.count == 10, CalendarDay(day) != nil else {
                throw ValidationError("\(name) is '\(day)', which is no day such as 2026-08-21")
            }
        }
    }

    /// Without --team all teams' decisions are meant: the ledger is one.
    ///
    /// - Parameter limit: nil for all.
    func filter(_ options: GlobalOptions, limit: Int?) -> DecisionFilter {
        DecisionFilter(
            workload: workload, team: options.team, author: author,
            status: status.flatMap { Event.Kind(rawValue: $0.rawValue) }, target: target, tag: tag, since: since,
            until: until, limit: limit)
    }
}

/// Where a list ends.
struct ListLimitArguments: ParsableArguments {
    @Option(help: ArgumentHelp("How many to list.", valueName: "n"))
    var limit = 20

    @Flag(help: "List all.")
    var all = false

    func validate() throws {
        guard limit > 0 else { throw ValidationError("--limit must be 1 or more") }
    }

    /// Nil for all.
    var count: Int? { all ? nil : limit }
}
