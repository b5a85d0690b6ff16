import Domain

/// How long a new replica takes to answer: a machine or slot, the image, the weights, the runtime.
struct ColdStartEstimate: Sendable {
    let seconds: Interval
    let facts: [any Fact]

    /// nil where the store says nothing of a part of it.
    init?(_ candidate: Candidate, _ memory: MemoryFootprint, _ context: PlanningContext) {
        let imageGiB = candidate.images.pullGiB, weightsGiB = memory.weightsGiB
        let rows = context.coldStarts.rows(
            target: candidate.target.name, onAccelerator: candidate.placement.onAccelerator)
        var low = 0.0, typical = 0.0, high = 0.0
        var used: [any Fact] = []
        for (component, row) in zip(ColdStart.Component.allCases, rows) {
            if component == .runtimeStart, let start = candidate.support.startSeconds {
                low += start; typical += start; high += start
                used.append(candidate.support)
                continue
            }
            guard let row else { return nil }
            let amount = row.unit == "s/GiB" ? (component == .imagePull ? imageGiB : weightsGiB) : 1
            low += row.low * amount
            typical += row.typical * amount
            high += row.high * amount
            used.append(row)
        }
        seconds = Interval(mean: typical, low: low, high: high)
        facts = used
    }
}
