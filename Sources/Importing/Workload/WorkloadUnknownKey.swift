import Domain

/// A key that no workload has, and the one that was probably meant.
struct WorkloadUnknownKey {
    let name: String
    let section: String

    func fault(_ place: WorkloadFault.Place) -> WorkloadFault {
        let path = section.isEmpty ? name : "\(section).\(name)"
        return WorkloadFault(place, key: WorkloadScalar.shown(path), "unknown key", hint: hint)
    }

    private var hint: String? {
        if name == "<<" { return "merge keys are not read: write the keys out" }
        let known = Self.otherWords[name.lowercased()]
        if let known, known.contains(" ") { return known }
        if let key = known.flatMap({ WorkloadKey.byPath[$0] }) { return meant(key.section, key.leaf) }
        if let here = nearest(to: name, among: children(of: section)) { return "did you mean '\(here)'?" }
        let elsewhere = WorkloadKey.all.filter { $0.section != section }
        guard let leaf = nearest(to: name, among: elsewhere.map(\.leaf)),
            let key = elsewhere.first(where: { $0.leaf == leaf })
        else { return nil }
        return meant(key.section, leaf)
    }

    private func meant(_ section: String, _ leaf: String) -> String {
        if section == self.section { return "did you mean '\(leaf)'?" }
        return "did you mean '\(leaf)' \(section.isEmpty ? "at the top" : "under '\(section)'")?"
    }

    private func children(of section: String) -> [String] {
        let paths = WorkloadKey.all.map(\.path) + WorkloadKey.sections.sorted()
        return paths.compactMap { path in
            guard section.isEmpty || path.hasPrefix(section + ".") else { return nil }
            let rest = section.isEmpty ? path[...] : path.dropFirst(section.count + 1)
            return rest.contains(".") ? nil : String(rest)
        }
    }

    /// Words people use for a key, and its path or, with spaces, what to do.
    private static let otherWords: [String: String] = [
        "requests_per_month": "give 'average_rps' under 'traffic': requests a month ÷ 2628000",
        "requests_per_day": "give 'average_rps' under 'traffic': requests a day ÷ 86400",
        "rps": "traffic.average_rps",
        "qps": "traffic.average_rps",
        "average_qps": "traffic.average_rps",
        "peak_qps": "traffic.peak_rps",
        "latency_ms": "slo.p95_ms",
        "p95": "slo.p95_ms",
        "p99": "slo.p99_ms",
        "max_latency_ms": "slo.p95_ms",
        "cloud": "constraints.providers",
        "clouds": "constraints.providers",
        "provider": "constraints.providers",
        "gpu": "constraints.accelerators",
        "gpus": "constraints.accelerators",
        "budget": "constraints.max_monthly_usd",
        "params": "model.parameters_millions",
        "parameters": "model.parameters_millions",
        "flops": "model.gflops",
        "macs": "give 'gflops' under 'model': twice the multiply-accumulates, in thousand millions",
        "gmacs": "give 'gflops' under 'model': twice the multiply-accumulates, in thousand millions",
        "size_mb": "model.weights_mb",
        "dtype": "model.precisions",
        "precision": "model.precisions",
        "batch_size": "the batch size is part of the answer, not of the workload",
        "slos": "give 'slo' at the top",
    ]
}
