/// A finding with all that a person needs: where, how bad, why, what to do, who says so.
public struct ReviewFinding: Sendable {
    public let rule: String
    public let severity: Severity
    public let file: String
    public let position: Position
    public let message: String
    public let statement: String
    public let why: String
    public let fix: String
    public let checklist: Int?
    public let source: String
    public let standard: String?
    /// The same rule of hadolint's, Trivy's and checkov's.
    public let hadolint: [String]
    public let trivy: [String]
    public let checkov: [String]
    /// The same for the same breach as long as its line and its file's name are: lines above do not count.
    public let fingerprint: String
    public let hasPatch: Bool
    /// Whether the baseline has it.
    public var isKnown = false
    /// The reason that a comment gives, where one waives it.
    public var waiver: String?

    /// Whether it counts: neither waived nor known.
    public var isOpen: Bool { !isKnown && waiver == nil }
}

extension ReviewFinding: Encodable {
    private enum CodingKeys: String, CodingKey {
        case rule, severity, file, line, column, message, statement, why, fix, checklist, source, standard, hadolint
        case trivy, checkov, fingerprint, patch, known, waiver
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(rule, forKey: .rule)
        try container.encode(severity, forKey: .severity)
        try container.encode(file, forKey: .file)
        try container.encode(position.line, forKey: .line)
        try container.encode(position.column, forKey: .column)
        try container.encode(message, forKey: .message)
        try container.encode(statement, forKey: .statement)
        try container.encode(why, forKey: .why)
        try container.encode(fix, forKey: .fix)
        try container.encode(checklist, forKey: .checklist)
        try container.encode(source, forKey: .source)
        try container.encode(standard, forKey: .standard)
        try container.encode(hadolint, forKey: .hadolint)
        try container.encode(trivy, forKey: .trivy)
        try container.encode(checkov, forKey: .checkov)
        try container.encode(fingerprint, forKey: .fingerprint)
        try container.encode(hasPatch, forKey: .patch)
        try container.encode(isKnown, forKey: .known)
        try container.encodeIfPresent(waiver, forKey: .waiver)
    }
}
