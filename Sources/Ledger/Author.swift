import Foundation

/// Who decides: `BERTH_AUTHOR`, else the name that Git signs with, else the login name.
public enum Author {
    public static func current(_ environment: [String: String]) -> String {
        let home = environment["HOME"] ?? ""
        let configuration = environment["XDG_CONFIG_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? home + "/.config"
        return nonEmpty(environment["BERTH_AUTHOR"])
            ?? nonEmpty(environment["GIT_AUTHOR_NAME"])
            ?? gitName(file: home + "/.gitconfig")
            ?? gitName(file: configuration + "/git/config")
            ?? nonEmpty(environment["LOGNAME"])
            ?? nonEmpty(environment["USER"])
            ?? nonEmpty(NSUserName())
            ?? "unknown"
    }

    /// `user.name` of a Git configuration file. It is read here because starting Git costs more than the whole answer.
    static func gitName(file: String) -> String? {
        guard let data = FileManager.default.contents(atPath: file) else { return nil }
        return gitName(in: String(decoding: data, as: UTF8.self))
    }

    static func gitName(in configuration: String) -> String? {
        var isInUser = false
        var name: String?
        for line in configuration.split(whereSeparator: \.isNewline).map({ $0.trimmingCharacters(in: .whitespaces) }) {
            if line.hasPrefix("[") {
                isInUser = line.lowercased().hasPrefix("[user]")
            } else if isInUser, let equals = line.firstIndex(of: "="),
                line[..<equals].trimmingCharacters(in: .whitespaces).lowercased() == "name"
            {
                name = value(String(line[line.index(after: equals)...]))
            }
        }
        return nonEmpty(name)
    }

    /// A value without its quotes and without a comment.
    private static func value(_ text: String) -> String {
        var result = "", isQuoted = false, isEscaped = false
        for character in text.trimmingCharacters(in: .whitespaces) {
            if isEscaped {
                result.append(character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == "\"" {
                isQuoted.toggle()
            } else if !isQuoted, character == "#" || character == ";" {
                break
            } else {
                result.append(character)
            }
        }
        return result.trimmingCharacters(in: .whitespaces)
    }

    private static func nonEmpty(_ text: String?) -> String? {
        guard let text = text?.trimmingCharacters(in: .whitespacesAndNewlines), !text.isEmpty else { return nil }
        return text
    }
}
