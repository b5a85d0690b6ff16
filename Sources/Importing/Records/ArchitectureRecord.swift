public import Domain

/// An architecture decision record that somebody wrote: in MADR form, with its figures in front matter or in a list, or
/// as adr-tools makes them.
public struct ArchitectureRecord: Hashable, Sendable {
    public enum Status: String, Hashable, Sendable {
        case proposed, accepted, rejected, superseded
    }

    /// What it was known by where it was written: `adr/0007-use-eks`.
    public let origin: String
    public let title: String
    public let status: Status
    /// The status as written, where it says more than the word.
    public let statusText: String
    /// `YYYY-MM-DD`, where there is one.
    public let date: String?
    /// Who decided, as written.
    public let people: String?
    /// The option that the record says was chosen.
    public let choice: String?
    /// The number of the record that takes its place.
    public let supersededBy: Int?
    public let links: [String]
    /// The whole file.
    public let text: String
    /// What is left without front matter, title, status and date.
    public let body: String

    /// The number that the file's name begins with.
    public var number: Int? { Self.number(ofFile: origin.split(separator: "/").last.map(String.init) ?? origin) }

    /// - Throws: `.badData` where the text has no title.
    public init(origin: String, text: String) throws(BerthError) {
        let lines = ArchitectureRecordLines(text)
        guard let title = lines.title else {
            throw BerthError(
                .badData, "\(origin) has no title", hints: ["a record begins with a line such as # Use PostgreSQL"])
        }
        self.origin = origin
        self.text = text
        self.title = title
        statusText = lines.status
        status = Self.status(lines.status)
        date = lines.field("date").flatMap(Self.day)
        people = lines.field("deciders") ?? lines.field("decision-makers") ?? lines.field("decision makers")
        choice = Self.choice(text)
        supersededBy = status == .superseded ? Self.successor(lines.status) : nil
        links = Self.links(lines.field("technical story") ?? "")
        body = lines.body
    }

    /// Files that are no records: indexes, templates, read-mes.
    public static func isRecord(fileName: String) -> Bool {
        fileName.hasSuffix(".md") && number(ofFile: fileName) != nil
    }

    private static func number(ofFile name: String) -> Int? {
        let digits = name.drop { !$0.isNumber && ($0 == "A" || $0 == "D" || $0 == "R" || "adr-_".contains($0)) }
            .prefix { $0.isASCII && $0.isNumber }
        return Int(digits)
    }

    /// The tools spell it in several ways: adr-tools wrote "Superceded" for years.
    private static func status(_ text: String) -> Status {
        let words = text.lowercased()
        func says(_ stems: [String]) -> Bool {
            words.split { !$0.isLetter }.contains { word in stems.contains { word.hasPrefix($0) } }
        }
        if says(["supersed", "superced", "replaced"]) { return .superseded }
        if says(["reject", "deprecat", "withdraw", "obsolete", "abandon"]) { return .rejected }
        if words.contains("|") { return .proposed }  // The template's own choice of words.
        if says(["accept", "approv", "decided", "implement", "done", "adopt"]) { return .accepted }
        return .proposed
    }

    private static func successor(_ text: String) -> Int? {
        let digits = text.drop { !$0.isNumber }.prefix { $0.isASCII && $0.isNumber }
        return Int(digits)
    }

    /// The first day in a text.
    private static func day(_ text: String) -> String? {
        let words = text.split { !$0.isNumber && $0 != "-" }
        return words.first { word in
            let parts = word.split(separator: "-", omittingEmptySubsequences: false)
            guard parts.map(\.count) == [4, 2, 2], let month = Int(parts[1]), let day = Int(parts[2]) else {
                return false
            }
            return (1...12).contains(month) && (1...31).contains(day)
        }.map(String.init)
    }

    /// `Chosen option: "X", because …`
    private static func choice(_ text: String) -> String? {
        guard let line = text.split(whereSeparator: \.isNewline).first(where: { $0.hasPrefix("Chosen option:") }) else {
            return nil
        }
        let rest = line.dropFirst("Chosen option:".count).drop { " \"'*".contains($0) }
        let chosen = rest.prefix { !"\"'*".contains($0) }
        let ended = chosen.count < rest.count ? chosen : chosen.prefix { $0 != "," }
        let choice = String(ended.reversed().drop { $0 == " " || $0 == "," }.reversed())
        return choice.isEmpty || choice.hasPrefix("{") ? nil : choice
    }

    private static func links(_ text: String) -> [String] {
        text.split { $0.isWhitespace || "<>()[]".contains($0) }
            .filter { $0.hasPrefix("http://") || $0.hasPrefix("https://") }.map(String.init)
    }
}
