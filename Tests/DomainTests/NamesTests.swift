import Testing

@testable import Domain

@Suite struct NamesTests {
    @Test(
        "a misspelt word finds the one that was meant, or none",
        arguments: [
            ("peek_rps", "peak_rps"), ("avrage_rps", "average_rps"), ("sahpe", "shape"), ("colour", nil), ("x", nil),
        ] as [(String, String?)])
    func meant(word: String, expected: String?) {
        #expect(nearest(to: word, among: ["average_rps", "peak_rps", "shape", "request_kb"]) == expected)
    }

    @Test("a swap of neighbours is one edit")
    func swap() {
        #expect(editDistance("ab", "ba") == 1)
        #expect(editDistance("", "abc") == 3)
        #expect(editDistance("kitten", "sitting") == 3)
    }

    @Test(
        "decisions are read as D-7, d-7 or 7",
        arguments: [
            ("D-7", 7), ("d-7", 7), ("7", 7), ("D-0", nil), ("D-", nil), ("seven", nil), ("-7", nil),
        ] as [(String, Int64?)])
    func decisionID(text: String, number: Int64?) {
        #expect(DecisionID(text)?.number == number)
    }

    @Test("a fact is named by its table's singular and its key")
    func factID() {
        let price = Price(
            provider: "aws", region: "us-east-1", instanceType: "g6.xlarge", purchase: .onDemand,
            usdPerHour: USD(nanos: 804_800_000), provenance: .init(dataset: 1, source: "x", asOf: nil, uncited: ""))
        #expect(price.id.text == "price/aws/us-east-1/g6.xlarge/on-demand")
    }
}
