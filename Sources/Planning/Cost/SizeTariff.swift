import Domain

/// What a replica of a platform without machine types is charged for, and at which prices.
struct SizeTariff: Sendable {
    /// Whether time counts while a request runs, or while the replica exists.
    enum Basis: String, Sendable {
        case request = "request-based"
        case instance = "instance-based"
    }

    struct Component: Sendable {
        let item: String
        let quote: ServicePriceBook.Quote
        /// vCPUs, GiB or devices of one replica.
        let amount: Double

        /// Units of the price in an hour of one replica.
        var unitsPerHour: Double {
            let unit = quote.first.unit
            return amount * (unit == "second" || unit.hasSuffix("-second") ? 3600 : 1)
        }
    }

    let components: [Component]

    /// nil where a part of the size has no stored price in the region.
    ///
    /// - Parameter zones: whether an outage of a zone must be survived, which some charge for.
    init?(
        _ book: ServicePriceBook, provider: String, service: String, region: String, vcpu: Double, memoryGiB: Double,
        accelerator: String, purchase: Purchase, basis: Basis, zones: Bool
    ) {
        let suffix = purchase == .spot ? " spot" : "", shelf = book.shelf(provider, service, region: region)
        func find(_ names: [String], amount: Double) -> Component? {
            for name in names {
                if let quote = shelf[name + suffix] {
                    return Component(item: name + suffix, quote: quote, amount: amount)
                }
            }
            return nil
        }
        let qualifiers = [" (\(basis.rawValue))", " x86_64", ""]
        // Some platforms sell memory and give CPU with it; theirs is one `compute` item.
        if let whole = find(["compute"], amount: memoryGiB) {
            components = [whole]
            return
        }
        guard let cpu = find(qualifiers.map { "cpu" + $0 }, amount: vcpu),
            let memory = find(qualifiers.map { "memory" + $0 }, amount: memoryGiB)
        else { return nil }
        if accelerator.isEmpty {
            components = [cpu, memory]
        } else if let device = find(
            (zones ? ["gpu \(accelerator) zonal redundancy"] : []) + ["gpu \(accelerator)"], amount: 1)
        {
            components = [cpu, memory, device]
        } else {
            return nil
        }
    }

    var perReplicaHour: USD {
        components.map { $0.quote.first.usd.times($0.unitsPerHour) }.sum()
    }
}

extension Target {
    /// Platforms that bill by request bill replicas with an accelerator while they exist.
    func basis(hasAccelerator: Bool) -> SizeTariff.Basis {
        billing == .request && !hasAccelerator ? .request : .instance
    }
}
