/// Calls in Python source that load models. Comments and strings are told apart as far as one line shows it.
enum PythonCalls {
    static func lines(_ file: SourceFile, _ word: String) -> [(text: String, position: Position)] {
        guard file.text.contains(word) else { return [] }
        return file.lines.enumerated().compactMap { index, line in
            guard line.utf8.count < 5000, let range = line.ranges(of: word).first else { return nil }
            let head = line[..<range.lowerBound]
            // Behind a comment sign, unless that stands in quotes.
            guard !head.contains("#") || head.contains("\"") || head.contains("'") else { return nil }
            return (String(line), file.position(of: range.lowerBound, inLine: index + 1))
        }
    }

    /// The text of a call from its name to the closing bracket, over at most thirty lines.
    private static func call(_ file: SourceFile, at position: Position) -> String {
        var text = "", depth = 0
        for number in position.line..<min(position.line + 30, file.lines.count + 1) {
            let line = file.line(number)
            let part =
                number == position.line
                ? String(String.UnicodeScalarView(line.unicodeScalars.dropFirst(position.column - 1))) : String(line)
            for character in part {
                text.append(character)
                if "([{".contains(character) { depth += 1 }
                if ")]}".contains(character) {
                    depth -= 1
                    if depth <= 0 { return text }
                }
            }
            text += "\n"
        }
        return text
    }

    static func unpinned(_ file: SourceFile) -> [Finding] {
        ["from_pretrained(", "snapshot_download(", "hf_hub_download("].flatMap { name in
            lines(file, name).compactMap { line in
                let call = call(file, at: line.position)
                let packed = call.filter { !$0.isWhitespace }
                guard let model = modelName(call), !isPinned(packed) else { return nil }
                return Finding(file, line.position, "\(model.prefix(80)) is loaded without a revision")
            }
        }
    }

    private static func isPinned(_ call: String) -> Bool {
        guard let range = call.ranges(of: "revision=").first else { return false }
        let value = call[range.upperBound...]
        return !["\"main\"", "'main'", "None"].contains { value.hasPrefix($0) }
    }

    /// The first literal of a call, where it is the name of a model on a hub.
    private static func modelName(_ call: String) -> String? {
        let quotes: Set<Character> = ["\"", "'"]
        guard let start = call.firstIndex(where: { quotes.contains($0) }) else { return nil }
        let body = call[call.index(after: start)...]
        guard let end = body.firstIndex(of: call[start]) else { return nil }
        let text = String(body[..<end])
        return HubCommand.isHubName(text) ? text : nil
    }

    static func pickles(_ file: SourceFile) -> [Finding] {
        let loads = [
            "pickle.load(", "pickle.loads(", "cPickle.load(", "joblib.load(", "dill.load(", "cloudpickle.load(",
        ].flatMap { name in
            lines(file, name).map { Finding(file, $0.position, "\(name.dropLast()) runs what the file holds") }
        }
        let torch = lines(file, "torch.load(").compactMap { line -> Finding? in
            let packed = call(file, at: line.position).filter { !$0.isWhitespace }
            return packed.contains("weights_only=True")
                ? nil : Finding(file, line.position, "torch.load without weights_only=True")
        }
        let numpy = lines(file, "allow_pickle").filter {
            $0.text.filter { !$0.isWhitespace }.contains("allow_pickle=True")
        }
        .map { Finding(file, $0.position, "allow_pickle=True") }
        return loads + torch + numpy
    }
}
