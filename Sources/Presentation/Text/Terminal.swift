#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What one of the standard streams can show.
public struct Terminal: Sendable {
    public let isInteractive: Bool
    /// Columns that reports are laid out for: the terminal's own, `COLUMNS`, or 80.
    public let width: Int
    public let style: Style

    public init(isInteractive: Bool, width: Int, style: Style) {
        self.isInteractive = isInteractive
        self.width = width
        self.style = style
    }

    /// Where long tables must end; nil on a pipe, where nothing is cut because another program may read it.
    public var tableWidth: Int? { isInteractive ? width : nil }

    public static func output(_ environment: [String: String]) -> Terminal { of(1, environment) }
    public static func error(_ environment: [String: String]) -> Terminal { of(2, environment) }

    private static func of(_ descriptor: Int32, _ environment: [String: String]) -> Terminal {
        let isInteractive = isatty(descriptor) == 1
        // https://no-color.org: present and not empty.
        let wantsColour = environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
        var size = winsize()
        let columns =
            if isInteractive, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
                Int(size.ws_col)
            } else {
                environment["COLUMNS"].flatMap { Int($0) } ?? 80
            }
        return Terminal(
            isInteractive: isInteractive, width: min(max(columns, 40), 160),
            style: Style(isColoured: isInteractive && wantsColour))
    }
}
