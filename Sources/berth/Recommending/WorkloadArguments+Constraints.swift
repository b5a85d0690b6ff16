import ArgumentParser
import Importing

extension WorkloadArguments {
    struct Constraints: ParsableArguments {
        @Option(help: .key("constraints.providers")) var providers: [String] = []
        @Option(help: .key("constraints.regions")) var regions: [String] = []
        @Option(help: .key("constraints.residency")) var residency: String?
        @Option(help: .key("constraints.targets")) var targets: [String] = []
        @Option(help: .key("constraints.exclude_targets")) var excludeTargets: [String] = []
        @Option(help: .key("constraints.accelerators")) var accelerators: [String] = []
        @Option(help: .key("constraints.accelerator")) var accelerator: String?
        @Option(help: .key("constraints.max_monthly_usd")) var maxMonthlyUsd: String?
        @Option(help: .key("constraints.purchase")) var purchase: [String] = []

        var values: [WorkloadFlag] {
            [
                ("constraints.providers", providers), ("constraints.regions", regions),
                flag("constraints.residency", residency), ("constraints.targets", targets),
                ("constraints.exclude_targets", excludeTargets), ("constraints.accelerators", accelerators),
                flag("constraints.accelerator", accelerator), flag("constraints.max_monthly_usd", maxMonthlyUsd),
                ("constraints.purchase", purchase),
            ]
        }
    }

    struct Team: ParsableArguments {
        @Flag(inversion: .prefixedNo, help: .key("team.kubernetes")) var kubernetes: Bool?
        @Option(help: .key("team.skills")) var skill: [String] = []

        @Option(
            help: ArgumentHelp(
                "How much a criterion counts: cost, latency, operations or risk. Weights are scaled to add up to 1.",
                valueName: "criterion=weight"))
        var weight: [String] = []

        var values: [WorkloadFlag] {
            [flag("team.kubernetes", kubernetes.map { "\($0)" }), ("team.skills", skill)]
        }

        /// Each `cost=0.5` sets a key of its own.
        var weightOverrides: [WorkloadOverride] {
            WorkloadOverride.weights(weight)
        }
    }
}
