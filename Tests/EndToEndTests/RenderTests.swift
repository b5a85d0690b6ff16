import Foundation
import Testing

@Suite struct RenderTests {
    /// A database with one decision, of options that need no accelerator unless it is told otherwise.
    static func decided(accelerator: String = "forbidden") throws -> BerthProcess {
        let process = try BerthProcess.withSeed()
        let workload = BerthProcess.repository.appending(path: "examples/workloads/plate-detector.yaml").path
        let outcome = try process.run(["recommend", workload, "--accelerator", accelerator])
        #expect(outcome.code == 0)
        return process
    }

    private func text(_ process: BerthProcess, _ path: String) throws -> String {
        try String(contentsOf: process.folder.appending(path: path), encoding: .utf8)
    }

    @Test("the same decision gives the same files, and a second time changes nothing")
    func twice() throws {
        let process = try Self.decided()
        let first = try process.run(["render", "D-1", "--out", "out"])
        #expect(first.code == 0 && first.output.contains("new       Dockerfile"))
        #expect(try text(process, "out/k8s/base/hpa.yaml").contains("minReplicas: 2  # D-1: replicas.min"))
        let second = try process.run(["render", "D-1", "--out", "out"])
        #expect(second.code == 0 && second.output.split(separator: "\n").count == 2)
        #expect(try process.run(["render", "D-1", "--out", "out", "--diff"]).output.isEmpty)
    }

    @Test("a file that was changed by hand is kept, shown and replaced only when asked")
    func changedByHand() throws {
        let process = try Self.decided()
        #expect(try process.run(["render", "D-1", "--out", "out"]).code == 0)
        let file = process.folder.appending(path: "out/compose.yaml")
        let written = try String(contentsOf: file, encoding: .utf8)
        try (written + "# mine\n").write(to: file, atomically: true, encoding: .utf8)
        let refused = try process.run(["render", "D-1", "--out", "out"])
        #expect(refused.code == 73)
        #expect(refused.error.contains("out/compose.yaml differs from what Berth wrote"))
        #expect(refused.error.contains("--force"))
        #expect(try String(contentsOf: file, encoding: .utf8).hasSuffix("# mine\n"))
        let difference = try process.run(["render", "D-1", "--out", "out", "--diff"])
        #expect(difference.code == 0 && difference.output.contains("\n-# mine\n"))
        #expect(difference.output.hasPrefix("--- a/compose.yaml\n+++ b/compose.yaml\n"))
        #expect(try process.run(["render", "D-1", "--out", "out", "--force"]).code == 0)
        #expect(try String(contentsOf: file, encoding: .utf8) == written)
    }

    @Test("the patch that --diff prints is one that patch takes")
    func patch() throws {
        let process = try Self.decided()
        #expect(try process.run(["render", "D-1", "--out", "out"]).code == 0)
        let patched = try process.shell(
            """
            sed -i 's/^  replicas/x/; s/minReplicas: 2/minReplicas: 9/' out/k8s/base/hpa.yaml && rm out/README.md &&
            "$BERTH" render D-1 --out out --diff > change.patch && git apply --directory=out change.patch &&
            "$BERTH" render D-1 --out out --diff
            """)
        #expect(patched.code == 0 && patched.output.isEmpty, "\(patched.error)")
    }

    @Test("another option replaces the files of the first, and takes away those it has no more")
    func otherOption() throws {
        let process = try Self.decided(accelerator: "allowed")
        let recorded = try process.run(["decisions", "options", "D-1", "--json"]).output
        let options = try #require(
            (JSONSerialization.jsonObject(with: Data(recorded.utf8)) as? [String: Any])?["options"] as? [[String: Any]])
        func rank(onGPU: Bool) throws -> String {
            let option = options.first { ($0["id"] as? String ?? "").contains("tensorrt") == onGPU }
            return "\(try #require(option?["rank"] as? Int))"
        }
        let onCPU = try process.run(["render", "D-1", "--option", rank(onGPU: false), "--out", "out"])
        #expect(onCPU.code == 0)
        try "mine\n".write(
            to: process.folder.appending(path: "out/notes.txt"), atomically: true, encoding: .utf8)
        let second = try process.run(["render", "D-1", "--option", rank(onGPU: true), "--out", "out", "--json"])
        #expect(second.code == 0)
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(second.output.utf8)) as? [String: Any])
        #expect(document["schema"] as? String == "berth.rendered/1")
        let files = try #require(document["files"] as? [[String: Any]])
        let changes = Dictionary(
            files.map { ($0["path"] as? String ?? "", $0["change"] as? String ?? "") }, uniquingKeysWith: { $1 })
        #expect(changes["app/server.py"] == "remove" && changes["Dockerfile"] == "update")
        #expect(!FileManager.default.fileExists(atPath: process.folder.appending(path: "out/app/server.py").path))
        #expect(try text(process, "out/notes.txt") == "mine\n")
        #expect(try text(process, "out/DECISION.md").contains("tensorrt"))
    }

    @Test("--only and --stdout print what is asked for")
    func standardOutput() throws {
        let process = try Self.decided()
        let docker = try process.run(["render", "D-1", "--only", "compose", "--stdout"])
        #expect(docker.code == 0 && docker.output.hasPrefix("---\n# from D-1: "))
        let several = try process.run(["render", "D-1", "--only", "k8s,docs", "--stdout"])
        #expect(several.output.hasPrefix("==> DECISION.md <==\n"))
        #expect(several.output.contains("\n==> k8s/base/service.yaml <==\n"))
    }

    @Test("one step from a workload to its files")
    func recommendAndRender() throws {
        let process = try BerthProcess.withSeed()
        let outcome = try process.run(["recommend", "--render", "out", "--json"] + feasible)
        #expect(outcome.code == 0 && outcome.output.split(separator: "\n").count == 1)
        #expect(outcome.error.contains("files of D-1 in out"))
        #expect(try text(process, "out/DECISION.md").hasPrefix("# D-1"))
    }

    @Test("digests from a file are in the images")
    func digests() throws {
        let process = try Self.decided()
        let digest = "sha256:" + String(repeating: "0a", count: 32)
        try "python:3.11-slim \(digest)\n".write(
            to: process.folder.appending(path: "digests"), atomically: true, encoding: .utf8)
        let outcome = try process.run(["render", "D-1", "--only", "dockerfile", "--stdout", "--digests", "digests"])
        #expect(outcome.output.contains("FROM python:3.11-slim@\(digest)\n"))
    }

    @Test(
        "what cannot be rendered says why",
        arguments: [
            (["render", "D-9", "--out", "out"], 66, "there is no decision D-9"),
            (["render", "D-1", "--option", "99", "--out", "out"], 66, "D-1 has no option 99"),
            (["render", "D-1"], 64, "name a folder with --out"),
            (["render", "D-1", "--stdout", "--diff"], 64, "--stdout goes with none of"),
            (["render", "D-1", "--out", "out", "--only", "k8"], 64, "did you mean k8s"),
            (["render", "nonsense", "--out", "out"], 64, "is no decision"),
            (["render", "D-1", "--out", "/dev/null/x"], 73, "cannot write"),
            (["render", "D-1", "--out", "out", "--digests", "absent"], 66, "absent"),
            (["render", "D-1", "--out", "out", "--image", "no image"], 65, "is no image reference"),
            (["recommend", "--render", "out", "--dry-run", "--model", "resnet50"], 64, "--dry-run"),
        ] as [([String], Int32, String)])
    func refusals(_ arguments: [String], _ code: Int32, _ words: String) throws {
        let outcome = try Self.decided().run(arguments)
        #expect(outcome.code == code, "\(outcome.error)")
        #expect(outcome.error.contains(words), "\(outcome.error)")
        #expect(outcome.output.isEmpty)
    }

    @Test("files that a target does not have are named, with those it has")
    func noSuchFiles() throws {
        let process = try BerthProcess.withSeed()
        _ = try process.run(["recommend", "--targets", "cloud-run-service"] + feasible)
        let outcome = try process.run(["render", "D-1", "--only", "k8s", "--stdout"])
        #expect(outcome.code == 64 && outcome.error.contains("which has no k8s files"), "\(outcome.error)")
        #expect(outcome.error.contains("terraform"))
    }

    @Test("where nothing is feasible there is nothing to render")
    func infeasible() throws {
        let process = try BerthProcess.withSeed()
        let asked = try process.run(
            ["recommend", "--render", "out", "--max-monthly-usd", "1"] + feasible)
        #expect(asked.code == 2)
        #expect(!FileManager.default.fileExists(atPath: process.folder.appending(path: "out").path))
        let outcome = try process.run(["render", "D-1", "--out", "out"])
        #expect(outcome.code == 66 && outcome.error.contains("nothing feasible"), "\(outcome.error)")
    }
}
