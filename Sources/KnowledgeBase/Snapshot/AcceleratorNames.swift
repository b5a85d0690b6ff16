import Domain

/// Accelerators by any of their spellings.
struct AcceleratorNames {
    private static let query = """
        SELECT alias, name
        FROM aliases
        WHERE dataset_id = ?1 AND kind = 'hardware'
        """

    /// Lower-cased spellings and the store's names.
    let aliases: [String: String]

    /// - Parameter names: the store's own spellings.
    init(_ reader: FactReader, names: some Sequence<String>) throws {
        let known = Set(names)
        var aliases: [String: String] = [:]
        for name in known { aliases[name.lowercased()] = name }
        let holders = reader.holders(of: "aliases")
        if !holders.isEmpty {
            let statement = try SQLStatement(Self.query, in: reader.database)
            for dataset in holders {
                statement.bind(1, dataset)
                while try statement.step() {
                    let alias = statement.text(0).lowercased()
                    if aliases[alias] == nil, known.contains(statement.text(1)) { aliases[alias] = statement.text(1) }
                }
                statement.reset()
            }
        }
        self.aliases = aliases
    }

    func canonical(_ name: String) -> String { aliases[name.lowercased()] ?? name }
}
