import ArgumentParser
import Importing

/// The keys of the workload file as flags. They replace the file's values or, without a file, make a workload.
///
/// Values are text here: the reader checks them as it checks the file's.
struct WorkloadArguments: ParsableArguments {
    @OptionGroup(title: "Workload") var top: Top
    @OptionGroup(title: "Model") var model: Model
    @OptionGroup(title: "Traffic (online, async)") var traffic: Traffic
    @OptionGroup(title: "Job (batch, training)") var job: Job
    @OptionGroup(title: "Service level") var serviceLevel: ServiceLevel
    @OptionGroup(title: "Constraints") var constraints: Constraints
    @OptionGroup(title: "Team and preferences") var team: Team

    /// What was given, by key.
    var overrides: [WorkloadOverride] {
        let flags =
            top.values + model.values + traffic.values + job.values + serviceLevel.values
            + constraints.values + team.values
        return flags.compactMap { path, values in
            guard let key = WorkloadKey.named(path), !values.isEmpty else { return nil }
            return WorkloadOverride(path: path, flag: key.flag, values: values)
        } + team.weightOverrides
    }
}

/// A key's path and the values its flag was given.
typealias WorkloadFlag = (path: String, values: [String])

extension WorkloadArguments {
    static func flag(_ path: String, _ value: String?) -> WorkloadFlag {
        (path, value.map { [$0] } ?? [])
    }
}

extension ArgumentHelp {
    /// The key table's sentence and unit.
    static func key(_ path: String) -> ArgumentHelp {
        guard let key = WorkloadKey.named(path) else { return ArgumentHelp(stringLiteral: path) }
        return ArgumentHelp(key.summaryWithDefault, valueName: key.valueName)
    }
}
