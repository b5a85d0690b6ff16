import Domain

/// What a workload's constraints leave of the places and machines.
struct OfferFilter {
    /// Regions where the workload may run, by provider.
    let regions: [String: Set<String>]
    /// Whether the workload names its regions: then few are looked up, instead of all being walked by price.
    let isPinned: Bool
    let purchases: [Purchase]
    let acceleratorUse: Constraints.AcceleratorUse
    /// Canonical names; empty allows every one.
    let accelerators: [String]

    /// - Parameter canonical: the store's spelling of an accelerator.
    init(_ constraints: Constraints, regions: [Region], canonical: (String) -> String) {
        let named = Set(constraints.regions)
        let providers = Set(constraints.providers)
        let residency = constraints.residency?.lowercased()
        var allowed: [String: Set<String>] = [:]
        for region in regions {
            guard providers.isEmpty || providers.contains(region.provider) else { continue }
            guard named.isEmpty || named.contains(region.region) else { continue }
            guard residency == nil || region.residency.lowercased() == residency else { continue }
            guard !region.restricted || named.contains(region.region) || residency != nil else { continue }
            allowed[region.provider, default: []].insert(region.region)
        }
        self.regions = allowed
        isPinned = !named.isEmpty
        // What a team has already is not bought: no list of purchases leaves it out.
        purchases = Set(constraints.purchase + [.owned]).sorted()
        acceleratorUse = constraints.accelerator
        accelerators = constraints.accelerators.map(canonical)
    }
}
