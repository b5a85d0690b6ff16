import ArgumentParser
import Domain
import KnowledgeBase

/// How a person names a dataset of the store.
struct DatasetOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The dataset's layer, where more than one has that name.", valueName: "layer"))
    var layer: String?

    func resolve(_ text: String, _ session: Session) throws -> DatasetRecord {
        try DatasetReference(text).resolve(
            session.knowledgeBase.datasetRecords(), layer: layer, team: session.team)
    }
}
