import Foundation
import Testing

/// The built program, run as a person or a script runs it: own database, fixed clock, fixed author.
struct BerthProcess {
    struct Outcome {
        let code: Int32
        let output: String
        let error: String
    }

    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "berth-e2e-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    /// A copy of one filled database, because filling takes longer than everything that is tested.
    static func withSeed() throws -> BerthProcess {
        let process = try BerthProcess()
        let seeded = try seededDatabase.get()
        try FileManager.default.copyItem(at: seeded, to: process.database)
        return process
    }

    var database: URL { folder.appending(path: "berth.db") }

    private static let seededDatabase = Result {
        let process = try BerthProcess()
        let outcome = try process.run(["datasets", "list"])
        guard outcome.code == 0 else { throw Failed(outcome: outcome) }
        // Closed in between, so that nothing is left in the log beside the file.
        return process.database
    }

    struct Failed: Error { let outcome: Outcome }

    static let environment = [
        "BERTH_TODAY": "2026-11-24T09:30:00Z", "BERTH_AUTHOR": "Ada", "NO_COLOR": "1", "HOME": "/dev/null",
        "PATH": "/usr/bin:/bin",
    ]

    func run(
        _ arguments: [String], input: String? = nil, environment: [String: String] = [:]
    ) throws -> Outcome {
        try start(arguments, input: input, environment: environment).outcome()
    }

    /// A run that goes on while the test does.
    func start(
        _ arguments: [String], input: String? = nil, inputFile: String? = nil, environment: [String: String] = [:]
    ) throws -> Run {
        // Files, because a pipe that nobody reads meanwhile fills up.
        let output = folder.appending(path: "stdout-\(UUID().uuidString)")
        let error = folder.appending(path: "stderr-\(UUID().uuidString)")
        var file = inputFile.map { URL(filePath: $0) }
        if let input {
            let written = folder.appending(path: "stdin-\(UUID().uuidString)")
            try input.write(to: written, atomically: true, encoding: .utf8)
            file = written
        }
        let all = Self.environment.merging(["BERTH_DB": database.path]) { $1 }.merging(environment) { $1 }
        let child = try ChildProcess(
            Self.binary.path, arguments, environment: all, folder: folder.path, input: file?.path ?? "/dev/null",
            output: output.path, error: error.path)
        return Run(child: child, output: output, error: error)
    }

    struct Run {
        let child: ChildProcess
        let output: URL
        let error: URL

        func outcome() throws -> Outcome {
            Outcome(
                code: child.wait(), output: try String(contentsOf: output, encoding: .utf8),
                error: try String(contentsOf: error, encoding: .utf8))
        }
    }

    /// A line for `/bin/sh`, in which `$BERTH` is the program.
    func shell(_ line: String) throws -> Outcome {
        let output = folder.appending(path: "stdout-\(UUID().uuidString)")
        let error = folder.appending(path: "stderr-\(UUID().uuidString)")
        // Other programs keep things in a home: theirs goes with the folder.
        let all = Self.environment.merging([
            "BERTH_DB": database.path, "BERTH": Self.binary.path, "HOME": folder.path,
        ]) { $1 }
        let child = try ChildProcess(
            "/bin/sh", ["-c", line], environment: all, folder: folder.path, input: "/dev/null", output: output.path,
            error: error.path)
        return try Run(child: child, output: output, error: error).outcome()
    }

    /// `berth` is built beside the test bundle.
    static let binary: URL = {
        let program = URL(filePath: CommandLine.arguments[0])
        let folders =
            [program.deletingLastPathComponent()]
            + Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent() }
        let found = folders.map { $0.appending(path: "berth") }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
        return found ?? folders[0].appending(path: "berth")
    }()

    static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
}

/// Flags of a workload that the seed has options for.
let feasible = [
    "--model", "resnet50", "--average-rps", "20", "--peak-rps", "50", "--p95-ms", "200", "--kind", "online",
]
