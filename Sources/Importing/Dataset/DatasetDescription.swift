/// What a dataset says about itself.
public struct DatasetDescription: Hashable, Sendable {
    public static let schema = "berth.dataset/1"

    public var name: String
    /// `seed` or `team:NAME`.
    public var layer: String
    /// `YYYY-MM-DD`.
    public var asOf: String
    public var source: String
    public var licence: String
    public var description: String

    public init(
        name: String, layer: String, asOf: String, source: String, licence: String, description: String
    ) {
        self.name = name
        self.layer = layer
        self.asOf = asOf
        self.source = source
        self.licence = licence
        self.description = description
    }
}
