/// Text for Markdown files.
public enum Markdown {
    /// Text in which nothing is markup.
    public static func escaped(_ text: String) -> String {
        var result = ""
        for character in text.printable {
            if "\\`*_[]<>|".contains(character) { result.append("\\") }
            result.append(character)
        }
        return result
    }

    /// A YAML scalar for front matter that reads back as the same text.
    public static func quoted(_ text: String) -> String {
        var result = "\""
        for character in text.printable {
            if character == "\"" || character == "\\" { result.append("\\") }
            result.append(character)
        }
        return result + "\""
    }
}
