import Domain
import Prediction

/// Where a replica would run: a machine type at a price, or a size of a platform that has none.
///
/// A class since many candidates share one and none changes it.
final class Placement: Sendable {
    enum Source: Sendable {
        case offer(Offer)
        case size(TargetSize, memoryGiB: Double)
    }

    let source: Source
    let provider: String
    let region: String
    let vcpu: Double
    let memoryGiB: Double
    let architecture: String
    let cpu: CPU?
    let accelerator: Accelerator?
    /// Devices on the machine; below 1 a share of one.
    let acceleratorCount: Double
    let purchase: Purchase
    let onAccelerator: Bool
    /// Set for a machine type; kept beside the source since asking that copies the offer.
    let instance: Instance?
    let price: Price?
    /// `g6.xlarge`, or `4vcpu-16gib+l4` for a size.
    let name: String

    init(
        source: Source, provider: String, region: String, vcpu: Double, memoryGiB: Double, architecture: String,
        cpu: CPU?,
        accelerator: Accelerator?, acceleratorCount: Double, purchase: Purchase
    ) {
        self.source = source
        self.provider = provider
        self.region = region
        self.vcpu = vcpu
        self.memoryGiB = memoryGiB
        self.architecture = architecture
        self.cpu = cpu
        self.accelerator = accelerator
        self.acceleratorCount = acceleratorCount
        self.purchase = purchase
        onAccelerator = accelerator != nil
        switch source {
        case .offer(let offer):
            name = offer.instance.type
            instance = offer.instance
            price = offer.price
        case .size(_, let memory):
            instance = nil
            price = nil
            let device = accelerator.map { accelerator in
                let short =
                    accelerator.name.hasPrefix("NVIDIA ") ? accelerator.name.dropFirst(7) : accelerator.name[...]
                return "+" + short.lowercased().split(separator: " ").joined(separator: "-")
            }
            name = "\(vcpu.plain)vcpu-\(memory.plain)gib" + (device ?? "")
        }
    }

    /// A machine that a team joins to a cluster, and that gives a part of itself to the cluster's agents.
    var isOwnNode: Bool { instance.map { $0.managedBy == nil } ?? false }

    /// Set where more machines are needed than exist.
    ///
    /// - Parameter when: what the number is needed for, after it: ` at the peak`.
    func shortage(of machines: Int, when: String = "") -> Violation? {
        guard let instance, let quantity = instance.quantity, machines > quantity else { return nil }
        return Violation(
            constraint: "capacity", required: "\(machines) machines\(when)",
            actual: "there are \(quantity) of \(instance.type)", facts: [instance],
            distance: Double(machines) / Double(max(quantity, 1)))
    }

    /// A share of one device, with neighbours on the rest.
    var sharesDevice: Bool { onAccelerator && acceleratorCount < 1 }

    var offer: Offer? {
        if case .offer(let offer) = source { offer } else { nil }
    }

    /// What a platform's sizes with more or less memory share; nil for a machine type.
    var sizeWithoutMemory: String? {
        guard case .size(let size, _) = source else { return nil }
        return "\(size.vcpu)/\(size.accelerator)/\(purchase.rawValue)/\(region)"
    }

    /// Memory of one device, or of the share that is sold.
    var deviceMemoryGiB: Double {
        instance?.acceleratorMemoryGiB ?? accelerator?.memoryGiB ?? 0
    }

    /// The hardware one replica runs on, with `devices` of the machine's accelerators.
    func hardware(devices: Int) -> Hardware {
        if let accelerator {
            .accelerator(accelerator, share: min(1, acceleratorCount), count: devices)
        } else {
            .cpu(cpu, architecture: architecture, vcpus: vcpu)
        }
    }
}

extension Double {
    /// Without a trailing `.0`.
    var plain: String {
        self == rounded() && abs(self) < 1e15 ? String(Int64(self)) : String(self)
    }
}
