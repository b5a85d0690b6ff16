extension DatasetTable {
    public static let queries = DatasetTable(
        "queries", "Statements that a team shares; the shell's `.saved` lists them, `.run` runs them", key: ["query"],
        [
            .text("query", "Name", .required),
            .text("purpose", "What it answers", .required),
            .text("sql", "One statement, or several with `;` between; `:name` is a parameter", .required),
        ])
}
