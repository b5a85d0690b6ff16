public import Domain

/// Turns what people call models, hardware, runtimes and precisions into the store's names.
public struct NameBook: Sendable {
    public let facts: PerformanceFacts
    private let hardware: HardwareBook
    private let support: [String: [RuntimeSupport]]

    public init(_ facts: PerformanceFacts) {
        self.facts = facts
        hardware = HardwareBook(facts)
        support = Dictionary(grouping: facts.runtimeSupport, by: \.runtime)
    }

    /// - Throws: as `HardwareBook.choose`.
    public func hardware(_ spelled: String, count: Int?, cores: Double?) throws(BerthError) -> HardwareChoice {
        try hardware.choose(spelled, count: count, cores: cores)
    }

    /// Nil for a name that nobody has.
    func knownHardware(_ spelled: String, count: Int) -> HardwareChoice? {
        (try? hardware.known(spelled, count: count, cores: nil)) ?? nil
    }

    /// - Throws: `.notFound` for a name that no runtime has.
    public func runtime(_ spelled: String, on device: Device) throws(BerthError) -> String {
        // ONNX Runtime is packaged by device, and many just say which runtime.
        let packages = device == .cpu ? ["-cpu"] : ["-\(device.rawValue)", "-gpu"]
        for suffix in [""] + packages {
            if let name = facts.spellings.name(spelled + suffix, .runtime) { return name }
        }
        let meant = facts.spellings.nearest(to: spelled, .runtime).map { "did you mean '\($0)'?" }
        throw BerthError(
            .notFound, "there is no runtime '\(spelled)'", hints: [meant ?? "berth facts runtimes lists them"])
    }

    /// - Throws: `.usage` for a word that is no precision.
    public func precision(_ spelled: String) throws(BerthError) -> Precision {
        if let precision = facts.spellings.name(spelled, .precision).flatMap(Precision.init) { return precision }
        throw BerthError(
            .usage, "there is no precision '\(spelled)'",
            hints: ["there are \(Precision.allCases.map(\.rawValue).joined(separator: ", "))"])
    }

    /// The store's name of a model; the name itself where the store does not know it.
    public func model(_ spelled: String) -> String {
        if let name = facts.spellings.known(spelled, .model) { return name }
        // Hubs put the owner before the name.
        let bare = spelled.split(separator: "/").last.map(String.init) ?? spelled
        return facts.spellings.name(bare, .model) ?? spelled
    }

    /// Whether the facts know of the runtime on such a device; true of runtimes that no fact restricts.
    func runs(_ runtime: String, on choice: HardwareChoice) -> Bool {
        guard let rows = support[runtime], !rows.contains(where: { $0.device == choice.kind }) else { return true }
        return facts.efficiencies.contains { row in
            row.runtime == runtime
                && (row.architecture == choice.kind.rawValue || row.architecture == choice.architecture)
        }
    }

    func devices(of runtime: String) -> [String] { (support[runtime] ?? []).map(\.device.rawValue).sorted() }
}
