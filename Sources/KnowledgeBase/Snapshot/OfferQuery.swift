import Domain

/// The cheapest allowed region of each machine type and purchase.
///
/// Each look-up is a seek in a key or an index that starts with the dataset, so the cost follows the number of machine
/// types that the constraints leave, not the number of prices.
struct OfferQuery {
    let reader: FactReader
    let filter: OfferFilter

    private static let instances = """
        SELECT provider, instance_type, vcpu, memory_gib, architecture, cpu, accelerator,
            accelerator_count, accelerator_memory_gib, network_gbps, local_disk_gb, family, burstable,
            previous_generation, managed_by, hardware_of, quantity, notes, source_id, as_of, uncited
        FROM instances
        WHERE dataset_id = ?1
          AND provider = ?2
          AND (previous_generation = 0 OR accelerator IS NOT NULL)
          AND (?3 <> 'required' OR accelerator IS NOT NULL)
          AND (?3 <> 'forbidden' OR accelerator IS NULL)
          AND (?4 = '[]' OR accelerator IS NULL OR accelerator IN (SELECT value FROM json_each(?4)))
        ORDER BY instance_type
        """

    func offers() throws -> [Offer] {
        let priceHolders = reader.holders(of: Price.table)
        let instanceHolders = reader.holders(of: Instance.table)
        guard !priceHolders.isEmpty, !instanceHolders.isEmpty else { return [] }
        let search = try PriceSearch(reader, holders: priceHolders, filter: filter)
        let statement = try SQLStatement(Self.instances, in: reader.database)
        statement.bind(3, filter.acceleratorUse.rawValue)
        statement.bind(4, filter.accelerators.asJSON)
        var offers: [Offer] = []
        for provider in filter.regions.keys.sorted() {
            let hiding = try instanceHolders.count > 1 ? InstanceKeys(reader, holders: instanceHolders, provider) : nil
            statement.bind(2, provider)
            for dataset in instanceHolders {
                statement.bind(1, dataset)
                let row = FactRow(statement: statement, dataset: dataset, sources: reader.sources)
                while try statement.step() {
                    if let hiding, hiding.hides(statement.text(1), in: dataset) { continue }
                    let prices = try search.prices(provider: provider, instanceType: statement.bytes(1))
                    guard !prices.isEmpty, let instance = Instance(row) else { continue }
                    for price in prices { offers.append(Offer(instance: instance, price: price)) }
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
            "\"" + text.unicodeScalars.map { scalar in
                scalar == "\"" || scalar == "\\" ? "\\\(scalar)" : scalar.value < 0x20 ? " " : String(scalar)
            }.joined() + "\""
        }
        return "[" + quoted.joined(separator: ",") + "]"
    }
}
