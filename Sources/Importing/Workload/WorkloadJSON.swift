/// A JSON value. Defaults, files and flags meet here before they become a `Workload`.
enum WorkloadJSON: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case text(String)
    case list([WorkloadJSON])
    case object([String: WorkloadJSON])

    var number: Double? {
        if case .number(let value) = self { value } else { nil }
    }

    var text: String? {
        if case .text(let value) = self { value } else { nil }
    }

    var texts: [String] {
        if case .list(let items) = self { items.compactMap(\.text) } else { [] }
    }

    /// The value at a path such as `["traffic", "peak_rps"]`. Setting makes the objects on the way.
    subscript(path: some Collection<String>) -> WorkloadJSON? {
        get {
            guard let first = path.first else { return self }
            guard case .object(let members) = self else { return nil }
            return members[first]?[Array(path.dropFirst())]
        }
        set {
            guard let first = path.first else {
                self = newValue ?? .null
                return
            }
            var members: [String: WorkloadJSON] = [:]
            if case .object(let existing) = self { members = existing }
            if path.count == 1 {
                members[first] = newValue
            } else {
                var child = members[first] ?? .object([:])
                child[Array(path.dropFirst())] = newValue
                members[first] = child
            }
            self = .object(members)
        }
    }
}

extension WorkloadJSON: Codable {
    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let items = try? container.decode([WorkloadJSON].self) {
            self = .list(items)
        } else {
            self = .object(try container.decode([String: WorkloadJSON].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .text(let value): try container.encode(value)
        case .list(let items): try container.encode(items)
        case .object(let members): try container.encode(members)
        }
    }
}

extension WorkloadJSON: ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral
{
    init(stringLiteral value: String) { self = .text(value) }
    init(arrayLiteral elements: WorkloadJSON...) { self = .list(elements) }
    init(booleanLiteral value: Bool) { self = .bool(value) }
    init(integerLiteral value: Int) { self = .number(Double(value)) }

    init(dictionaryLiteral elements: (String, WorkloadJSON)...) {
        self = .object(Dictionary(elements) { _, last in last })
    }
}
