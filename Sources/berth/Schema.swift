import ArgumentParser
import Importing
import Presentation

struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Prints the JSON Schema of a file that Berth reads or writes.",
        discussion: """
            For editors, CI jobs and programs that write workload files.

            EXAMPLE
              berth schema workload > workload.schema.json
            """)

    enum Document: String, ExpressibleByArgument, CaseIterable {
        case workload, dataset, recommendation, simulation
    }

    @Argument(help: "Which file: workload, dataset, recommendation or simulation.")
    var document: Document

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let schema =
            switch document {
            case .workload: WorkloadSchema.json()
            case .dataset: DatasetSchema.json
            case .recommendation: RecommendationSchema.json()
            case .simulation: SimulationSchema.json()
            }
        try StandardStream.output.write(schema.hasSuffix("\n") ? schema : schema + "\n")
    }
}
