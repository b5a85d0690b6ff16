import Domain
import KnowledgeBase

/// SkyPilot's catalog of a cloud (`~/.sky/catalogs/…/CLOUD/vms.csv`): a row for each machine type and zone.
enum SkyPilotCatalog: ForeignFormat {
    static let name = "skypilot"
    static let summary = "a SkyPilot catalog (vms.csv): machine types, prices"
    static let needs: [ForeignNeed] = [.provider]

    /// A machine type in a region; zones of a region cost the same, or the cheapest counts.
    private struct Place: Hashable {
        let type: String
        let region: String
    }

    static func read(_ file: InputFile, into rows: ForeignRows, _ context: ForeignContext) throws {
        let provider = try context.required(.provider)
        let table = try ForeignTable(
            file,
            columns: ["InstanceType", "vCPUs", "MemoryGiB", "AcceleratorName", "AcceleratorCount", "Price", "Region"],
            format: name)
        let known = try context.instances(of: provider)
        var unusable: Set<String> = []
        var described: Set<String> = []
        var prices: [Place: (onDemand: Double?, spot: Double?)] = [:]
        try table.forEach { cell in
            guard let type = cell("InstanceType"), let region = cell("Region") else {
                return rows.skip("rows without a machine type or region")
            }
            if known[type] == nil, described.insert(type).inserted {
                guard try add(type, provider, cell, rows, context) else {
                    unusable.insert(type)
                    return rows.skip("machine types with a device that the store does not know")
                }
            }
            guard !unusable.contains(type) else { return }
            let place = Place(type: type, region: region)
            func cheaper(_ a: Double?, _ b: String?) -> Double? { [a, b.flatMap(Double.init)].compactMap { $0 }.min() }
            prices[place] = (
                cheaper(prices[place]?.onDemand, cell("Price")), cheaper(prices[place]?.spot, cell("SpotPrice"))
            )
        }
        try RegionRows(provider: provider).add(Set(prices.keys.map(\.region)), rows, context)
        for (place, price) in prices.sorted(by: { ($0.key.type, $0.key.region) < ($1.key.type, $1.key.region) }) {
            for (purchase, usd) in [("on-demand", price.onDemand), ("spot", price.spot)] {
                guard let usd = usd?.decimal else { continue }
                try rows.add(
                    "prices",
                    [
                        "provider": provider, "region": place.region, "instance_type": place.type,
                        "purchase": purchase, "usd_per_hour": usd,
                    ])
            }
        }
    }

    private static func add(
        _ type: String, _ provider: String, _ cell: (String) -> String?, _ rows: ForeignRows, _ context: ForeignContext
    ) throws -> Bool {
        var device: String?
        if let named = cell("AcceleratorName") {
            guard let found = context.device(named) else { return false }
            device = found
        }
        guard let vcpu = cell("vCPUs"), let memory = cell("MemoryGiB") else { return false }
        let architecture = cell("Arch")
        try rows.add(
            "instances",
            [
                "provider": provider, "instance_type": type, "vcpu": vcpu, "memory_gib": memory,
                "architecture": architecture == "arm64" ? "arm64" : "x86_64", "accelerator": device,
                "accelerator_count": device == nil ? nil : cell("AcceleratorCount"),
                "uncited": architecture == nil ? "architecture" : nil,
            ])
        return true
    }
}
