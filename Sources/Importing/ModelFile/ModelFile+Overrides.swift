import Domain

extension ModelFile {
    /// The figures as a workload's values, as if a person had given them.
    public var overrides: [WorkloadOverride] {
        let figures: [(String, String?)] = [
            ("model.name", name), ("model.format", format.rawValue),
            ("model.parameters_millions", Self.decimal(parametersMillions)),
            ("model.weights_mb", Self.decimal(weightsMegabytes)), ("model.gflops", gigaflops.flatMap(Self.decimal)),
            ("model.activations_millions", activationsMillions.flatMap(Self.decimal)),
            ("model.input_shape", inputShape?.map(String.init).joined(separator: ",")),
        ]
        return figures.compactMap { path, text in
            text.map { WorkloadOverride(path: path, flag: "--model-file", values: [$0]) }
        }
    }

    /// Digits without an exponent, to a millionth; nil for nothing.
    private static func decimal(_ value: Double) -> String? {
        guard value >= 1e-6, value < 1e12 else { return nil }
        let millionths = Int64((value * 1e6).rounded())
        let fraction = String(millionths % 1_000_000)
        return "\(millionths / 1_000_000)." + String(repeating: "0", count: 6 - fraction.count) + fraction
    }
}
