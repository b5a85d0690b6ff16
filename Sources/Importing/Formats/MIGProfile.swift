/// A profile of NVIDIA's Multi-Instance GPU: `1g.10gb`, `3g.40gb`, `1g.10gb.me`, `1c.3g.40gb`.
struct MIGProfile {
    let name: String
    /// Compute slices.
    let slices: Double
    /// As NVIDIA rounds it; what a pod sees is a little less.
    let nominalGiB: Double

    /// Devices with four compute slices; all others have seven (NVIDIA's MIG user guide, "Supported MIG profiles").
    private static let ofFour = ["A30", "RTX PRO 6000", "RTX PRO 5000"]

    init?(_ name: String) {
        func number(_ suffix: String) -> Double? {
            name.split(separator: ".").lazy.filter { $0.hasSuffix(suffix) }
                .compactMap { Double($0.dropLast(suffix.count)) }.first
        }
        guard let slices = number("c") ?? number("g"), let memory = number("gb"), (1...7).contains(slices), memory > 0
        else { return nil }
        self.name = name
        self.slices = slices
        nominalGiB = memory
    }

    /// The share of a device's compute.
    func share(of device: String) -> Double {
        slices / (Self.ofFour.contains { device.contains($0) } ? 4 : 7)
    }
}
