extension DeploymentOption {
    /// The accelerators of one replica; a count below 1 is a share of one device.
    public struct AcceleratorShare: Hashable, Sendable, Codable {
        public let name: String
        public let count: Double
        public let memoryGiB: Double

        public init(name: String, count: Double, memoryGiB: Double) {
            self.name = name
            self.count = count
            self.memoryGiB = memoryGiB
        }

        enum CodingKeys: String, CodingKey {
            case name, count
            case memoryGiB = "memory_gib"
        }
    }

    public struct RuntimeChoice: Hashable, Sendable, Codable {
        public let name: String
        public let version: String?

        public init(name: String, version: String?) {
            self.name = name
            self.version = version
        }

        /// An unknown version is null, not left out.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(name, forKey: .name)
            try container.encode(version, forKey: .version)
        }

        enum CodingKeys: String, CodingKey { case name, version }
    }

    /// The images of a two-stage build.
    public struct BaseImages: Hashable, Sendable, Codable {
        public struct Reference: Hashable, Sendable, Codable {
            public let reference: String
            public let digest: String?

            public init(reference: String, digest: String?) {
                self.reference = reference
                self.digest = digest
            }

            /// An unknown digest is null, not left out.
            public func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: CodingKeys.self)
                try container.encode(reference, forKey: .reference)
                try container.encode(digest, forKey: .digest)
            }

            enum CodingKeys: String, CodingKey { case reference, digest }
        }

        public let build: Reference?
        public let runtime: Reference?

        public init(build: Reference?, runtime: Reference?) {
            self.build = build
            self.runtime = runtime
        }

        /// An unknown image is null, not left out.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(build, forKey: .build)
            try container.encode(runtime, forKey: .runtime)
        }

        enum CodingKeys: String, CodingKey { case build, runtime }
    }

    public struct Replicas: Hashable, Sendable, Codable {
        public let min: Int
        public let average: Double
        public let peak: Int

        public init(min: Int, average: Double, peak: Int) {
            self.min = min
            self.average = average
            self.peak = peak
        }
    }

    /// Percentiles of the whole request inside the service, with the interval of the 95th.
    public struct Latency: Hashable, Sendable, Codable {
        public let p50: Double
        public let p90: Double
        public let p95: Double
        public let p99: Double
        public let p95Low: Double
        public let p95High: Double

        public init(p50: Double, p90: Double, p95: Double, p99: Double, p95Low: Double, p95High: Double) {
            self.p50 = p50
            self.p90 = p90
            self.p95 = p95
            self.p99 = p99
            self.p95Low = p95Low
            self.p95High = p95High
        }

        enum CodingKeys: String, CodingKey {
            case p50, p90, p95, p99
            case p95Low = "p95_low"
            case p95High = "p95_high"
        }
    }

    /// The peak, replayed through a simulation for as long as this many requests take.
    public struct Replay: Hashable, Sendable, Codable {
        public let requests: Int
        /// Half of the interval in which the 95th percentile of endless replays would be, nine times in ten.
        public let p95ErrorMilliseconds: Double
        /// Of the busier of a replica and its cores, 0…1.
        public let utilisation: Double
        public let meanBatch: Double
        /// Machines that it took beyond what the queue's formula asks for.
        public let machinesAdded: Int

        public init(
            requests: Int, p95ErrorMilliseconds: Double, utilisation: Double, meanBatch: Double, machinesAdded: Int
        ) {
            self.requests = requests
            self.p95ErrorMilliseconds = p95ErrorMilliseconds
            self.utilisation = utilisation
            self.meanBatch = meanBatch
            self.machinesAdded = machinesAdded
        }

        enum CodingKeys: String, CodingKey {
            case requests, utilisation
            case p95ErrorMilliseconds = "p95_error_ms"
            case meanBatch = "mean_batch"
            case machinesAdded = "machines_added"
        }
    }

    /// A month's bill. Items are whole cents and add up to the total.
    public struct Cost: Hashable, Sendable, Codable {
        public struct Item: Hashable, Sendable, Codable {
            public let item: String
            public let quantity: Double
            public let unit: String
            public let unitPrice: USD
            public let usd: USD
            /// The stored price the item rests on.
            public let fact: FactID

            public init(item: String, quantity: Double, unit: String, unitPrice: USD, usd: USD, fact: FactID) {
                self.item = item
                self.quantity = quantity
                self.unit = unit
                self.unitPrice = unitPrice
                self.usd = usd
                self.fact = fact
            }

            enum CodingKeys: String, CodingKey {
                case item, quantity, unit, usd, fact
                case unitPrice = "unit_price"
            }
        }

        public let total: USD
        public let low: USD
        public let high: USD
        public let items: [Item]
        /// What a bill will hold that these items do not.
        public let notIncluded: [String]

        public init(total: USD, low: USD, high: USD, items: [Item], notIncluded: [String]) {
            self.total = total
            self.low = low
            self.high = high
            self.items = items
            self.notIncluded = notIncluded
        }

        enum CodingKeys: String, CodingKey {
            case total, low, high, items
            case notIncluded = "not_included"
        }
    }

    /// LLM workloads: dollars for a million tokens read and a million written.
    public struct TokenCost: Hashable, Sendable, Codable {
        public let input: USD
        public let output: USD

        public init(input: USD, output: USD) {
            self.input = input
            self.output = output
        }
    }

    /// Contributions are utility × weight and add up to the total.
    public struct Score: Hashable, Sendable, Codable {
        public struct Part: Hashable, Sendable, Codable {
            public let criterion: Criterion
            public let value: Double
            public let unit: String
            public let utility: Double
            public let weight: Double
            public let contribution: Double

            public init(
                criterion: Criterion, value: Double, unit: String, utility: Double, weight: Double, contribution: Double
            ) {
                self.criterion = criterion
                self.value = value
                self.unit = unit
                self.utility = utility
                self.weight = weight
                self.contribution = contribution
            }
        }

        public let total: Double
        public let criteria: [Part]

        public init(total: Double, criteria: [Part]) {
            self.total = total
            self.criteria = criteria
        }
    }
}
