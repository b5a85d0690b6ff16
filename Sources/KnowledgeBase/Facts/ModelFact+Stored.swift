import Domain

extension ModelFact: StoredFact {
    static let query = """
        SELECT model, family, task, parameters_millions, active_parameters_millions, gflops_per_item,
            activations_millions, input, layers, hidden_size, attention_heads, kv_heads, head_dimension,
            context_length, source_id, as_of, uncited
        FROM models
        WHERE dataset_id = ?1
        ORDER BY model
        """

    init?(_ row: FactRow) {
        guard let task = ModelTask(rawValue: row.text(2)) else { return nil }
        self.init(
            name: row.text(0), family: row.text(1), task: task, parametersMillions: row.optionalDouble(3),
            activeParametersMillions: row.optionalDouble(4), gigaflopsPerItem: row.optionalDouble(5),
            activationsMillions: row.optionalDouble(6), input: row.optionalText(7), layers: row.optionalInt(8),
            hiddenSize: row.optionalInt(9), attentionHeads: row.optionalInt(10), keyValueHeads: row.optionalInt(11),
            headDimension: row.optionalInt(12), contextLength: row.optionalInt(13), provenance: row.provenance(14))
    }
}
