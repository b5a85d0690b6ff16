import Domain
import KnowledgeBase

/// An offer file of the AWS Price List API for EC2 (`AmazonEC2/current/REGION/index.json`, also the gigabytes of all
/// regions), or the answer to `aws pricing get-products`: hourly prices of machine types with Linux on shared hardware, on
/// demand and reserved without upfront payment.
///
/// Read as it goes along; what is kept is the SKUs that are priced.
enum AWSOffer: ForeignFormat {
    static let name = "aws-offer"
    static let summary = "an AWS Price List offer file of EC2 (index.json), or aws pricing get-products: prices"
    static let needs: [ForeignNeed] = []

    private struct Product {
        let type: String
        let region: String
    }

    /// What was found so far.
    private struct Offer {
        let known: Set<String>
        /// Where a product does not say.
        let region: String?
        var code: String?
        var products: [String: Product] = [:]
        var priced: Set<String> = []
    }

    static func read(_ file: InputFile, into rows: ForeignRows, _ context: ForeignContext) throws {
        var offer = Offer(known: Set(try context.instances(of: "aws").keys), region: context.request.region)
        var reader = JSONReader(file.content)
        try reader.members { key, reader in
            switch key {
            case "offerCode": offer.code = try reader.value().text
            case "products":
                try reader.members { sku, reader in addProduct(try reader.value(), sku, &offer, rows) }
            case "terms":
                try reader.members { kind, reader in
                    try reader.members { sku, reader in
                        guard offer.products[sku] != nil else { return try reader.skip() }
                        try reader.members { _, reader in try add(try reader.value(), kind, sku, &offer, rows) }
                    }
                }
            case "PriceList": try reader.elements { try addListed(try $0.value(), &offer, rows) }
            default: try reader.skip()
            }
        }
        guard offer.code == "AmazonEC2" else {
            throw BerthError(
                .badData, "\(file.name) is no offer file of AmazonEC2" + (offer.code.map { ", but of \($0)" } ?? ""))
        }
        try RegionRows(provider: "aws").add(Set(offer.products.values.map(\.region)), rows, context)
    }

    /// An element of a price list: a product with its terms, as an object or as the text of one.
    private static func addListed(_ element: JSONTree, _ offer: inout Offer, _ rows: ForeignRows) throws {
        let item: JSONTree
        if case .text(let text) = element {
            do {
                item = try Array(text.utf8).withUnsafeBytes { bytes in
                    var reader = JSONReader(bytes)
                    return try reader.value()
                }
            } catch let fault as JSONReader.Fault {
                throw BerthError(
                    .badData, "an element of PriceList is no JSON: found \(fault.found), expected \(fault.expected)")
            }
        } else {
            item = element
        }
        offer.code = item["serviceCode"].text ?? item[path: "product", "attributes", "servicecode"].text ?? offer.code
        guard let sku = item[path: "product", "sku"].text else { return }
        addProduct(item["product"], sku, &offer, rows)
        for (kind, terms) in item["terms"].object.sorted(by: { $0.key < $1.key }) {
            for (_, term) in terms.object.sorted(by: { $0.key < $1.key }) { try add(term, kind, sku, &offer, rows) }
        }
    }

    private static func addProduct(_ product: JSONTree, _ sku: String, _ offer: inout Offer, _ rows: ForeignRows) {
        guard let type = machine(product["attributes"]) else { return }
        guard let region = product[path: "attributes", "regionCode"].text ?? offer.region else {
            return rows.skip("products that name no region code: add --region")
        }
        guard offer.known.contains(type) else {
            return rows.skip("products of machine types that the store does not know")
        }
        offer.products[sku] = Product(type: type, region: region)
    }

    /// The machine type; nil for another operating system, tenancy or kind of capacity.
    private static func machine(_ attributes: JSONTree) -> String? {
        guard attributes["operatingSystem"].text == "Linux", attributes["tenancy"].text == "Shared",
            attributes["capacitystatus"].text == "Used", attributes["preInstalledSw"].text == "NA",
            attributes["operation"].text ?? "RunInstances" == "RunInstances"
        else { return nil }
        return attributes["instanceType"].text
    }

    private static func add(
        _ term: JSONTree, _ kind: String, _ sku: String, _ offer: inout Offer, _ rows: ForeignRows
    ) throws {
        guard let product = offer.products[sku], let purchase = purchase(kind, term["termAttributes"]) else { return }
        for (_, dimension) in term["priceDimensions"].object.sorted(by: { $0.key < $1.key }) {
            guard dimension["unit"].text == "Hrs", let usd = dimension[path: "pricePerUnit", "USD"].number, usd > 0,
                offer.priced.insert("\(product.region)/\(product.type)/\(purchase)").inserted
            else { continue }
            try rows.add(
                "prices",
                [
                    "provider": "aws", "region": product.region, "instance_type": product.type, "purchase": purchase,
                    "usd_per_hour": usd.decimal,
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
