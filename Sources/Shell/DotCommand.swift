/// The shell's own commands; those that answer from the store are the program's verbs.
enum DotCommand: String, CaseIterable {
    case help, tables, schema, mode, limit, timeout, output, saved, run, quit, exit

    var usage: String {
        switch self {
        case .help: ".help [TOPIC]"
        case .tables: ".tables"
        case .schema: ".schema [--explain] [NAME]"
        case .mode: ".mode [\(Settings.Mode.allCases.map(\.rawValue).joined(separator: "|"))]"
        case .limit: ".limit [N]"
        case .timeout: ".timeout [S]"
        case .output: ".output [FILE]"
        case .saved: ".saved"
        case .run: ".run NAME [PARAMETER=VALUE ...]"
        case .quit: ".quit"
        case .exit: ".exit"
        }
    }

    var summary: String {
        switch self {
        case .help: "What there is, or about one command, sql or keys."
        case .tables: "The tables and views, and what each holds."
        case .schema: "How tables and views are made; with --explain what each column means, and its unit."
        case .mode: "How answers of SQL look; json holds for verbs too, csv for facts, markdown for reports."
        case .limit: "Rows of an answer of SQL that are shown; 0 shows all."
        case .timeout: "Seconds that a statement may run."
        case .output: "Where answers go from now on: a file, or without one back to the screen."
        case .saved: "Statements that were saved: the team's, and those in your own folder."
        case .run: "Runs a saved statement; each :parameter of it is given as PARAMETER=VALUE."
        case .quit, .exit: "Leaves, as Ctrl-D does."
        }
    }
}
