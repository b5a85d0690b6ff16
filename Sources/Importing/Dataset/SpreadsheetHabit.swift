import KnowledgeBase

/// What spreadsheets make of cells, told apart so that a fault can say what happened.
enum SpreadsheetHabit {
    private static let errors = ["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"]
    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    /// What to do about a cell that was refused; nil where no habit explains it.
    static func hint(for text: String, in column: DatasetColumn?) -> String? {
        if errors.contains(text) { return "a spreadsheet's formula failed" }
        if !text.isEmpty, text.allSatisfy({ $0 == "#" }) { return "a spreadsheet's column was too narrow" }
        if text.first == "=" { return "a spreadsheet's formula was not computed" }
        if isDate(text) {
            return column?.kind == .date
                ? "write it as 2026-11-24; a spreadsheet may have changed it"
                : "a spreadsheet may have taken it for a date"
        }
        guard let column else { return nil }
        switch column.kind {
        case .date where text.count == 5 && Int(text) != nil:
            return "a spreadsheet counts days; write it as 2026-11-24"
        case .usd where text.unicodeScalars.contains { $0.properties.generalCategory == .currencySymbol }:
            return "leave the currency sign out"
        case .real where text.last == "%", .usd where text.last == "%": return "leave the percent sign out"
        default: return nil
        }
    }

    /// `24.11.2026`, `11/24/26`, `24-Nov`, `Nov-26`.
    private static func isDate(_ text: String) -> Bool {
        let parts = text.split(omittingEmptySubsequences: false) { "./-".contains($0) }
        let isNumber: (Substring) -> Bool = { (1...4).contains($0.count) && $0.allSatisfy(\.isNumber) }
        let isMonth: (Substring) -> Bool = { months.contains($0.lowercased()) }
        guard parts.allSatisfy({ isNumber($0) || isMonth($0) }) else { return false }
        return parts.count == 3 || parts.count == 2 && parts.contains(where: isMonth)
    }
}
