/// Bold and faint text for terminals. What it marks is clear without it.
public struct Style: Hashable, Sendable {
    public let isColoured: Bool

    public init(isColoured: Bool) {
        self.isColoured = isColoured
    }

    public static let plain = Style(isColoured: false)

    public func bold(_ text: String) -> String { mark(text, "1") }
    public func faint(_ text: String) -> String { mark(text, "2") }
    public func warning(_ text: String) -> String { mark(text, "33") }
    public func failure(_ text: String) -> String { mark(text, "1;31") }

    private func mark(_ text: String, _ code: String) -> String {
        isColoured && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
