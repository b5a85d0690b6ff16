public import Domain

/// What one replica runs on.
public enum Hardware: Hashable, Sendable {
    /// `share` < 1: a fraction of one device. `count`: devices that work on one replica together (tensor parallel).
    case accelerator(Accelerator, share: Double, count: Int)
    /// `vcpus` as sold: a vCPU is a hyperthread where the processor has two a core. A nil processor is one that the
    /// provider does not name.
    case cpu(CPU?, architecture: String, vcpus: Double)

    public var isAccelerator: Bool {
        if case .accelerator = self { true } else { false }
    }
}
