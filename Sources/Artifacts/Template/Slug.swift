/// A name that every platform takes and no format can misread: lower-case letters, digits and dashes, a letter first.
struct Slug: Hashable, Sendable, CustomStringConvertible {
    let description: String

    /// What is left of a text; `workload` where nothing is.
    ///
    /// - Parameter suffix: added after the text is cut to fit, so that names of one family stay apart.
    init(_ text: String, limit: Int, suffix: StaticString = "") {
        let words = text.lowercased().utf8.map { $0.isASCIIDigit || (97...122).contains($0) ? $0 : UInt8(ascii: "-") }
        var slug = String(decoding: words.drop { !(97...122).contains($0) }, as: UTF8.self)
        slug = String(slug.prefix(limit - suffix.utf8CodeUnitCount))
        while slug.last == "-" { slug.removeLast() }
        description = (slug.isEmpty ? "workload" : slug) + "\(suffix)"
    }
}
