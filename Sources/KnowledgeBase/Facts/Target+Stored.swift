import Domain

extension Target: StoredFact {
    static let query = """
        SELECT target, provider, name, family, kinds, compute, billing, accelerators, purchases,
            scale_to_zero, min_replicas, keep_alive_s, price_service, control_plane, load_balancer,
            private_network, availability_percent, zones, skill, operations, lock_in, source_id, as_of,
            uncited
        FROM targets
        WHERE dataset_id = ?1
        ORDER BY target
        """

    init?(_ row: FactRow) {
        guard
            let compute = Compute(rawValue: row.text(5)),
            let billing = Billing(rawValue: row.text(6)),
            let zones = Zones(rawValue: row.text(17))
        else { return nil }
        self.init(
            name: row.text(0), provider: row.text(1), title: row.text(2), family: row.text(3),
            kinds: row.members(4, of: Workload.Kind.self), compute: compute, billing: billing,
            accelerators: AcceleratorSupport(list: row.list(7)), purchases: row.members(8, of: Purchase.self),
            scaleToZero: row.flag(9), minReplicas: row.int(10), keepAliveSeconds: row.optionalDouble(11),
            priceService: row.optionalText(12), controlPlane: row.optionalText(13),
            loadBalancer: row.optionalText(14), privateNetwork: row.flag(15),
            availabilityPercent: row.optionalDouble(16), zones: zones, skill: row.text(18), operations: row.int(19),
            lockIn: row.int(20), provenance: row.provenance(21))
    }
}

extension Target.AcceleratorSupport {
    /// Reads `none`, `any`, or a list of names.
    init(list: [String]) {
        switch list {
        case [], ["none"]: self = .none
        case ["any"]: self = .any
        default: self = .only(Set(list))
        }
    }
}
