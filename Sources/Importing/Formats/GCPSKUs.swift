import Domain
import KnowledgeBase

/// SKUs of Compute Engine from the Cloud Billing Catalog API, one page or a list of them.
///
/// Google sells processors, memory and GPUs apart; the price of a machine type is put together from them, and only where
/// all of its parts are there.
enum GCPSKUs: ForeignFormat {
    static let name = "gcp-skus"
    static let summary = "the Cloud Billing Catalog API's SKUs of Compute Engine: prices of machine types"
    static let needs: [ForeignNeed] = []

    /// What a price is of: a core or a gibibyte of a series, or a GPU.
    private struct Part: Hashable {
        let name: String
        let region: String
        let isSpot: Bool
    }

    static func read(_ file: InputFile, into rows: ForeignRows, _ context: ForeignContext) throws {
        var reader = JSONReader(file.content)
        var prices: [Part: Double] = [:]
        var isRight = false
        func page(_ reader: inout JSONReader) throws {
            try reader.members { key, reader in
                guard key == "skus" else { return try reader.skip() }
                isRight = true
                try reader.elements { reader in
                    let sku = try reader.value()
                    guard let (name, isSpot) = part(sku), let usd = hourly(sku) else {
                        return rows.skip("SKUs that are no part of a machine type")
                    }
                    for region in sku["serviceRegions"].list.compactMap(\.text) {
                        prices[Part(name: name, region: region, isSpot: isSpot)] = usd
                    }
                }
            }
        }
        if reader.isAtObject() { try page(&reader) } else { try reader.elements { try page(&$0) } }
        try reader.end()
        guard isRight else { throw BerthError(.badData, "\(file.name) has no skus") }
        try RegionRows(provider: "gcp").add(Set(prices.keys.map(\.region)), rows, context)
        let known = try context.instances(of: "gcp").sorted { $0.key < $1.key }
        for (region, isSpot) in Set(prices.keys.map { [$0.region, $0.isSpot ? "spot" : ""] }).sorted(by: {
            $0.lexicographicallyPrecedes($1)
        }).map({ ($0[0], $0[1] == "spot") }) {
            for (type, columns) in known {
                let find: (String) -> Double? = { prices[Part(name: $0, region: region, isSpot: isSpot)] }
                guard let usd = price(type, columns, find) else { continue }
                try rows.add(
                    "prices",
                    [
                        "provider": "gcp", "region": region, "instance_type": type,
                        "purchase": isSpot ? "spot" : "on-demand", "usd_per_hour": usd.decimal,
                        "notes": "put together from the prices of its parts",
                    ])
            }
        }
    }

    /// `G2 Instance Core running in Americas` is `g2 core`, `Spot Preemptible Nvidia L4 GPU …` is `gpu nvidia l4`.
    private static func part(_ sku: JSONTree) -> (name: String, isSpot: Bool)? {
        let category = sku["category"]
        guard category["serviceDisplayName"].text == "Compute Engine", let text = sku["description"].text,
            ["OnDemand", "Preemptible"].contains(category["usageType"].text)
        else { return nil }
        let isSpot = category["usageType"].text == "Preemptible"
        var words = text.split(separator: " ").map { $0.lowercased() }
        if let end = words.firstIndex(of: "running") { words = Array(words[..<end]) }
        words.removeAll { ["spot", "preemptible", "predefined", "attached", "to", "vms", "amd", "arm"].contains($0) }
        if words.last == "gpu" { return ("gpu " + words.dropLast().joined(separator: " "), isSpot) }
        guard words.count == 3, ["core", "ram"].contains(words[2]) else { return nil }
        // C2 goes by what it is made for.
        if words[0] == "compute", words[1] == "optimized" { return ("c2 \(words[2])", isSpot) }
        return words[1] == "instance" ? ("\(words[0]) \(words[2])", isSpot) : nil
    }

    /// Dollars of an hour's use of one unit.
    private static func hourly(_ sku: JSONTree) -> Double? {
        let expression = sku["pricingInfo"].list.last?["pricingExpression"] ?? .null
        let rates = expression["tieredRates"].list
        guard ["h", "GiBy.h"].contains(expression["usageUnit"].text), rates.count == 1,
            let price = rates.first?["unitPrice"], price["currencyCode"].text == "USD"
        else { return nil }
        return (price["units"].number ?? 0) + (price["nanos"].number ?? 0) / 1e9
    }

    private static func price(
        _ type: String, _ columns: [String: String], _ find: (String) -> Double?
    ) -> Double? {
        let series = type.prefix { $0 != "-" }
        // Types that share a core are sold by a share of it.
        guard columns["burstable"] != "1", columns["managed_by"] == nil,
            let vcpu = columns["vcpu"].flatMap(Double.init),
            let memory = columns["memory_gib"].flatMap(Double.init), let core = find("\(series) core"),
            let ram = find("\(series) ram")
        else { return nil }
        var usd = vcpu * core + memory * ram
        if let device = columns["accelerator"] {
            guard let count = columns["accelerator_count"].flatMap(Double.init),
                let each = find("gpu " + device.lowercased()) ?? find("gpu " + gpuName(device))
            else { return nil }
            usd += count * each
        }
        return usd
    }

    /// SKUs write `Nvidia Tesla T4`, `Nvidia Tesla A100` and `Nvidia Tesla A100 80GB`.
    private static func gpuName(_ device: String) -> String {
        device.lowercased().split(separator: " ").map { $0 == "nvidia" ? "nvidia tesla" : String($0) }
            .filter { !["16gb", "40gb"].contains($0) }.joined(separator: " ")
    }
}
