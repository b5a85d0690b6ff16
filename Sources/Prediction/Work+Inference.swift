import Domain

extension Work {
    /// A batch of a network: operations, and traffic as if each activation were written and read once.
    init(
        gigaflopsPerItem: Double, parametersMillions: Double, activationsMillions: Double, weightsMegabytes: Double?,
        items: Double, precision: Precision, rates: DeviceRates, saturated: Bool = false
    ) {
        let width = precision.bytesPerWeight
        let weights = saturated ? 0 : weightsMegabytes ?? parametersMillions * width
        launches = saturated ? 0 : 1
        compute = items * gigaflopsPerItem / rates.sustainedGigaflopsPerMillisecond
        memory = (weights + 2 * items * activationsMillions * width) / rates.megabytesPerMillisecond
    }
}
