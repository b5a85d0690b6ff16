import ArgumentParser

/// What every verb understands.
struct GlobalOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The database file (else $BERTH_DB, else $XDG_DATA_HOME/berth/berth.db).", valueName: "path"))
    var db: String?

    @Option(help: ArgumentHelp("The team whose datasets come before the seed (else $BERTH_TEAM).", valueName: "name"))
    var team: String?

    @Flag(help: "Print one JSON document and nothing else.")
    var json = false
}
