extension Workload {
    /// Requests that arrive over time.
    public struct Traffic: Hashable, Sendable, Codable {
        public var averageRPS: Double
        public var peakRPS: Double
        /// Mean tokens of a request and of its answer; set for LLM workloads.
        public var tokensIn: Double?
        public var tokensOut: Double?
        public var shape: LoadShape
        public var requestKilobytes: Double
        public var responseKilobytes: Double

        public init(
            averageRPS: Double, peakRPS: Double, tokensIn: Double? = nil, tokensOut: Double? = nil,
            shape: LoadShape = .daily, requestKilobytes: Double = 10, responseKilobytes: Double = 10
        ) {
            self.averageRPS = averageRPS
            self.peakRPS = peakRPS
            self.tokensIn = tokensIn
            self.tokensOut = tokensOut
            self.shape = shape
            self.requestKilobytes = requestKilobytes
            self.responseKilobytes = responseKilobytes
        }

        enum CodingKeys: String, CodingKey {
            case averageRPS = "average_rps"
            case peakRPS = "peak_rps"
            case tokensIn = "tokens_in"
            case tokensOut = "tokens_out"
            case shape
            case requestKilobytes = "request_kb"
            case responseKilobytes = "response_kb"
        }
    }
}

/// How the load moves over a day or a week.
public enum LoadShape: Hashable, Sendable {
    case steady, daily, businessHours, bursty
    /// Relative load of each hour: 24 figures for a day or 168 for a week from Monday.
    case hourly([Double])

    public static let names = ["steady", "daily", "business-hours", "bursty"]

    public init?(name: String) {
        switch name {
        case "steady": self = .steady
        case "daily": self = .daily
        case "business-hours": self = .businessHours
        case "bursty": self = .bursty
        default: return nil
        }
    }

    public var name: String {
        switch self {
        case .steady: "steady"
        case .daily: "daily"
        case .businessHours: "business-hours"
        case .bursty: "bursty"
        case .hourly: "hourly"
        }
    }
}

extension LoadShape: Codable {
    private enum CodingKeys: String, CodingKey { case hourly }

    public init(from decoder: any Decoder) throws {
        if let keyed = try? decoder.container(keyedBy: CodingKeys.self) {
            self = .hourly(try keyed.decode([Double].self, forKey: .hourly))
            return
        }
        let name = try decoder.singleValueContainer().decode(String.self)
        guard let shape = LoadShape(name: name) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "no shape \(name)"))
        }
        self = shape
    }

    public func encode(to encoder: any Encoder) throws {
        if case .hourly(let loads) = self {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(loads, forKey: .hourly)
        } else {
            var container = encoder.singleValueContainer()
            try container.encode(name)
        }
    }
}
