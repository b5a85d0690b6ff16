import Domain

/// Why options are left out that hold every constraint they were held against. None of this changes an answer.
extension ProviderEvaluator {
    static func excluded(_ key: String) -> Violation {
        Violation(
            constraint: key, required: "what the workload's \(key) allows", actual: "the workload leaves it out",
            facts: [])
    }

    static var larger: Violation {
        Violation(
            constraint: "passed_over", required: "the smallest memory that works",
            actual: "a smaller memory with the same CPU works and costs less", facts: [])
    }

    static func pricedOut(_ least: USD, _ cheapest: USD, _ placement: Placement) -> Violation {
        Violation(
            constraint: "priced_out", required: "a machine for at most $\(cheapest.dollars.threeDigits) a month",
            actual:
                "$\(least.dollars.threeDigits) at the least, many times what the cheapest option of the target costs",
            facts: placement.price.map { [$0] } ?? [], distance: least.dollars / max(cheapest.dollars, 1e-9))
    }

    static func outrun(by better: Candidate) -> Violation {
        Violation(
            constraint: "passed_over", required: "the best runtime and precision on the machine",
            actual: "\(better.runtime.name) in \(better.precision.rawValue) needs fewer machines or is faster",
            facts: [better.support])
    }

    static func beaten(by better: Placement?) -> Violation {
        Violation(
            constraint: "passed_over", required: "more CPU or memory than every cheaper machine of its kind",
            actual: (better?.name ?? "a cheaper machine")
                + " costs no more and has at least as much of what the workload can use",
            facts: [])
    }
}
