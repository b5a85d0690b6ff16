import KnowledgeBase

/// A column that a file holds in another unit than the store: `memory_gb` for `memory_gib`, `eur_per_hour` for
/// `usd_per_hour`. The unit is read from the name and never guessed.
struct UnitConversion {
    let column: DatasetColumn
    /// What a number of the file is multiplied by.
    let factor: Double

    /// Why a name that looks like a unit of a column's cannot be converted.
    enum Refusal: Error {
        /// A price in a currency whose rate the dataset does not give.
        case unknownRate(currency: String, column: String)
    }

    private static let gib = 1_073_741_824.0

    /// Other units of what a column's name ends with, and what one of them is in the column's.
    private static let units: [String: [String: Double]] = [
        "_gib": [
            "_bytes": 1 / gib, "_kib": 1 / 1_048_576, "_mib": 1 / 1024, "_tib": 1024, "_mb": 1e6 / gib,
            "_gb": 1e9 / gib,
            "_tb": 1e12 / gib,
        ],
        "_gb": [
            "_bytes": 1e-9, "_mb": 1e-3, "_tb": 1e3, "_mib": 1_048_576 / 1e9, "_gib": gib / 1e9,
            "_tib": 1024 * gib / 1e9,
        ],
        "_mb": ["_bytes": 1e-6, "_kb": 1e-3, "_gb": 1e3, "_mib": 1.048_576, "_gib": gib / 1e6],
        "_gb_s": ["_mb_s": 1e-3, "_tb_s": 1e3, "_gib_s": gib / 1e9],
        "_gbps": ["_mbps": 1e-3],
        "_ms": ["_s": 1e3, "_us": 1e-3, "_ns": 1e-6],
        "_s": ["_ms": 1e-3, "_min": 60, "_h": 3600],
        "_per_s": ["_per_min": 1.0 / 60, "_per_h": 1.0 / 3600],
        "_ghz": ["_mhz": 1e-3],
        "_tflops": ["_gflops": 1e-3, "_pflops": 1e3],
        "_tops": ["_gops": 1e-3, "_pops": 1e3],
        "_w": ["_kw": 1e3],
        "_millions": ["_billions": 1e3, "_thousands": 1e-3],
        "_percent": ["_share": 100],
        "gflops_per_item": ["gmacs_per_item": 2, "tflops_per_item": 1e3, "mflops_per_item": 1e-3],
        "usd_per_hour": ["usd_per_second": 3600, "usd_per_minute": 60],
    ]

    /// Nil where the name is none of a column's.
    init?(_ name: String, of table: DatasetTable, rates: [String: Double]) throws(Refusal) {
        for column in table.columns {
            // The longest ending counts: a rate per second is no time in seconds.
            let ending = Self.units.keys.filter(column.name.hasSuffix).max { $0.count < $1.count }
            guard let ending, column.kind == .real || column.kind == .usd else { continue }
            let stem = column.name.dropLast(ending.count)
            for (unit, factor) in Self.units[ending] ?? [:] where name == stem + unit {
                self.column = column
                self.factor = factor
                return
            }
        }
        guard let column = table.columns.first(where: { $0.kind == .usd }) else { return nil }
        let rest = column.name.dropFirst(3)
        guard name.count == column.name.count, name.hasSuffix(rest), name.prefix(3).allSatisfy(\.isLowercase) else {
            return nil
        }
        let currency = name.prefix(3).uppercased()
        guard let rate = rates[currency] else { throw .unknownRate(currency: currency, column: column.name) }
        self.column = column
        factor = rate
    }
}
