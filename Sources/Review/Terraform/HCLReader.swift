/// Reads the blocks, attributes and literal values of HCL. Expressions are kept as their text.
struct HCLReader {
    static let deepest = 100

    private let file: SourceFile
    private let tokens: [HCLToken]
    private let bytes: [UInt8]
    private var index = 0

    init(_ file: SourceFile) throws(Unparsable) {
        self.file = file
        tokens = try HCLLexer.tokens(file)
        bytes = Array(file.text.utf8)
    }

    func blocks() throws(Unparsable) -> [TerraformFile.Block] {
        var reader = self
        var blocks: [TerraformFile.Block] = []
        while reader.skipNewlines().kind != .end {
            if let block = try reader.item(depth: 0).block { blocks.append(block) }
        }
        return blocks
    }

    /// The attributes of a file that has no blocks, such as `terraform.tfvars`.
    func attributes() throws(Unparsable) -> Value {
        var reader = self
        var entries: [Value.Entry] = []
        while reader.skipNewlines().kind != .end {
            if let entry = try reader.item(depth: 0).entry { entries.append(entry) }
        }
        return Value(.map(entries), at: .start)
    }

    private var current: HCLToken { tokens[min(index, tokens.count - 1)] }

    private mutating func take() -> HCLToken {
        let token = current
        if index < tokens.count - 1 { index += 1 }
        return token
    }

    @discardableResult
    private mutating func skipNewlines() -> HCLToken {
        while current.kind == .newline { index += 1 }
        return current
    }

    private func unexpected(_ wanted: String) -> Unparsable {
        let found =
            switch current.kind {
            case .end: "the end"
            case .newline: "the end of the line"
            default: "'\(current.text.prefix(20))'"
            }
        return Unparsable(position: current.position, reason: "found \(found) where \(wanted) should be")
    }

    /// An attribute or a block.
    private mutating func item(depth: Int) throws(Unparsable) -> (entry: Value.Entry?, block: TerraformFile.Block?) {
        guard depth < Self.deepest else {
            throw Unparsable(position: current.position, reason: "nested deeper than \(Self.deepest) levels")
        }
        guard current.kind == .identifier || current.kind == .string(isTemplate: false) else {
            throw unexpected("a name")
        }
        let name = take()
        if current.text == "=", current.kind == .sign {
            _ = take()
            let value = try expression(depth: depth + 1, until: [])
            return (Value.Entry(key: name.text, position: name.position, value: value), nil)
        }
        var labels: [String] = []
        while current.text != "{" || current.kind != .sign {
            switch current.kind {
            case .identifier, .string: labels.append(take().text)
            default: throw unexpected("'=' or '{'")
            }
        }
        let body = try block(depth: depth + 1)
        return (nil, TerraformFile.Block(type: name.text, labels: labels, position: name.position, body: body))
    }

    private mutating func block(depth: Int) throws(Unparsable) -> Value {
        let open = take()
        var entries: [Value.Entry] = [], nested: [String: [TerraformFile.Block]] = [:], order: [String] = []
        while skipNewlines().text != "}" || current.kind != .sign {
            if current.kind == .end { throw unexpected("'}'") }
            let (entry, block) = try item(depth: depth)
            if let entry { entries.append(entry) }
            guard let block else { continue }
            // The blocks that `dynamic "x" { content {…} }` makes.
            let name = block.type == "dynamic" ? block.labels.first ?? block.type : block.type
            if nested[name] == nil { order.append(name) }
            nested[name, default: []].append(block)
        }
        _ = take()
        for name in order {
            let blocks = nested[name] ?? []
            let values = blocks.map { $0.type == "dynamic" ? $0.body["content"] ?? $0.body : $0.body }
            let position = blocks[0].position
            let value = values.count == 1 ? values[0] : Value(.list(values), at: position)
            entries.append(Value.Entry(key: name, position: position, value: value))
        }
        entries.sort { $0.position < $1.position }
        return Value(.map(entries), at: open.position, isBlock: true)
    }

    /// A value, up to the end of the line or, within brackets, to one of `signs`.
    private mutating func expression(depth: Int, until signs: Set<String>) throws(Unparsable) -> Value {
        guard depth < Self.deepest else {
            throw Unparsable(position: current.position, reason: "nested deeper than \(Self.deepest) levels")
        }
        let isInside = !signs.isEmpty
        if isInside { skipNewlines() }
        let start = index
        let first = current
        if let value = try simple(depth: depth), isEnd(isInside, signs) { return value }
        index = start
        try skipExpression(isInside: isInside, signs)
        guard index > start else { throw unexpected("a value") }
        let text = String(decoding: bytes[first.range.lowerBound..<tokens[index - 1].range.upperBound], as: UTF8.self)
        return Value(.expression(text), at: first.position)
    }

    private mutating func isEnd(_ isInside: Bool, _ signs: Set<String>) -> Bool {
        if current.kind == .end { return true }
        if isInside { skipNewlines() } else if current.kind == .newline { return true }
        // `{ a = 1 }` on one line ends an attribute of a block.
        return current.kind == .sign && (signs.contains(current.text) || !isInside && current.text == "}")
    }

    /// A literal, a list, an object, or the object that `jsonencode(…)` holds.
    private mutating func simple(depth: Int) throws(Unparsable) -> Value? {
        let first = take()
        switch first.kind {
        case .string(let isTemplate):
            return Value(isTemplate ? .expression(first.text) : .scalar(first.text, isPlain: false), at: first.position)
        case .number: return Value(.scalar(first.text, isPlain: true), at: first.position)
        case .identifier where ["true", "false", "null"].contains(first.text):
            return Value(.scalar(first.text, isPlain: true), at: first.position)
        case .identifier where ["jsonencode", "yamlencode", "tolist", "toset", "tomap"].contains(first.text):
            guard take().text == "(" else { return nil }
            let value = try expression(depth: depth + 1, until: [")"])
            return take().text == ")" ? value : nil
        case .sign where first.text == "[": return try list(first, depth: depth)
        case .sign where first.text == "{": return try object(first, depth: depth)
        default: return nil
        }
    }

    private mutating func list(_ open: HCLToken, depth: Int) throws(Unparsable) -> Value? {
        var values: [Value] = []
        while skipNewlines().text != "]" || current.kind != .sign {
            if current.kind == .identifier, current.text == "for" { return nil }
            if current.kind == .end { throw unexpected("']'") }
            values.append(try expression(depth: depth + 1, until: [",", "]"]))
            if skipNewlines().text == "," { _ = take() } else if current.text != "]" { throw unexpected("',' or ']'") }
        }
        _ = take()
        return Value(.list(values), at: open.position)
    }

    private mutating func object(_ open: HCLToken, depth: Int) throws(Unparsable) -> Value? {
        var entries: [Value.Entry] = []
        while skipNewlines().text != "}" || current.kind != .sign {
            if current.kind == .identifier, current.text == "for" { return nil }
            if current.kind == .end { throw unexpected("'}'") }
            let key = take()
            // A key may be an expression in brackets.
            guard key.kind == .identifier || isString(key.kind) || key.kind == .number else { return nil }
            guard ["=", ":"].contains(current.text) else { return nil }
            _ = take()
            let value = try objectValue(depth: depth)
            entries.append(Value.Entry(key: key.text, position: key.position, value: value))
            if current.text == ",", current.kind == .sign { _ = take() }
        }
        _ = take()
        return Value(.map(entries), at: open.position, isBlock: true)
    }

    /// In an object a value ends with the line too.
    private mutating func objectValue(depth: Int) throws(Unparsable) -> Value {
        let start = index, first = current
        func ends(_ token: HCLToken) -> Bool {
            token.kind == .newline || token.kind == .end || token.kind == .sign && [",", "}"].contains(token.text)
        }
        if let value = try simple(depth: depth), ends(current) { return value }
        index = start
        try skipExpression(isInside: false, [",", "}"])
        guard index > start else { throw unexpected("a value") }
        let text = String(decoding: bytes[first.range.lowerBound..<tokens[index - 1].range.upperBound], as: UTF8.self)
        return Value(.expression(text), at: first.position)
    }

    private func isString(_ kind: HCLToken.Kind) -> Bool {
        if case .string = kind { true } else { false }
    }

    /// Moves behind an expression: brackets are balanced, and lines do not end within them.
    private mutating func skipExpression(isInside: Bool, _ signs: Set<String>) throws(Unparsable) {
        var open: [String] = []
        while current.kind != .end {
            if open.isEmpty {
                if current.kind == .newline, !isInside { return }
                if current.kind == .sign, signs.contains(current.text) { return }
                if current.kind == .sign, !isInside, current.text == "}" { return }
            }
            let token = take()
            guard token.kind == .sign else { continue }
            switch token.text {
            case "(", "[", "{": open.append(token.text)
            case ")", "]", "}":
                guard let last = open.popLast(),
                    last + token.text == "()" || last + token.text == "[]" || last + token.text == "{}"
                else { throw Unparsable(position: token.position, reason: "'\(token.text)' closes nothing") }
            default: break
            }
        }
        if !open.isEmpty { throw unexpected("a closing bracket") }
    }
}
