/// A path to import, and what the person says about it in place of what it says itself.
public struct ImportRequest: Sendable {
    /// A folder, a file, or `-` for standard input.
    public var path: String
    /// `seed` or `team:NAME`.
    public var layer: String?
    /// The layer of a file that names none, where the person names none either.
    public var defaultLayer: String?
    /// Which table a CSV file holds, where its name does not say.
    public var table: String?
    public var name: String?
    /// `YYYY-MM-DD`.
    public var asOf: String?
    public var source: String?
    /// What a foreign file is in, and what it leaves out; nil for Berth's own format.
    public var foreign: ForeignRequest?

    public init(
        path: String, layer: String? = nil, defaultLayer: String? = nil, table: String? = nil, name: String? = nil,
        asOf: String? = nil,
        source: String? = nil, foreign: ForeignRequest? = nil
    ) {
        self.path = path
        self.layer = layer
        self.defaultLayer = defaultLayer
        self.table = table
        self.name = name
        self.asOf = asOf
        self.source = source
        self.foreign = foreign
    }

    /// What a dataset says about itself, but for what the person says.
    func description(
        name: String, asOf: String, source: String, licence: String = "not stated", description: String = ""
    ) -> DatasetDescription {
        DatasetDescription(
            name: self.name ?? name, layer: layer ?? "", asOf: self.asOf ?? asOf, source: self.source ?? source,
            licence: licence, description: description)
    }
}
