import ArgumentParser

/// What the number of a flag may be.
struct FlagRange {
    let range: ClosedRange<Double>
    /// As a refusal says it: `a share from 0 to 1`.
    let expectation: String

    init(_ range: ClosedRange<Double>, _ expectation: String) {
        self.range = range
        self.expectation = expectation
    }

    static let aboveZero = FlagRange(
        Double.leastNonzeroMagnitude...Double.greatestFiniteMagnitude, "a number above 0")
    static let oneOrMore = FlagRange(1...1e12, "1 or more")

    /// - Throws: where the flag was given and is out of range.
    func check(_ flag: String, _ value: Double?) throws {
        guard let value, !range.contains(value) else { return }
        let written = value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
        throw ValidationError("\(flag) is \(written): expected \(expectation)")
    }
}
