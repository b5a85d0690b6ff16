/// What a person pressed.
enum Key: Hashable {
    case text(String)
    /// Text that was pasted; it may have several lines.
    case pasted(String)
    case enter, tab, backspace, delete
    case left, right, up, down, home, end, wordLeft, wordRight
    case deleteToEnd, deleteToStart, deleteWord, restore
    case search, clearScreen
    /// Ctrl-C.
    case cancel
    /// Ctrl-D.
    case endOfInput
    /// The terminal has gone.
    case gone
    /// The window has another size.
    case resized
    /// Nothing that means anything here.
    case other
}
