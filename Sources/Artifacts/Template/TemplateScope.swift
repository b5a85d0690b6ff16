import Mustache

/// The outermost fields that a template sees. It notes what was asked for and is not there, which Mustache leaves blank.
final class TemplateScope: MustacheParent {
    private let fields: [String: TemplateValue]
    private let format: Format
    private(set) var missing: Set<String> = []

    init(_ fields: [String: TemplateValue], format: Format) {
        self.fields = fields
        self.format = format
    }

    func child(named name: String) -> Any? {
        guard let value = fields[name] else {
            missing.insert(name)
            return nil
        }
        return format.rendered(value)
    }
}

extension Format {
    /// The value as Mustache takes it: scalars are text that is already escaped.
    fileprivate func rendered(_ value: TemplateValue) -> Any {
        switch value {
        case .text(let text): scalar(text)
        case .code(let text): code(text)
        case .remark(let text): text.withoutControls
        case .number(let number): number.plainText
        case .flag(let flag): flag
        case .word(let word): word.description
        case .slug(let slug): slug.description
        case .image(let reference): reference.description
        case .list(let values): values.map(rendered)
        case .fields(let fields): fields.mapValues(rendered)
        }
    }
}
