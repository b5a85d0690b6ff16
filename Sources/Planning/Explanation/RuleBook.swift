import Domain

/// The field's rules that apply to an option, as reasons and cautions that name their source.
struct RuleBook {
    let context: PlanningContext

    struct Advice {
        var reasons: [String] = []
        var cautions: [String] = []
        var facts: [any Fact] = []
    }

    func apply(to evaluation: Evaluation) -> Advice {
        var advice = Advice()
        for rule in context.snapshot.rules.sorted(by: { $0.rule < $1.rule }) {
            // Rules for everything belong in the checklist, not in each answer.
            guard !rule.applies.contains("always"), rule.applies.allSatisfy({ holds($0, evaluation) }) else { continue }
            let words = rule.statement + (rule.conflict.map { "; but " + $0 } ?? "")
            switch rule.effect {
            case .reason: advice.reasons.append(words)
            case .caution: advice.cautions.append(words)
            }
            advice.facts.append(rule)
        }
        return advice
    }

    /// The conditions of `rules_of_thumb.applies` (docs/planning.md).
    private func holds(_ condition: String, _ evaluation: Evaluation) -> Bool {
        let candidate = evaluation.candidate
        switch condition {
        case "gpu": return candidate.placement.accelerator?.kind == .cuda
        case "no-gpu": return !candidate.placement.onAccelerator
        case "llm": return context.isLLM
        case "no-llm": return !context.isLLM
        case "inference": return context.workload.kind != .training
        case "spot": return candidate.placement.purchase == .spot
        case "scale-to-zero": return evaluation.sizing.scalesToZero
        default: break
        }
        if let kind = condition.value(after: "kind=") { return kind == context.workload.kind.rawValue }
        if let target = condition.value(after: "target=") { return target == candidate.target.name }
        if let family = condition.value(after: "family=") { return family == candidate.target.family }
        if let most = condition.value(after: "batch>").flatMap({ Double($0) }) {
            return Double(evaluation.sizing.batch) > most
        }
        guard let peak = context.workload.traffic?.peakRPS else { return false }
        if let limit = condition.value(after: "rps<").flatMap({ Double($0) }) { return peak < limit }
        if let limit = condition.value(after: "rps>=").flatMap({ Double($0) }) { return peak >= limit }
        return false
    }
}

extension String {
    fileprivate func value(after prefix: String) -> String? {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
    }
}
