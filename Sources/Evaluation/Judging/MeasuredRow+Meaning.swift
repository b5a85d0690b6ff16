import Domain

extension MeasuredRow {
    var isLanguageModel: Bool { task.lowercased().hasPrefix("llm") }

    /// Whether the figure is a server's time to its tokens.
    var isServed: Bool { ["llm-prefill", "llm-decode"].contains(task.lowercased()) }

    /// What the figure is, where the file has no column that says so: public sources put it in their remarks.
    var meaning: Measurement.Kind {
        if let kind { return kind }
        let remarks = notes.lowercased()
        if remarks.hasPrefix("training") || task.lowercased() == "training" { return .training }
        if let scenario = remarks.word(after: "scenario=") {
            switch scenario {
            case "offline": return .offline
            case "server", "interactive": return .server
            default: return .stream
            }
        }
        if remarks.contains("under serving load") { return .serving }
        return batch == nil && latencyMilliseconds == nil ? .offline : .service
    }

    /// `in=1024,out=200`: tokens of a request and of its answer; nil where the text gives bounds or nothing.
    var tokens: (in: Double, out: Double)? {
        let text = input.lowercased().filter { $0 != " " }
        guard let tokensIn = text.word(after: "in=").flatMap(Double.init),
            let tokensOut = text.word(after: "out=").flatMap(Double.init), tokensIn > 0, tokensOut > 0
        else { return nil }
        return (tokensIn, tokensOut)
    }

    /// `3x224x224` as numbers.
    var shape: [Int]? {
        let sides = input.split(separator: "x").map { Int($0) }
        return sides.count == 3 && !sides.contains(nil) ? sides.compactMap { $0 } : nil
    }

    /// The store's word for the task: sources call text encoders by their field.
    var modelTask: ModelTask? {
        isLanguageModel ? .llm : task.lowercased() == "nlp" ? .encoder : ModelTask(rawValue: task.lowercased())
    }
}

extension String {
    /// Letters and digits that follow a mark.
    fileprivate func word(after mark: String) -> String? {
        guard let place = firstRange(of: mark) else { return nil }
        let word = self[place.upperBound...].prefix { $0.isLetter || $0.isNumber || $0 == "." }
        return word.isEmpty ? nil : String(word)
    }
}
