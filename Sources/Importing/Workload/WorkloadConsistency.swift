import Domain

/// Values that are sound alone and impossible together. Each rule blames one key.
struct WorkloadConsistency {
    let values: [String: WorkloadJSON]
    /// The paths of all keys that were written, be their values sound or not.
    let given: Set<String>
    let kind: Workload.Kind
    let vocabulary: Vocabulary?

    struct Finding {
        let key: String
        let message: String
        var expected: String?
        var hint: String?
    }

    func findings() -> [Finding] {
        [peak, tokens, weights, regions, accelerators].compactMap { $0 } + percentiles + targets + languageModel
    }

    private func number(_ path: String) -> Double? { values[path]?.number }
    private func figure(_ number: Double) -> String { WorkloadValue.figure(number) }

    private var peak: Finding? {
        guard let average = number("traffic.average_rps"), let peak = number("traffic.peak_rps"), peak < average
        else { return nil }
        return Finding(
            key: "traffic.peak_rps", message: "found \(figure(peak)), less than average_rps",
            expected: "at least \(figure(average)) (requests/s)")
    }

    private var percentiles: [Finding] {
        let given = [50, 90, 95, 99].compactMap { percent in
            number("slo.p\(percent)_ms").map { (name: "p\(percent)_ms", value: $0) }
        }
        return zip(given, given.dropFirst()).compactMap { lower, upper in
            guard upper.value < lower.value else { return nil }
            return Finding(
                key: "slo.\(upper.name)", message: "found \(figure(upper.value)), less than \(lower.name)",
                expected: "at least \(figure(lower.value)) (ms)")
        }
    }

    /// Times of tokens mean nothing where no tokens are written.
    private var tokens: Finding? {
        let promised = ["slo.ttft_p95_ms", "slo.tpot_p95_ms"].first { values[$0] != nil }
        guard let promised, !given.contains("traffic.tokens_out"), kind.hasTraffic else { return nil }
        return Finding(
            key: promised, message: "promised without traffic.tokens_out", expected: "the mean tokens of an answer")
    }

    private var languageModel: [Finding] {
        guard values["model.task"]?.text == ModelTask.llm.rawValue, kind.hasTraffic else { return [] }
        return ["traffic.tokens_in", "traffic.tokens_out"].filter { !given.contains($0) }.map { path in
            let expected = WorkloadKey.byPath[path]?.expected
            return Finding(key: path, message: "missing", expected: expected, hint: "an LLM needs it")
        }
    }

    private var weights: Finding? {
        let paths = Criterion.allCases.map { "preferences.weights.\($0.rawValue)" }
        let weights = paths.map { path in
            number(path) ?? WorkloadDefaults.tree[path.split(separator: ".").map(String.init)]?.number
        }
        guard weights.allSatisfy({ $0 == 0 }), let last = paths.last else { return nil }
        return Finding(key: last, message: "all weights are 0", expected: "one above 0")
    }

    /// The regions left by the providers and the residency must not be none.
    private var regions: Finding? {
        let regions = values["constraints.regions"]?.texts ?? []
        guard let vocabulary, !regions.isEmpty else { return nil }
        let providers = values["constraints.providers"]?.texts ?? []
        let ofProvider = regions.filter { region in
            guard !providers.isEmpty, let owners = vocabulary.regionProviders[region] else { return true }
            return !Set(owners).isDisjoint(with: providers)
        }
        let listed = regions.joined(separator: ", ")
        if ofProvider.isEmpty {
            return Finding(
                key: "constraints.regions", message: "found \(listed), none of \(providers.joined(separator: ", "))",
                expected: "a region of a provider in 'providers'", hint: ownersHint(regions, vocabulary))
        }
        guard let residency = values["constraints.residency"]?.text else { return nil }
        let inside = ofProvider.contains { vocabulary.regionResidencies[$0]?.contains(residency) ?? true }
        return inside
            ? nil
            : Finding(
                key: "constraints.regions", message: "found \(listed), none with residency '\(residency)'",
                expected: "a region with that residency")
    }

    private func ownersHint(_ regions: [String], _ vocabulary: Vocabulary) -> String? {
        guard let region = regions.first, let owners = vocabulary.regionProviders[region] else { return nil }
        return "\(region) is \(WorkloadValue.alternatives(owners))'s"
    }

    private var accelerators: Finding? {
        guard values["constraints.accelerator"]?.text == Constraints.AcceleratorUse.forbidden.rawValue,
            let listed = values["constraints.accelerators"]?.texts, !listed.isEmpty
        else { return nil }
        return Finding(
            key: "constraints.accelerator",
            message: "forbidden, though 'accelerators' lists \(listed.joined(separator: ", "))",
            expected: "required or allowed, or no list")
    }

    private var targets: [Finding] {
        let wanted = Set(values["constraints.targets"]?.texts ?? [])
        let excluded = values["constraints.exclude_targets"]?.texts ?? []
        return excluded.filter(wanted.contains).map { target in
            Finding(key: "constraints.exclude_targets", message: "'\(target)' is in 'targets' as well")
        }
    }
}
