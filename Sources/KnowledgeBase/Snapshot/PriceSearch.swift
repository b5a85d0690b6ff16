import Domain

/// Finds what machine types cost where the workload may run.
///
/// A statement for each purchase and dataset keeps its parameters from one machine type to the next.
final class PriceSearch {
    /// Walks one type's prices from the cheapest region up, within the index alone.
    static let byPrice = """
        SELECT provider, region, instance_type, purchase, usd_nanos_per_hour, source_id, as_of, uncited
        FROM prices INDEXED BY prices_cheapest
        WHERE dataset_id = ?1 AND provider = ?2 AND purchase = ?3 AND instance_type = ?4
        ORDER BY usd_nanos_per_hour, region
        """

    /// Looks one price up by its key.
    static let byRegion = """
        SELECT provider, region, instance_type, purchase, usd_nanos_per_hour, source_id, as_of, uncited
        FROM prices
        WHERE dataset_id = ?1 AND provider = ?2 AND purchase = ?3 AND instance_type = ?4 AND region = ?5
        """

    /// Whether a provider sells anything that way.
    static let anySold = """
        SELECT 1
        FROM prices INDEXED BY prices_cheapest
        WHERE dataset_id = ?1 AND provider = ?2 AND purchase = ?3
        LIMIT 1
        """

    /// One way to buy, with a statement for each dataset that has prices, highest precedence first.
    private struct Way {
        let purchase: String
        let datasets: [Int64]
        var walks: [SQLStatement] = []
        var lookups: [SQLStatement] = []
    }

    private let sources: SourceTexts
    private let filter: OfferFilter
    private let ways: [Way]
    private let anySold: SQLStatement
    private var allowed: Set<String> = []
    /// The regions that the workload names; nil where it leaves the choice.
    private var named: [String]?
    /// Those of `ways` by which the current provider sells.
    private var open: [Way] = []

    init(_ reader: FactReader, filter: OfferFilter) throws {
        sources = reader.sources
        self.filter = filter
        anySold = try SQLStatement(Self.anySold, in: reader.database)
        let holders = reader.holders(of: Price.table)
        let needsLookups = filter.isPinned || holders.count > 1
        ways = try filter.purchases.map { purchase in
            var way = Way(purchase: purchase.rawValue, datasets: holders)
            for dataset in holders {
                if !filter.isPinned {
                    way.walks.append(try Self.prepare(Self.byPrice, dataset, purchase, in: reader))
                }
                if needsLookups {
                    way.lookups.append(try Self.prepare(Self.byRegion, dataset, purchase, in: reader))
                }
            }
            return way
        }
    }

    private static func prepare(
        _ sql: String, _ dataset: Int64, _ purchase: Purchase, in reader: FactReader
    ) throws -> SQLStatement {
        let statement = try SQLStatement(sql, in: reader.database)
        statement.bind(1, dataset)
        statement.bind(3, purchase.rawValue)
        return statement
    }

    /// Turns to another provider.
    func select(provider: String) throws {
        allowed = filter.regions[provider] ?? []
        named = filter.isPinned ? allowed.sorted() : nil
        open = try ways.filter { way in try way.datasets.contains { try sells(provider, way.purchase, $0) } }
        for statement in open.flatMap({ $0.walks + $0.lookups }) { statement.bind(2, provider) }
    }

    private func sells(_ provider: String, _ purchase: String, _ dataset: Int64) throws -> Bool {
        anySold.bind(1, dataset)
        anySold.bind(2, provider)
        anySold.bind(3, purchase)
        defer { anySold.reset() }
        return try anySold.step()
    }

    /// The cheapest allowed price of each purchase.
    ///
    /// - Parameter instanceType: bytes that stay in place during the call.
    func forEachPrice(of instanceType: UnsafeRawBufferPointer, _ body: (Price) throws -> Void) throws {
        for way in open {
            for statement in way.lookups { statement.bindInPlace(4, instanceType) }
            for statement in way.walks { statement.bindInPlace(4, instanceType) }
            let price = if let named { try cheapest(way, in: named) } else { try cheapestAllowed(way) }
            if let price { try body(price) }
        }
    }

    private func cheapestAllowed(_ way: Way) throws -> Price? {
        var best: Price?
        for (rank, walk) in way.walks.enumerated() {
            defer { walk.reset() }
            while try walk.step() {
                if let best, best.usdPerHour.nanos <= walk.int(4) { break }
                let region = walk.text(1)
                guard allowed.contains(region), try !isHidden(region, way, below: rank) else { continue }
                best = Price(FactRow(statement: walk, dataset: way.datasets[rank], sources: sources))
                break
            }
        }
        return best
    }

    private func cheapest(_ way: Way, in regions: [String]) throws -> Price? {
        var best: Price?
        for region in regions {
            for (rank, lookup) in way.lookups.enumerated() {
                lookup.bind(5, region)
                defer { lookup.reset() }
                guard try lookup.step() else { continue }
                if best.map({ lookup.int(4) < $0.usdPerHour.nanos }) ?? true {
                    best = Price(FactRow(statement: lookup, dataset: way.datasets[rank], sources: sources))
                }
                break
            }
        }
        return best
    }

    /// Whether a dataset of higher precedence has its own price for that region.
    private func isHidden(_ region: String, _ way: Way, below rank: Int) throws -> Bool {
        for lookup in way.lookups[..<rank] {
            lookup.bind(5, region)
            defer { lookup.reset() }
            if try lookup.step() { return true }
        }
        return false
    }
}
