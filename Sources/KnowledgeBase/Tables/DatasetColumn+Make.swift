/// Short spellings for the tables' descriptions.
extension DatasetColumn {
    static func text(
        _ name: String, _ meaning: String, _ presence: Presence = .optional, refersTo reference: Reference? = nil,
        otherNames: [String] = []
    ) -> DatasetColumn {
        DatasetColumn(
            name: name, stored: name, kind: .text, unit: nil, presence: presence, bounds: .any, reference: reference,
            otherNames: otherNames, meaning: meaning)
    }

    static func word(
        _ name: String, _ words: [String], _ meaning: String, _ presence: Presence = .required
    ) -> DatasetColumn {
        DatasetColumn(
            name: name, stored: name, kind: .word(words), unit: nil, presence: presence, bounds: .any, reference: nil,
            otherNames: [], meaning: meaning)
    }

    static func list(
        _ name: String, _ words: [String], _ meaning: String, _ presence: Presence = .required,
        refersTo reference: Reference? = nil
    ) -> DatasetColumn {
        DatasetColumn(
            name: name, stored: name, kind: .list(words), unit: nil, presence: presence, bounds: .any,
            reference: reference, otherNames: [], meaning: meaning)
    }

    static func real(
        _ name: String, _ unit: String?, _ bounds: Bounds, _ meaning: String, _ presence: Presence = .optional
    ) -> DatasetColumn {
        DatasetColumn(
            name: name, stored: name, kind: .real, unit: unit, presence: presence, bounds: bounds, reference: nil,
            otherNames: [], meaning: meaning)
    }

    static func real(
        _ name: String, _ unit: String?, _ meaning: String, _ presence: Presence = .optional
    ) -> DatasetColumn {
        real(name, unit, .positive, meaning, presence)
    }

    static func integer(
        _ name: String, _ unit: String?, _ bounds: Bounds, _ meaning: String, _ presence: Presence = .optional
    ) -> DatasetColumn {
        DatasetColumn(
            name: name, stored: name, kind: .integer, unit: unit, presence: presence, bounds: bounds, reference: nil,
            otherNames: [], meaning: meaning)
    }

    static func integer(
        _ name: String, _ unit: String?, _ meaning: String, _ presence: Presence = .optional
    ) -> DatasetColumn {
        integer(name, unit, .positive, meaning, presence)
    }

    static func flag(_ name: String, _ meaning: String, _ presence: Presence = .otherwise("0")) -> DatasetColumn {
        DatasetColumn(
            name: name, stored: name, kind: .flag, unit: nil, presence: presence, bounds: .any, reference: nil,
            otherNames: [], meaning: meaning)
    }

    static func usd(_ name: String, stored: String, _ meaning: String) -> DatasetColumn {
        DatasetColumn(
            name: name, stored: stored, kind: .usd, unit: "USD", presence: .required, bounds: .notNegative,
            reference: nil, otherNames: [], meaning: meaning)
    }

    /// What every table ends with.
    static let provenance: [DatasetColumn] = [
        .text("notes", "Anything else worth knowing"),
        DatasetColumn(
            name: "source", stored: "source_id", kind: .text, unit: nil, presence: .optional, bounds: .any,
            reference: nil, otherNames: [],
            meaning: "The document that says so, `uncited` where none does; else the dataset's source"),
        DatasetColumn(
            name: "as_of", stored: "as_of", kind: .date, unit: nil, presence: .optional, bounds: .any, reference: nil,
            otherNames: [], meaning: "When the source said so; the dataset's date where the file lacks the column"),
        .text("uncited", "`all`, or the `;`-separated columns that the source does not back", .otherwise("")),
    ]
}

extension DatasetColumn {
    /// Whether every table has a column of that name.
    public static func isCommon(_ name: String) -> Bool { provenance.contains { $0.name == name } }
}

extension DatasetColumn.Reference {
    static func to(_ table: String, by columns: [String], except exempt: [String] = []) -> Self {
        Self(table: table, columns: columns, exempt: exempt)
    }
}
