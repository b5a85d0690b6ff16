import ArgumentParser
import Ledger
import Presentation

extension Decisions {
    struct Search: Question {
        static let configuration = CommandConfiguration(
            commandName: "search",
            abstract: "Finds decisions by words, newest first.",
            discussion: """
                Searches workload, model, winner, reasons, cautions, people, notes, tags and links. Every word must
                occur and may be the beginning of a longer one; "words in quotation marks" follow each other.

                EXAMPLE
                  berth decisions search plate latency --status accepted
                """)

        @Argument(help: "The words.")
        var text: [String]

        @OptionGroup var filters: DecisionFilterArguments

        @OptionGroup var length: ListLimitArguments

        @OptionGroup var options: GlobalOptions

        func answer(_ session: Session) throws {
            let found = try session.ledger.search(
                text.joined(separator: " "), filters.filter(options, limit: length.count))
            let list = SearchList(hits: found.hits, leftOut: found.leftOut)
            if options.json { try session.print(JSONDocument(list)) } else { try session.print(list.blocks) }
        }
    }
}
