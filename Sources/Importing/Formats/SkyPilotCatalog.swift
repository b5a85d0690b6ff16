import Domain
import KnowledgeBase

/// SkyPilot's catalog of a cloud (`~/.sky/catalogs/…/CLOUD/vms.csv`): a row for each machine type and zone.
///
/// In Google's, a GPU is a row of its own, without a machine type, and a machine's price is that of its host alone.
enum SkyPilotCatalog: ForeignFormat {
    static let name = "skypilot"
    static let summary = "a SkyPilot catalog (vms.csv): machine types, prices"
    static let needs: [ForeignNeed] = [.provider]

    /// Series of Google's whose machines always carry GPUs or TPUs.
    private static let acceleratorSeries = ["a2", "a3", "a4", "a4x", "g2", "g4", "ct"]

    /// A machine type, or a number of devices, in a region.
    private struct Place: Hashable {
        let type: String
        var devices = 0.0
        let region: String
    }

    /// Zones of a region cost the same, or the cheapest counts. A price of nothing is none.
    private struct Price {
        var onDemand: Double?
        var spot: Double?

        mutating func take(_ onDemand: Double?, _ spot: Double?) {
            func cheaper(_ a: Double?, _ b: Double?) -> Double? { [a, b].compactMap { $0 }.filter { $0 > 0 }.min() }
            self = Price(onDemand: cheaper(self.onDemand, onDemand), spot: cheaper(self.spot, spot))
        }

        static func + (a: Price, b: Price) -> Price {
            func sum(_ a: Double?, _ b: Double?) -> Double? { a.flatMap { a in b.map { a + $0 } } }
            return Price(onDemand: sum(a.onDemand, b.onDemand), spot: sum(a.spot, b.spot))
        }
    }

    private struct Catalog {
        var hosts: [Place: Price] = [:]
        var devices: [Place: Price] = [:]
        var unknownDevices: Set<String> = []
        var unusable: Set<String> = []
        var described: Set<String> = []
    }

    static func read(_ file: InputFile, into rows: ForeignRows, _ context: ForeignContext) throws {
        let provider = try context.required(.provider)
        let known = try context.instances(of: provider)
        var catalog = Catalog()
        try ForeignTable(
            file: file,
            columns: ["InstanceType", "vCPUs", "MemoryGiB", "AcceleratorName", "AcceleratorCount", "Price", "Region"],
            format: name
        ).forEach { cell in
            guard let region = cell("Region").flatMap(regionName) else {
                return rows.skip("rows without a region")
            }
            guard let type = cell("InstanceType") else { return addDevice(cell, region, &catalog, rows, context) }
            if known[type] == nil, catalog.described.insert(type).inserted,
                try !describe(type, provider, cell, rows, context)
            {
                catalog.unusable.insert(type)
            }
            guard !catalog.unusable.contains(type) else { return }
            catalog.hosts[Place(type: type, region: region), default: Price()].take(
                cell.number("Price"), cell.number("SpotPrice"))
        }
        rows.skip("devices without a machine that the store does not know", count: catalog.unknownDevices.count)
        try RegionRows(provider: provider).add(Set(catalog.hosts.keys.map(\.region)), rows, context)
        try price(catalog, provider, known, rows)
    }

    /// `Czechia, CZ, EU`; Vast.ai leaves the first part out at times.
    private static func regionName(_ text: String) -> String? {
        let name = text.drop { $0 == "," || $0 == " " }
        return name.isEmpty ? nil : String(name)
    }

    private static func addDevice(
        _ cell: ForeignTable.Row, _ region: String, _ catalog: inout Catalog, _ rows: ForeignRows,
        _ context: ForeignContext
    ) {
        guard let named = cell("AcceleratorName"), let count = cell.number("AcceleratorCount") else {
            return rows.skip("rows without a machine type or device")
        }
        guard let device = context.device(named) else {
            catalog.unknownDevices.insert(named)
            return
        }
        catalog.devices[Place(type: device, devices: count, region: region), default: Price()].take(
            cell.number("Price"), cell.number("SpotPrice"))
    }

    private static func price(
        _ catalog: Catalog, _ provider: String, _ known: [String: [String: String]], _ rows: ForeignRows
    ) throws {
        for (place, host) in catalog.hosts.sorted(by: { ($0.key.type, $0.key.region) < ($1.key.type, $1.key.region) }) {
            var price = host
            if provider == "gcp", let device = known[place.type]?["accelerator"] {
                let count = known[place.type]?["accelerator_count"].flatMap(Double.init) ?? 0
                guard let devices = catalog.devices[Place(type: device, devices: count, region: place.region)] else {
                    rows.skip("machine types in regions where the catalog has no price of their GPUs")
                    continue
                }
                price = host + devices
            }
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

    /// False for a machine type that cannot be used, which it counts.
    private static func describe(
        _ type: String, _ provider: String, _ cell: ForeignTable.Row, _ rows: ForeignRows, _ context: ForeignContext
    ) throws -> Bool {
        var device: String?
        if let named = cell("AcceleratorName") {
            // Vast.ai's types tell H100_SXM from H100_NVL, which are one name in the other column.
            let parts = type.split(separator: "-").map(String.init)
            device = (parts.count > 1 ? context.device(parts[1]) : nil) ?? context.device(labelled: named)
            guard device != nil else {
                rows.skip("machine types with a device that the store does not know")
                return false
            }
        } else if provider == "gcp", acceleratorSeries.contains(where: { type.hasPrefix($0 + "-") }) {
            rows.skip("machine types with GPUs that the store does not know")
            return false
        }
        guard let vcpu = cell("vCPUs"), let memory = cell("MemoryGiB") else {
            rows.skip("machine types without processors and memory")
            return false
        }
        let architecture = cell("Arch") ?? MachineArchitecture.named(type, of: provider)
        try rows.add(
            "instances",
            [
                "provider": provider, "instance_type": type, "vcpu": vcpu, "memory_gib": memory,
                "architecture": architecture == "arm64" ? "arm64" : "x86_64", "accelerator": device,
                "accelerator_count": device == nil ? nil : cell("AcceleratorCount"),
                "uncited": cell("Arch") == nil ? "architecture" : nil,
            ])
        return true
    }
}
