import Domain

/// The cheapest allowed region of each machine type and purchase.
///
/// Each look-up is a seek in a key or an index that starts with the dataset, so the cost follows the number of machine
/// types that the constraints leave, not the number of prices.
struct OfferQuery {
    let reader: FactReader
    let filter: OfferFilter

    static let instances = """
        SELECT provider, instance_type, vcpu, memory_gib, architecture, cpu, accelerator,
            accelerator_count, accelerator_memory_gib, network_gbps, local_disk_gb, family, burstable,
            previous_generation, managed_by, hardware_of, quantity, notes, source_id, as_of, uncited
        FROM instances
        WHERE dataset_id = ?1
          AND provider = ?2
          AND (previous_generation = 0 OR accelerator IS NOT NULL)
          AND (?3 <> 'required' OR accelerator IS NOT NULL
              OR (vcpu = 2 AND memory_gib <= 8 AND managed_by IS NULL))  -- a control plane runs on these
          AND (?3 <> 'forbidden' OR accelerator IS NULL)
          AND (?4 = '[]' OR accelerator IS NULL OR accelerator IN (SELECT value FROM json_each(?4)))
        ORDER BY instance_type
        """

    func offers() throws -> [Offer] {
        let holders = reader.holders(of: Instance.table)
        guard !holders.isEmpty, !reader.holders(of: Price.table).isEmpty else { return [] }
        let statement = try SQLStatement(Self.instances, in: reader.database)
        statement.bind(3, filter.acceleratorUse.rawValue)
        statement.bind(4, filter.accelerators.asJSON)
        let prices = try PriceSearch(reader, filter: filter)
        var offers: [Offer] = []
        for provider in filter.regions.keys.sorted() {
            try prices.select(provider: provider)
            let described = try holders.count > 1 ? InstanceKeys(reader, holders: holders, provider) : nil
            statement.bind(2, provider)
            for dataset in holders {
                statement.bind(1, dataset)
                let row = FactRow(statement: statement, dataset: dataset, sources: reader.sources)
                while try statement.step() {
                    if let described, described.hides(statement.text(1), in: dataset) { continue }
                    var instance: Instance?
                    try prices.forEachPrice(of: statement.bytes(1)) { price in
                        instance = instance ?? Instance(row)
                        if let instance { offers.append(Offer(instance: instance, price: price)) }
                    }
                }
                statement.reset()
            }
        }
        return offers
    }
}

extension [String] {
    /// As a JSON array, for `json_each`.
    var asJSON: String {
        let quoted = map { text in
            "\""
                + text.unicodeScalars.map { scalar in
                    scalar == "\"" || scalar == "\\" ? "\\\(scalar)" : scalar.value < 0x20 ? " " : String(scalar)
                }.joined() + "\""
        }
        return "[" + quoted.joined(separator: ",") + "]"
    }
}
