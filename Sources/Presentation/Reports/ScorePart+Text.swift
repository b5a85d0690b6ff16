import Domain

extension DeploymentOption.Score.Part {
    /// `792 USD/month`; a unit that is a scale stands in brackets: `5 (0–10)`.
    var figure: String {
        let isScale = unit.first?.isNumber ?? false
        return "\(Number.short(value)) " + (isScale ? "(\(unit))" : unit)
    }
}
