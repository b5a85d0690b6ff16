import ArgumentParser
import Domain
import KnowledgeBase

/// Conditions on rows; those with a name of their own stand for `--where COLUMN=VALUE`.
struct FactFilters: ParsableArguments {
    @Option(help: ArgumentHelp("Only this provider.", valueName: "name"))
    var provider: String?

    @Option(help: ArgumentHelp("Only this region.", valueName: "name"))
    var region: String?

    @Option(help: ArgumentHelp("Only this machine type.", valueName: "name"))
    var instanceType: String?

    @Option(
        name: [.long, .customLong("gpu")],
        help: ArgumentHelp(
            "Only this accelerator; L4 will do for NVIDIA L4, A100 for each of them. Of prices: of the machine type.",
            valueName: "name"))
    var accelerator: String?

    @Option(help: ArgumentHelp("Only this model.", valueName: "name"))
    var model: String?

    @Option(help: ArgumentHelp("Only this target.", valueName: "name"))
    var target: String?

    @Option(help: ArgumentHelp("Only this runtime.", valueName: "name"))
    var runtime: String?

    @Option(
        help: ArgumentHelp(
            "Only rows that satisfy this, such as 'memory_gib>=24'; may be repeated.", valueName: "condition"))
    var `where`: [String] = []

    func conditions() throws(BerthError) -> [FactQuery.Filter] {
        var conditions = [
            ("provider", provider), ("region", region), ("instance_type", instanceType), ("model", model),
            ("target", target), ("runtime", runtime),
        ].compactMap { column, value in value.map { FactQuery.Filter(column, .equal, $0) } }
        for text in `where` {
            guard let condition = FactQuery.Filter(text) else {
                throw BerthError(
                    .usage, "'\(text)' is no condition", hints: ["write COLUMN=VALUE, with one of = != <= >= < > ~"])
            }
            conditions.append(condition)
        }
        return conditions
    }
}
