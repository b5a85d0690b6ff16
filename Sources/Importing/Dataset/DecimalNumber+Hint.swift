extension DecimalNumber.Fault {
    /// What to write instead.
    func hint(for text: String) -> String? {
        switch self {
        case .notANumber: nil
        case .notFinite: "leave the cell empty where the value is unknown"
        case .exponent: "write it without an exponent"
        case .decimalComma: "write a decimal point and no thousands separators"
        case .surroundedBySpace: "remove the spaces around it"
        }
    }
}
