import Foundation
import Testing

/// `examples/rendered` shows what rendering writes today. `BERTH_RECORD_GOLDEN=1` brings it up to date.
@Suite struct RenderedExamplesTests {
    static let folder = BerthProcess.repository.appending(path: "examples/rendered")

    @Test("the examples are what Berth renders", arguments: ["plate-detector", "resnet50-rare", "resnet50-training"])
    func current(_ name: String) throws {
        let process = try BerthProcess.withSeed()
        let workload = BerthProcess.repository.appending(path: "examples/workloads/\(name).yaml").path
        let outcome = try process.run(["recommend", workload, "--render", name])
        #expect(outcome.code == 0, "\(outcome.error)")
        let made = process.folder.appending(path: name), kept = Self.folder.appending(path: name)
        if ProcessInfo.processInfo.environment["BERTH_RECORD_GOLDEN"] == "1" {
            try? FileManager.default.removeItem(at: kept)
            try FileManager.default.copyItem(at: made, to: kept)
        }
        let files = try Self.files(made)
        #expect(files.keys.sorted() == (try Self.files(kept)).keys.sorted())
        for (path, text) in try Self.files(kept) {
            #expect(
                files[path] == text, "examples/rendered/\(name)/\(path): BERTH_RECORD_GOLDEN=1 swift test records it")
        }
    }

    private static func files(_ folder: URL) throws -> [String: String] {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        var files: [String: String] = [:]
        for path in paths {
            var isFolder: ObjCBool = false
            let file = folder.appending(path: path)
            guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue else {
                continue
            }
            files[path] = try String(contentsOf: file, encoding: .utf8)
        }
        return files
    }
}
