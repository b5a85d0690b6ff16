/// Changes within one line.
enum LineEdit {
    /// Puts `new` where `old` stands at this place; nil where it does not stand there as written.
    static func replace(_ file: SourceFile, _ position: Position, _ old: String, by new: String) -> Edit? {
        let scalars = Array(file.line(position.line).unicodeScalars)
        let start = position.column - 1, count = old.unicodeScalars.count
        guard start >= 0, start + count <= scalars.count,
            scalars[start..<(start + count)].elementsEqual(old.unicodeScalars)
        else { return nil }
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars[..<start])
        text += new
        text.unicodeScalars.append(contentsOf: scalars[(start + count)...])
        return .replace(file: file.path, line: position.line, by: [text])
    }

    /// Puts an option behind a word.
    static func append(_ file: SourceFile, _ word: ShellCommand.Word, _ option: String) -> Edit? {
        replace(file, word.position, word.text, by: word.text + " " + option)
    }

    /// Adds to the end of an instruction's last line.
    static func extend(_ file: SourceFile, _ instruction: DockerInstruction, _ text: String) -> Edit? {
        guard instruction.heredocs.isEmpty, instruction.json == nil else { return nil }
        let line = String(file.line(instruction.lastLine))
        return .replace(file: file.path, line: instruction.lastLine, by: [line + text])
    }
}
