import Capacity
import Domain
import Testing

@Suite("Load over a day or a week")
struct LoadProfileTests {
    static let shapes: [LoadShape] = [
        .steady, .daily, .businessHours, .bursty, .hourly((0..<24).map(Double.init)),
        .hourly((0..<168).map { $0 % 24 == 12 ? 5 : 1 }), .hourly(Array(repeating: 0, count: 20) + [1, 2, 3, 4]),
    ]

    @Test("the mean is the average and the maximum the peak", arguments: shapes, [1, 1.05, 1.5, 2.5, 4, 10, 20, 100])
    func exactly(_ shape: LoadShape, _ ratio: Double) {
        let profile = LoadProfile(averageRPS: 7, peakRPS: 7 * ratio, shape: shape)
        let hours = profile.hourlyRPS
        #expect(hours.count == 24 || hours.count == 168)
        #expect(abs(hours.reduce(0, +) / Double(hours.count) - 7) < 1e-6)
        #expect(abs((hours.max() ?? 0) - 7 * ratio) < 1e-6)
        #expect((hours.min() ?? -1) >= 0)
    }

    @Test("a peak as the shape has it leaves the shape as it is", arguments: shapes)
    func asItIs(_ shape: LoadShape) {
        let hours = LoadProfile(averageRPS: 7, peakRPS: 7 * shape.peakToAverage, shape: shape).hourlyRPS
        let weights = shape == .steady ? hours.map { _ in 1 / shape.peakToAverage } : shape.hourlyWeights
        #expect(zip(hours, weights).allSatisfy { abs($0 - 7 * shape.peakToAverage * $1) < 1e-6 })
    }

    @Test("a peak below the average is the average")
    func flat() {
        #expect(LoadProfile(averageRPS: 5, peakRPS: 1, shape: .daily).hourlyRPS == Array(repeating: 5, count: 24))
    }

    @Test("business hours are busy on weekdays from 9 to 18")
    func office() {
        let hours = LoadProfile(averageRPS: 1, peakRPS: 4, shape: .businessHours).hourlyRPS
        #expect(hours[13] > hours[3] * 3)
        #expect(hours[13] > hours[5 * 24 + 13] * 3)
    }

    @Test("replicas follow the load between the limits", arguments: [(0, 1, 2.2), (2, 2, 2.6), (3, 3, 3.0)])
    func schedule(_ minimum: Int, _ least: Int, _ most: Double) {
        let profile = LoadProfile(averageRPS: 10, peakRPS: 25, shape: .daily)
        let schedule = ReplicaSchedule(
            profile: profile, capacityPerReplica: 12.5, targetUtilisation: 0.7, minimum: minimum, maximum: nil)
        #expect(schedule.peak == 3)
        #expect(schedule.hourly.min() == least)
        #expect(schedule.average >= Double(minimum) && schedule.average <= most + 1e-9)
    }

    @Test("requests start cold as often as their gap outlasts the keep-alive")
    func cold() {
        let chance = ColdStartModel.probabilityCold(arrivalsPerSecond: 1 / 900.0, keepAliveSeconds: 900)
        #expect(abs(chance - 0.3679) < 1e-4)
        let idle = LoadProfile(averageRPS: 0, peakRPS: 0, shape: .daily)
        #expect(ColdStartModel.probabilityCold(profile: idle, keepAliveSeconds: 900) == 1)
        let busy = LoadProfile(averageRPS: 10, peakRPS: 10, shape: .steady)
        #expect(ColdStartModel.probabilityCold(profile: busy, keepAliveSeconds: 900) < 1e-9)
    }
}
