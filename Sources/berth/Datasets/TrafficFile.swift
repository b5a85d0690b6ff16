import Importing
import Presentation

/// A measured request rate as the traffic of a workload file, for people and for machines.
struct TrafficFile: Encodable {
    private let traffic: PrometheusTraffic

    init(path: String) throws {
        traffic = try PrometheusTraffic(path: path)
    }

    func print(asJSON: Bool) throws {
        try StandardStream.output.write(asJSON ? JSONDocument(self).text + "\n" : traffic.yaml)
    }

    private enum CodingKeys: String, CodingKey { case schema, traffic }

    private struct Traffic: Encodable {
        struct Shape: Encodable { let hourly: [Double] }

        let averageRPS: Double
        let peakRPS: Double
        let shape: Shape

        private enum CodingKeys: String, CodingKey {
            case shape
            case averageRPS = "average_rps"
            case peakRPS = "peak_rps"
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("berth.traffic/1", forKey: .schema)
        try container.encode(
            Traffic(averageRPS: traffic.average, peakRPS: traffic.peak, shape: .init(hourly: traffic.hourly)),
            forKey: .traffic)
    }
}
