/// A change of a file that mends a finding.
enum Edit: Hashable, Sendable {
    /// Takes the place of a whole line.
    case replace(file: String, line: Int, by: [String])
    case insert(file: String, before: Int, lines: [String])
    /// A key in a block of YAML: keys that are not there yet come with it. `line` is where the block may grow.
    case set(file: String, before: Int, indent: Int, path: [String], value: [String])

    var file: String {
        switch self {
        case .replace(let file, _, _), .insert(let file, _, _), .set(let file, _, _, _, _): file
        }
    }

    /// The line that is replaced or pushed down.
    var line: Int {
        switch self {
        case .replace(_, let line, _), .insert(_, let line, _), .set(_, let line, _, _, _): line
        }
    }
}
