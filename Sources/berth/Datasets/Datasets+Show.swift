import ArgumentParser
import Domain
import KnowledgeBase
import Presentation

extension Datasets {
    struct Show: Question {
        static let configuration = CommandConfiguration(
            commandName: "show",
            abstract: "Shows where a dataset comes from and what it holds.",
            discussion: """
                EXAMPLE
                  berth datasets show vision-prices
                """)

        @Argument(help: "The dataset's name.")
        var name: String

        @OptionGroup var options: GlobalOptions

        func answer(_ session: Session) throws {
            let records = try session.knowledgeBase.datasetRecords()
            let visible = try session.knowledgeBase.visibleDatasets(team: session.team)
            let list = DatasetList(records: records.filter { $0.dataset.name == name }, visible: visible)
            guard !list.records.isEmpty else {
                let meant = nearest(to: name, among: records.map(\.dataset.name)).map { ["did you mean \($0)?"] } ?? []
                throw BerthError(
                    .notFound, "there is no dataset '\(name)'",
                    hints: meant + ["berth datasets list shows those there are"])
            }
            if options.json { try session.print(JSONDocument(list)) } else { try session.print(list.details) }
        }
    }
}
