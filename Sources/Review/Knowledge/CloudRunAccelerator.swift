/// Cloud Run's names of accelerators.
enum CloudRunAccelerator {
    static func name(_ type: String) -> String {
        switch type {
        case "nvidia-l4": "NVIDIA L4"
        case "nvidia-rtx-pro-6000": "NVIDIA RTX PRO 6000"
        default: type
        }
    }

    static func fault(_ cores: Double, _ size: Double, _ least: ReviewSettings.GPUMinimum) -> String {
        "\(plain(cores)) CPU and \(plain(size)) GiB beside an \(least.accelerator): Cloud Run wants at least "
            + "\(plain(least.vcpu)) CPU and \(plain(least.memoryGiB)) GiB"
    }

    private static func plain(_ number: Double) -> String {
        let rounded = (number * 100).rounded() / 100
        return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
    }
}
