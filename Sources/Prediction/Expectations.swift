import Domain

/// What is expected in each setting, worked out once.
final class Expectations: Sendable {
    private struct Key: Hashable {
        let names: EfficiencyTable.Names
        let use: Setting.Use
    }

    private let table: EfficiencyTable
    private let known = Memo<Key, Expected?>()

    init(_ table: EfficiencyTable) {
        self.table = table
    }

    /// Nil where the store holds no efficiency that fits.
    func network(
        _ rates: DeviceRates, runtime: String, precision: Precision, task: String, family: String?, use: Setting.Use
    ) -> Expected? {
        let names = table.resolve(rates, runtime: runtime, precision: precision, task: task, family: family)
        return known.value(for: Key(names: names, use: use)) { Expected(table, names, rates, use: use) }
    }

    /// Of a decoder that reads a prompt or makes a token; nil where the store holds no efficiency that fits.
    func decoder(
        _ model: ModelProfile, _ rates: DeviceRates, runtime: String, precision: Precision, use: Setting.Use
    ) -> Expected? {
        let task = use == .prefill ? "llm-prefill" : "llm-decode"
        // Experts are small matrices, and more is sent between devices.
        let sort = model.activeParametersMillions < model.parametersMillions ? "\(task)-mixture" : task
        let names = table.resolve(rates, runtime: runtime, precision: precision, task: sort)
        return known.value(for: Key(names: names, use: use)) { Expected(table, names, decoder: sort) }
    }
}
