/// The machine types of one provider that a dataset of higher precedence describes.
///
/// Needed because the constraints are applied to each dataset's rows: a team's row that they leave out must still hide
/// the seed's.
struct InstanceKeys {
    private static let query = """
        SELECT instance_type
        FROM instances
        WHERE dataset_id = ?1 AND provider = ?2
        """

    /// The rank of the dataset that is seen for a type.
    private var ranks: [String: Int] = [:]
    private let holders: [Int64]

    init(_ reader: FactReader, holders: [Int64], _ provider: String) throws {
        self.holders = holders
        let statement = try SQLStatement(Self.query, in: reader.database)
        statement.bind(2, provider)
        for (rank, dataset) in holders.dropLast().enumerated() {
            statement.bind(1, dataset)
            while try statement.step() {
                let type = statement.text(0)
                if ranks[type] == nil { ranks[type] = rank }
            }
            statement.reset()
        }
    }

    func hides(_ type: String, in dataset: Int64) -> Bool {
        guard let rank = ranks[type] else { return false }
        return holders[rank] != dataset
    }
}
