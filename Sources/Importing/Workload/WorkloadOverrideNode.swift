import Yams

/// A flag's values as the node that the file would hold.
struct WorkloadOverrideNode {
    let node: Result<Node, WorkloadFaults>

    init(_ override: WorkloadOverride, _ key: WorkloadKey) {
        let parts = override.values.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }
            .map { Self.scalar(String($0).trimmed) }
        switch key.value {
        case .words, .names, .wholes:
            node = .success(.sequence(.init(parts)))
        case .loadShape where parts.count > 1:
            node = .success(.sequence(.init(parts)))
        case .skills:
            node = Self.pairs(override, key)
        default:
            node = .success(Self.scalar(override.values.last ?? ""))
        }
    }

    /// `aws=2` as the pair `aws: 2`; the last one of a subject counts.
    private static func pairs(_ override: WorkloadOverride, _ key: WorkloadKey) -> Result<Node, WorkloadFaults> {
        var levels: [String: String] = [:]
        var faults: [WorkloadFault] = []
        for text in override.values.flatMap({ $0.split(separator: ",") }) {
            let sides = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if sides.count == 2 {
                levels[String(sides[0]).trimmed] = String(sides[1]).trimmed
            } else {
                let found = WorkloadScalar.shown(String(text))
                faults.append(
                    .init(
                        .flag(override.flag), key: key.path, "found '\(found)'",
                        expected: "subject=level, such as aws=2"))
            }
        }
        if !faults.isEmpty { return .failure(WorkloadFaults(faults)) }
        let pairs = levels.sorted { $0.key < $1.key }.map { (scalar($0.key), scalar($0.value)) }
        return .success(.mapping(.init(pairs)))
    }

    /// The shell has eaten the quotes, so that a value may be text as well as a number: style `any`.
    private static func scalar(_ text: String) -> Node {
        .scalar(.init(text, .implicit, .any))
    }
}

extension String {
    fileprivate var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
