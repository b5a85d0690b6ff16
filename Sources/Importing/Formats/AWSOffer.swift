import Domain
import KnowledgeBase

/// An offer file of the AWS Price List API for EC2 (`AmazonEC2/current/REGION/index.json`, also the gigabytes of all
/// regions): hourly prices of machine types with Linux on shared hardware, on demand and reserved without upfront payment.
///
/// Read as it goes along; what is kept is the SKUs that are priced.
enum AWSOffer: ForeignFormat {
    static let name = "aws-offer"
    static let summary = "an AWS Price List offer file of EC2 (index.json): prices of machine types"
    static let needs: [ForeignNeed] = []

    private struct Product {
        let type: String
        let region: String
    }

    static func read(_ file: InputFile, into rows: ForeignRows, _ context: ForeignContext) throws {
        let known = try context.instances(of: "aws")
        var products: [String: Product] = [:]
        var reader = JSONReader(file.content)
        var offer: String?
        var seen: Set<String> = []
        try reader.members { key, reader in
            switch key {
            case "offerCode": offer = try reader.value().text
            case "products":
                try reader.members { sku, reader in
                    guard let product = product(try reader.value()["attributes"]) else { return }
                    guard known[product.type] != nil else {
                        return rows.skip("products of machine types that the store does not know")
                    }
                    products[sku] = product
                }
            case "terms":
                try reader.members { kind, reader in
                    try reader.members { sku, reader in
                        guard let product = products[sku] else { return try reader.skip() }
                        try reader.members { _, reader in
                            try add(try reader.value(), kind, product, &seen, rows)
                        }
                    }
                }
            default: try reader.skip()
            }
        }
        guard offer == "AmazonEC2" else {
            throw BerthError(
                .badData, "\(file.name) is no offer file of AmazonEC2" + (offer.map { ", but of \($0)" } ?? ""))
        }
        try RegionRows(provider: "aws").add(Set(products.values.map(\.region)), rows, context)
    }

    /// Nil for another operating system, tenancy or kind of capacity.
    private static func product(_ attributes: JSONTree) -> Product? {
        guard let type = attributes["instanceType"].text, let region = attributes["regionCode"].text,
            attributes["operatingSystem"].text == "Linux", attributes["tenancy"].text == "Shared",
            attributes["capacitystatus"].text == "Used", attributes["preInstalledSw"].text == "NA",
            attributes["operation"].text ?? "RunInstances" == "RunInstances"
        else { return nil }
        return Product(type: type, region: region)
    }

    private static func add(
        _ term: JSONTree, _ kind: String, _ product: Product, _ seen: inout Set<String>, _ rows: ForeignRows
    ) throws {
        guard let purchase = purchase(kind, term["termAttributes"]) else { return }
        for dimension in term["priceDimensions"].object.values {
            guard dimension["unit"].text == "Hrs", let usd = dimension[path: "pricePerUnit", "USD"].number?.decimal,
                seen.insert("\(product.region)/\(product.type)/\(purchase)").inserted
            else { continue }
            try rows.add(
                "prices",
                [
                    "provider": "aws", "region": product.region, "instance_type": product.type, "purchase": purchase,
                    "usd_per_hour": usd,
                ])
        }
    }

    private static func purchase(_ kind: String, _ terms: JSONTree) -> String? {
        if kind == "OnDemand" { return "on-demand" }
        guard kind == "Reserved", terms["PurchaseOption"].text == "No Upfront",
            terms["OfferingClass"].text == "standard"
        else { return nil }
        return ["1yr": "reserved-1y", "3yr": "reserved-3y"][terms["LeaseContractLength"].text ?? ""]
    }
}
