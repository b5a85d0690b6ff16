/// Providers and regions that a foreign file names and the store does not know.
///
/// Whose law holds there the file does not say, so that such a region satisfies no residency.
struct RegionRows {
    /// How many regions a remark names.
    private static let named = 5

    let provider: String

    func add(_ regions: Set<String>, _ rows: ForeignRows, _ context: ForeignContext) throws {
        if !context.knowsProvider(provider) {
            try rows.add("providers", ["provider": provider, "name": provider])
            rows.note("no target runs on machines of \(provider): add one in targets.csv")
        }
        let unknown = regions.filter { !context.knowsRegion($0, of: provider) }.sorted()
        for region in unknown {
            try rows.add(
                "regions",
                ["provider": provider, "region": region, "residency": "unknown", "uncited": "residency"])
        }
        if !unknown.isEmpty {
            let more = unknown.count - Self.named
            rows.note(
                "the law that holds in \(unknown.prefix(Self.named).joined(separator: "; "))"
                    + (more > 0 ? " and \(more) more" : "")
                    + " is not known: add regions.csv with a residency")
        }
    }
}
