import Domain
import KnowledgeBase

/// Pages of the Azure Retail Prices API, one or a list of them: hourly prices of virtual machines with Linux.
enum AzureRetailPrices: ForeignFormat {
    static let name = "azure-retail"
    static let summary = "the Azure Retail Prices API's JSON: prices of machine types"
    static let needs: [ForeignNeed] = []

    /// Hours of a reservation, whose price is that of the whole term.
    private static let terms = ["1 Year": ("reserved-1y", 8760.0), "3 Years": ("reserved-3y", 26_280.0)]

    static func read(_ file: InputFile, into rows: ForeignRows, _ context: ForeignContext) throws {
        let known = try context.instances(of: "azure")
        var reader = JSONReader(file.content)
        var regions: Set<String> = []
        var seen: Set<String> = []
        var isRight = false
        func page(_ reader: inout JSONReader) throws {
            try reader.members { key, reader in
                guard key == "Items" else { return try reader.skip() }
                isRight = true
                try reader.elements { reader in
                    try add(try reader.value(), known, &regions, &seen, rows)
                }
            }
        }
        if reader.isAtObject() { try page(&reader) } else { try reader.elements { try page(&$0) } }
        try reader.end()
        guard isRight else { throw BerthError(.badData, "\(file.name) has no Items") }
        try RegionRows(provider: "azure").add(regions, rows, context)
    }

    private static func add(
        _ item: JSONTree, _ known: [String: [String: String]], _ regions: inout Set<String>, _ seen: inout Set<String>,
        _ rows: ForeignRows
    ) throws {
        guard item["currencyCode"].text == "USD" else { return rows.skip("prices that are not in USD") }
        let product = item["productName"].text ?? ""
        let sku = (item["skuName"].text ?? "") + " " + (item["meterName"].text ?? "")
        guard item["serviceName"].text == "Virtual Machines", let type = item["armSkuName"].text, !type.isEmpty,
            let region = item["armRegionName"].text, !region.isEmpty, let price = item["retailPrice"].number, price > 0,
            !isWindows(product), !product.contains("CloudServices"), !sku.contains("Low Priority")
        else { return rows.skip("items that are no virtual machine with Linux") }
        guard let name = AzureMachine.names(type).first(where: { known[$0] != nil }) else {
            return rows.skip("machine types that the store does not know")
        }
        var purchase = sku.contains("Spot") ? "spot" : "on-demand"
        var hours = 1.0
        if item["type"].text == "Reservation" {
            guard let term = terms[item["reservationTerm"].text ?? ""] else {
                return rows.skip("terms of other lengths")
            }
            (purchase, hours) = term
        } else if item["type"].text != "Consumption" || item["unitOfMeasure"].text != "1 Hour" {
            return rows.skip("items that are not by the hour")
        }
        guard seen.insert("\(region)/\(name)/\(purchase)").inserted else { return rows.skip("second prices of a type") }
        regions.insert(region)
        try rows.add(
            "prices",
            [
                "provider": "azure", "region": region, "instance_type": name, "purchase": purchase,
                "usd_per_hour": (price / hours).decimal,
            ])
    }

    /// `Virtual Machines NCasT4_v3 Series Windows`; younger series have `Srs Win`.
    private static func isWindows(_ product: String) -> Bool {
        product.split(separator: " ").contains { ["Windows", "Win"].contains($0) }
    }
}

/// How Azure writes a machine type.
enum AzureMachine {
    /// `Standard_NC4as_T4_v3`, and without the first word, which datasets may leave out.
    static func names(_ type: String) -> [String] { [type, String(type.drop { $0 != "_" }.dropFirst())] }
}
