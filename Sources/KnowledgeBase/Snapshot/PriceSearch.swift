import Domain

/// Finds what a machine type costs where the workload may run.
struct PriceSearch {
    /// Walks one type's prices from the cheapest region up, within the index alone.
    static let byPrice = """
        SELECT region, usd_nanos_per_hour
        FROM prices
        WHERE dataset_id = ?1 AND provider = ?2 AND instance_type = ?3 AND purchase = ?4
        ORDER BY usd_nanos_per_hour, region
        """

    /// Looks one price up by its key.
    static let byRegion = """
        SELECT provider, region, instance_type, purchase, usd_nanos_per_hour, source_id, as_of, uncited
        FROM prices
        WHERE dataset_id = ?1 AND provider = ?2 AND instance_type = ?3 AND purchase = ?4 AND region = ?5
        """

    private struct Finding {
        let holder: Int
        let region: String
        let nanos: Int64
    }

    private let reader: FactReader
    private let holders: [Int64]
    private let filter: OfferFilter
    private let byPrice: SQLStatement
    private let byRegion: SQLStatement
    private let named: [String: [String]]

    init(_ reader: FactReader, holders: [Int64], filter: OfferFilter) throws {
        self.reader = reader
        self.holders = holders
        self.filter = filter
        byPrice = try SQLStatement(Self.byPrice, in: reader.database)
        byRegion = try SQLStatement(Self.byRegion, in: reader.database)
        named = filter.isPinned ? filter.regions.mapValues { $0.sorted() } : [:]
    }

    /// The cheapest allowed price of each purchase.
    func prices(provider: String, instanceType: UnsafeRawBufferPointer) throws -> [Price] {
        byPrice.bind(2, provider)
        byPrice.bindInPlace(3, instanceType)
        byRegion.bind(2, provider)
        byRegion.bindInPlace(3, instanceType)
        return try filter.purchases.compactMap { purchase in
            byPrice.bind(4, purchase.rawValue)
            byRegion.bind(4, purchase.rawValue)
            let finding = try filter.isPinned ? cheapestNamed(provider) : cheapestAllowed(provider)
            return try finding.flatMap(price)
        }
    }

    private func cheapestAllowed(_ provider: String) throws -> Finding? {
        let allowed = filter.regions[provider] ?? []
        var best: Finding?
        for (holder, dataset) in holders.enumerated() {
            byPrice.bind(1, dataset)
            defer { byPrice.reset() }
            while try byPrice.step() {
                let nanos = byPrice.int(1)
                if let best, best.nanos <= nanos { break }
                let region = byPrice.text(0)
                guard allowed.contains(region), try !isHidden(region, below: holder) else { continue }
                best = Finding(holder: holder, region: region, nanos: nanos)
                break
            }
        }
        return best
    }

    private func cheapestNamed(_ provider: String) throws -> Finding? {
        var best: Finding?
        for region in named[provider] ?? [] {
            byRegion.bind(5, region)
            for (holder, dataset) in holders.enumerated() {
                byRegion.bind(1, dataset)
                defer { byRegion.reset() }
                guard try byRegion.step() else { continue }
                let nanos = byRegion.int(4)
                if best.map({ nanos < $0.nanos }) ?? true {
                    best = Finding(holder: holder, region: region, nanos: nanos)
                }
                break
            }
        }
        return best
    }

    /// Whether a dataset of higher precedence has its own price for that region.
    private func isHidden(_ region: String, below holder: Int) throws -> Bool {
        guard holder > 0 else { return false }
        byRegion.bind(5, region)
        for dataset in holders[..<holder] {
            byRegion.bind(1, dataset)
            defer { byRegion.reset() }
            if try byRegion.step() { return true }
        }
        return false
    }

    private func price(_ finding: Finding) throws -> Price? {
        let dataset = holders[finding.holder]
        byRegion.bind(1, dataset)
        byRegion.bind(5, finding.region)
        defer { byRegion.reset() }
        guard try byRegion.step() else { return nil }
        return Price(FactRow(statement: byRegion, dataset: dataset, sources: reader.sources))
    }
}
