/// Lines of requirements files, and the words of `pip install`.
enum PipRequirement {
    private static let withValue: Set = [
        "-r", "--requirement", "-c", "--constraint", "-i", "--index-url", "--extra-index-url", "-f", "--find-links",
        "-t",
        "--target", "--prefix", "--root", "--python", "-p", "--trusted-host", "--cache-dir", "--platform", "--timeout",
        "--torch-backend", "--index", "--default-index", "-e", "--editable", "--only-binary", "--no-binary",
        "--progress-bar",
        "--index-strategy", "--upgrade-package", "--retries", "--group",
    ]

    /// The packages that a command names.
    static func operands(_ words: [ShellCommand.Word]) -> [String] {
        var operands: [String] = [], isValue = false
        for word in words.map(\.text) {
            if isValue {
                isValue = false
            } else if withValue.contains(word) {
                isValue = true
            } else if !word.hasPrefix("-"), !word.contains(">/"), !["2>&1", ">"].contains(word) {
                operands.append(word)
            }
        }
        return operands
    }

    static func isPinned(_ text: String) -> Bool {
        text.contains("==") || text.contains("@") || text.contains("$") || text.contains("://") || text.hasPrefix(".")
            || text.hasPrefix("/") || text.contains(".whl") || text.hasSuffix(".tar.gz") || text.contains("/")
            || text.contains("~=") && text.split(separator: "~=").last?.split(separator: ".").count ?? 0 > 2
    }

    /// A line of a requirements file without comments.
    static func text(_ line: Substring) -> String {
        let body = line.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).first ?? ""
        return body.trimmingPrefix { $0 == " " || $0 == "\t" }.reversed().drop { $0.isWhitespace || $0 == "\\" }
            .reversed()
            .reduce(into: "") { $0.append($1) }
    }
}
