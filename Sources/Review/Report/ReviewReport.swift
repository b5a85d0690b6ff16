/// What a review found.
public struct ReviewReport: Sendable {
    public struct Waiver: Sendable {
        public let rule: String
        public let file: String
        public let position: Position
        public let reason: String
        public let until: String?
        /// `used`, `unused`, `expired` or `invalid`.
        public let state: String
        /// Why it waives nothing.
        public let fault: String?
    }

    /// Worst first, then by file and line; waived and known ones too.
    public let findings: [ReviewFinding]
    public let waivers: [Waiver]
    /// What could not be evaluated: no pass.
    public let unevaluated: [Unevaluated]
    public let checklist: [ChecklistPoint]
    /// How many files were read.
    public let files: Int
    /// A patch for `patch -p1` that mends what can be mended without asking.
    public let patch: Patch

    public var open: [ReviewFinding] { findings.filter(\.isOpen) }

    public func count(_ severity: Severity) -> Int { open.count { $0.severity == severity } }

    /// The worst that is neither waived nor known.
    public var worst: Severity? { open.map(\.severity).max() }
}

extension ReviewReport: Encodable {
    private enum CodingKeys: String, CodingKey {
        case schema, findings, waivers, unevaluated, checklist, files, summary
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("berth.review/1", forKey: .schema)
        try container.encode(findings, forKey: .findings)
        try container.encode(waivers, forKey: .waivers)
        try container.encode(unevaluated, forKey: .unevaluated)
        try container.encode(checklist, forKey: .checklist)
        try container.encode(files, forKey: .files)
        let counts = Severity.allCases.map { ($0.word, count($0)) }
        try container.encode(Dictionary(uniqueKeysWithValues: counts), forKey: .summary)
    }
}

extension ReviewReport.Waiver: Encodable {
    private enum CodingKeys: String, CodingKey { case rule, file, line, column, reason, until, state, fault }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(rule, forKey: .rule)
        try container.encode(file, forKey: .file)
        try container.encode(position.line, forKey: .line)
        try container.encode(position.column, forKey: .column)
        try container.encode(reason, forKey: .reason)
        try container.encode(until, forKey: .until)
        try container.encode(state, forKey: .state)
        try container.encodeIfPresent(fault, forKey: .fault)
    }
}

extension Unevaluated: Encodable {
    private enum CodingKeys: String, CodingKey { case file, line, column, reason }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(file, forKey: .file)
        try container.encode(position.line, forKey: .line)
        try container.encode(position.column, forKey: .column)
        try container.encode(reason, forKey: .reason)
    }
}
