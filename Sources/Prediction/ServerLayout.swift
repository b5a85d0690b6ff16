/// How many devices of a server share each layer of a language model, and how many requests it serves at a time.
public struct ServerLayout: Sendable {
    public let devices: Double
    public let concurrency: Double

    /// Devices that share each layer; more are a pool of servers.
    private static let sizes: Set<Double> = [1, 2, 4, 8, 12, 16, 24, 32]

    /// What the remarks of a measurement say; nil of what is not one server: prefill and decode on devices of their
    /// own, a pipeline, a pool.
    ///
    /// A published file multiplies what experts and tensors share: of eight devices `tp64 ep8`, `dp64 ep8` or
    /// `tp8 dp8 ep64`, as its later edition has of the same times (docs/seed-data.md).
    ///
    /// - Parameter batch: requests at a time; of attention in data parallel, those of one of its parts, and the
    ///   remarks have all of them: `conc 256`.
    public init?(notes: String, devices: Double, batch: Double) {
        let words = notes.utf8.split { !(48...57).contains($0) && !(97...122).contains($0) }
        guard !words.contains(where: { $0.starts(with: "disagg".utf8) }) else { return nil }
        func number(_ digits: Substring.UTF8View) -> Double? { Double(Substring(digits)) }
        func part(_ name: String) -> Double? {
            words.last { $0.count > 2 && $0.starts(with: name.utf8) && number($0.dropFirst(2)) != nil }
                .flatMap { number($0.dropFirst(2)) }
        }
        guard part("pp") == nil else { return nil }
        let tensor = part("tp") ?? 1, data = part("dp") ?? 1, expert = part("ep") ?? 1
        var devices = devices
        if expert > 1, devices == expert * expert, max(tensor, data) == devices {
            devices = expert
        } else if tensor > 1, tensor == data, expert == tensor * data {
            devices = tensor
        }
        guard Self.sizes.contains(devices) else { return nil }
        self.devices = devices
        let stated = words.firstIndex { $0.elementsEqual("conc".utf8) }.map { $0 + 1 }
        concurrency = stated.flatMap { words.indices.contains($0) ? number(words[$0]) : nil } ?? batch
    }
}
