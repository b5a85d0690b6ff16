/// What a tag of a template stands for.
indirect enum TemplateValue: Sendable {
    /// From outside, or like it: written as a scalar of the file's format.
    case text(String)
    /// The same, but a code span in Markdown.
    case code(String)
    /// One line of a `#` comment: without quotes, and of no use anywhere else.
    case remark(String)
    /// Written as it is in every format.
    case number(Double)
    case flag(Bool)
    /// Words of this program, never from a workload or a fact: written as they are.
    case word(StaticString)
    /// Lower-case letters, digits and dashes: written as they are.
    case slug(Slug)
    /// Checked when it was read, and nothing that a Dockerfile could misread: written as it is.
    case image(ImageReference)
    case list([TemplateValue])
    case fields([String: TemplateValue])

    static func number(_ value: Int) -> TemplateValue { .number(Double(value)) }

    /// A section that is left out where there is no value.
    static func optional(_ value: String?) -> TemplateValue { value.map(TemplateValue.text) ?? .flag(false) }
    static func optional(_ value: Double?) -> TemplateValue { value.map(TemplateValue.number) ?? .flag(false) }
}

extension TemplateValue: ExpressibleByDictionaryLiteral, ExpressibleByBooleanLiteral {
    init(dictionaryLiteral elements: (String, TemplateValue)...) {
        self = .fields(Dictionary(elements, uniquingKeysWith: { _, last in last }))
    }

    init(booleanLiteral value: Bool) {
        self = .flag(value)
    }
}

extension Double {
    /// `2`, `0.125`, `1500000`: at most six decimals, no exponent.
    var plainText: String {
        guard isFinite, abs(self) < 1e15 else { return "0" }
        let millionths = Int64((self * 1e6).rounded())
        let sign = millionths < 0 ? "-" : ""
        let whole = millionths.magnitude / 1_000_000, rest = millionths.magnitude % 1_000_000
        guard rest != 0 else { return "\(sign)\(whole)" }
        var decimals = String(rest)
        decimals = String(repeating: "0", count: 6 - decimals.count) + decimals
        while decimals.last == "0" { decimals.removeLast() }
        return "\(sign)\(whole).\(decimals)"
    }
}
