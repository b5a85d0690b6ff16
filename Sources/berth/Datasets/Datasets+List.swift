import ArgumentParser
import KnowledgeBase
import Presentation

extension Datasets {
    struct List: Question {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "Lists datasets, oldest first.",
            discussion: """
                EXAMPLE
                  berth datasets list --team vision
                """)

        @OptionGroup var options: GlobalOptions

        func answer(_ session: Session) throws {
            let list = DatasetList(
                records: try session.knowledgeBase.datasetRecords(),
                visible: try session.knowledgeBase.visibleDatasets(team: session.team))
            if options.json { try session.print(JSONDocument(list)) } else { try session.print(list.blocks) }
        }
    }
}
