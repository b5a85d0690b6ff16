import ArgumentParser
import Domain
import Ledger
import Presentation

extension Decisions {
    struct Touching: Question {
        static let configuration = CommandConfiguration(
            commandName: "touching",
            abstract: "Lists the decisions that rest on a fact, with what it said then and what it says now.",
            discussion: """
                A fact is given by its key, or by the beginning of its key up to a slash.

                EXAMPLE
                  berth decisions touching price/aws/us-east-1/g6.xlarge/on-demand
                  berth decisions touching price/aws --status accepted
                """)

        @Argument(help: "The fact's key.")
        var fact: String

        @OptionGroup var filters: DecisionFilterArguments

        @OptionGroup var length: ListLimitArguments

        @OptionGroup var options: GlobalOptions

        func answer(_ session: Session) throws {
            let key = fact.hasSuffix("/") ? String(fact.dropLast()) : fact
            let found = try session.ledger.uses(of: FactID(key), filters.filter(options, limit: length.count))
            let list = try FactUseList(key, found.uses, leftOut: found.leftOut, session)
            if options.json { try session.print(JSONDocument(list)) } else { try session.print(list.blocks) }
        }
    }
}
