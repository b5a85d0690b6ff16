// swift-tools-version: 6.1
import PackageDescription

// Each target is one layer; arrows point down only. docs/architecture.md says what each holds.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
    name: "berth",
    platforms: [.macOS(.v14)],
    products: [.executable(name: "berth", targets: ["berth"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // Workloads, options, facts, money and units: values without I/O.
        .target(name: "Domain", swiftSettings: settings),
        // Service time of a model on hardware, with an interval and its evidence.
        .target(name: "Prediction", dependencies: ["Domain"], swiftSettings: settings),
        // Queueing, batching, replicas, load profiles, cold starts.
        .target(
            name: "Capacity", dependencies: ["Domain"],
            // Optimised in debug builds too: the tests replay tens of millions of events.
            swiftSettings: settings + [.unsafeFlags(["-O"], .when(configuration: .debug))]),
        // Predictions asked for by name, and held against measurements.
        .target(name: "Evaluation", dependencies: ["Domain", "Prediction"], swiftSettings: settings),
        // Candidates, constraints, sizing, cost, scores, explanation.
        .target(
            name: "Planning",
            dependencies: ["Domain", "Prediction", "Capacity", .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: settings),
        // The SQLite store: opening, migrating, querying, snapshots, layers.
        .target(
            name: "KnowledgeBase",
            dependencies: [
                "Domain",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: settings),
        // The system's zlib, for `.gz` files.
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        // Files that people write (datasets, workloads) turned into validated values.
        .target(
            name: "Importing",
            dependencies: [
                "CZlib", "Domain", "KnowledgeBase", "Yams",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: settings),
        // Decisions and their events: append-only, hash-chained.
        .target(
            name: "Ledger",
            dependencies: [
                "Domain", "KnowledgeBase",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: settings),
        // The security checklist over deployment files: reading them, rules, findings.
        .target(name: "Review", dependencies: ["Domain", "Yams"], swiftSettings: settings),
        // The files that a decision implies: images, manifests, infrastructure, pipelines, alerts.
        .target(
            name: "Artifacts",
            dependencies: [
                "Domain", .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            exclude: ["Templates"], swiftSettings: settings),
        // Tables, reports, JSON and progress for people and machines.
        .target(name: "Presentation", dependencies: ["Domain"], swiftSettings: settings),
        // The read-only shell: commands, statements, line editing, answers.
        .target(name: "Shell", dependencies: ["Domain", "KnowledgeBase", "Presentation"], swiftSettings: settings),
        .executableTarget(
            name: "berth",
            dependencies: [
                "Domain", "Prediction", "Capacity", "Evaluation", "Planning", "KnowledgeBase", "Importing", "Ledger",
                "Artifacts", "Presentation", "Review", "Shell",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),
        .testTarget(
            name: "PlanningTests", dependencies: ["Domain", "Capacity", "Planning", "KnowledgeBase", "Importing"],
            swiftSettings: settings),
        .testTarget(name: "DomainTests", dependencies: ["Domain"], swiftSettings: settings),
        .testTarget(
            name: "PredictionTests", dependencies: ["Domain", "Prediction"], exclude: ["Cases"], swiftSettings: settings
        ),
        .testTarget(
            name: "EvaluationTests",
            dependencies: ["Domain", "Evaluation", "Prediction", "KnowledgeBase", "Importing"],
            swiftSettings: settings),
        .testTarget(name: "CapacityTests", dependencies: ["Domain", "Capacity"], swiftSettings: settings),
        .testTarget(
            name: "KnowledgeBaseTests",
            dependencies: [
                "Domain", "KnowledgeBase", "Importing", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: settings),
        .testTarget(
            name: "ImportingTests", dependencies: ["Domain", "Importing", "KnowledgeBase"], exclude: ["Fixtures"],
            swiftSettings: settings),
        .testTarget(
            name: "LedgerTests",
            dependencies: ["Domain", "KnowledgeBase", "Ledger", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: settings),
        .testTarget(name: "ArtifactsTests", dependencies: ["Domain", "Artifacts", "Yams"], swiftSettings: settings),
        .testTarget(
            name: "ReviewTests", dependencies: ["Domain", "Review"], exclude: ["Cases", "Fixtures"],
            swiftSettings: settings),
        .testTarget(
            name: "PresentationTests", dependencies: ["Domain", "Presentation"], exclude: ["Golden"],
            swiftSettings: settings),
        .testTarget(
            name: "ShellTests", dependencies: ["Domain", "KnowledgeBase", "Importing", "Presentation", "Shell"],
            swiftSettings: settings),
        .testTarget(
            name: "EndToEndTests", dependencies: ["berth"], exclude: ["Fixtures", "Golden", "Tools"],
            swiftSettings: settings),
    ]
)
