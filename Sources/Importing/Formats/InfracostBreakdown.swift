import Domain
import KnowledgeBase

/// `infracost breakdown --format json`: the hourly prices of machine types that a Terraform project uses.
enum InfracostBreakdown: ForeignFormat {
    static let name = "infracost"
    static let summary = "infracost breakdown --format json: prices of machine types"
    static let needs: [ForeignNeed] = [.region]

    private static let providers = ["aws_": "aws", "google_": "gcp", "azurerm_": "azure"]

    static func read(_ file: InputFile, into rows: ForeignRows, _ context: ForeignContext) throws {
        var reader = JSONReader(file.content)
        let document = try reader.value()
        try reader.end()
        guard case .list(let projects) = document["projects"] else {
            throw BerthError(.badData, "\(file.name) has no list of projects")
        }
        guard document["currency"].text ?? "USD" == "USD" else {
            throw BerthError(.badData, "\(file.name) is in \(document["currency"].text ?? ""), not USD")
        }
        var seen: Set<[String]> = []
        for resource in projects.flatMap({ $0[path: "breakdown", "resources"].list }) {
            try add(resource, resource["resourceType"].text ?? resource["name"].text ?? "", &seen, rows, context)
        }
    }

    private static func add(
        _ resource: JSONTree, _ kind: String, _ seen: inout Set<[String]>, _ rows: ForeignRows,
        _ context: ForeignContext
    ) throws {
        let provider = providers.first { kind.hasPrefix($0.key) }?.value
        for component in resource["costComponents"].list {
            guard let provider, let (named, purchase) = machine(component), let price = component["price"].number,
                price > 0
            else {
                rows.skip("cost components that price no machine type with Linux")
                continue
            }
            let known = try context.instances(of: provider)
            guard let type = AzureMachine.names(named).first(where: { known[$0] != nil }) else {
                rows.skip("machine types that the store does not know")
                continue
            }
            guard provider != "gcp" || known[type]?["accelerator"] == nil else {
                rows.skip("machine types whose GPUs are priced apart")
                continue
            }
            let region = try context.required(.region)
            guard context.knowsRegion(region, of: provider) else {
                rows.skip("prices of \(provider), which has no region \(region)")
                continue
            }
            guard seen.insert([provider, region, type, purchase]).inserted else { continue }
            try rows.add(
                "prices",
                [
                    "provider": provider, "region": region, "instance_type": type, "purchase": purchase,
                    "usd_per_hour": price.decimal,
                ])
        }
        for part in resource["subresources"].list { try add(part, kind, &seen, rows, context) }
    }

    /// `Instance usage (Linux/UNIX, on-demand, g6.xlarge)`: the system comes first, the type last, the purchase before
    /// it. Reservations' prices leave out what was paid upfront.
    private static func machine(_ component: JSONTree) -> (type: String, purchase: String)? {
        guard component["unit"].text == "hours", let name = component["name"].text,
            name.hasPrefix("Instance usage"), let open = name.firstIndex(of: "("), name.hasSuffix(")")
        else { return nil }
        let parts = name[name.index(after: open)...].dropLast().split(separator: ",").map {
            String($0.drop { $0 == " " })
        }
        guard parts.count == 3, parts[0].hasPrefix("Linux"), let type = parts.last else { return nil }
        let purchases = ["on-demand": "on-demand", "spot": "spot", "preemptible": "spot", "pay as you go": "on-demand"]
        return purchases[parts[1]].map { (type, $0) }
    }
}
