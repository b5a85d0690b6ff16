/// What must hold in deployment files, and who else says so: a row of `security_rules`.
public struct SecurityRule: Hashable, Sendable {
    public let rule: String
    /// Kinds of file: `dockerfile`, `compose`, `kubernetes`, `terraform`, `workflow`, `code`.
    public let artefacts: [String]
    public let statement: String
    /// `info`, `low`, `medium`, `high` or `critical`.
    public let severity: String
    /// The point of the five-point checklist that it serves.
    public let checklist: Int?
    public let hadolint: [String]
    public let trivy: [String]
    public let checkov: [String]
    public let standard: String?
    public let source: String

    /// - Parameter row: the columns of the table, by name; lists are separated by semicolons.
    public init?(row: [String: String]) {
        guard let rule = row["rule"], let statement = row["statement"], let severity = row["severity"] else {
            return nil
        }
        func list(_ name: String) -> [String] { row[name, default: ""].split(separator: ";").map(String.init) }
        self.rule = rule
        self.statement = statement
        self.severity = severity
        artefacts = list("artefacts")
        checklist = row["checklist"].flatMap { Int($0) }
        hadolint = list("hadolint")
        trivy = list("trivy")
        checkov = list("checkov")
        standard = row["standard"].flatMap { $0.isEmpty ? nil : $0 }
        source = row["source", default: ""]
    }
}
