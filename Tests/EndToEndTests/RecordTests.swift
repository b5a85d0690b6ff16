import Foundation
import Testing

/// Decisions as files: what export writes and import reads.
@Suite struct RecordTests {
    private static func recorded() throws -> BerthProcess {
        let process = try BerthProcess.withSeed()
        #expect(try process.run(["recommend"] + feasible).code == 0)
        #expect(try process.run(["decide", "accept", "D-1", "--because", "cheap", "--link", "https://t/1"]).code == 0)
        return process
    }

    private static func files(_ process: BerthProcess, _ folder: String) throws -> [String: String] {
        let path = process.folder.appending(path: folder)
        return try FileManager.default.contentsOfDirectory(atPath: path.path).reduce(into: [:]) { files, name in
            files[name] = try String(contentsOf: path.appending(path: name), encoding: .utf8)
        }
    }

    @Test("an export is a folder of records in MADR form that keeps its bytes")
    func folder() throws {
        let process = try Self.recorded()
        #expect(try process.run(["decisions", "export", "--out", "docs/decisions"]).code == 0)
        let first = try Self.files(process, "docs/decisions")
        #expect(Set(first.keys) == ["0001-resnet50.md", "index.md", "anchor.json"])
        let record = try #require(first["0001-resnet50.md"])
        #expect(
            record.hasPrefix(
                "---\nstatus: \"accepted\"\ndate: 2026-11-24\ndecision-makers: \"Ada\"\n---\n\n# resnet50: "))
        for heading in [
            "Context and Problem Statement", "Decision Drivers", "Considered Options", "Decision Outcome",
            "Pros and Cons of the Options", "More Information",
        ] {
            #expect(record.contains("\n## \(heading)\n"), "\(heading)")
        }
        #expect(record.contains("* <https://t/1>"))
        #expect(record.contains(", because cheap (it scores "))
        #expect(try process.run(["decisions", "export", "--out", "docs/decisions"]).code == 0)
        #expect(try Self.files(process, "docs/decisions") == first)
        #expect(try process.run(["decisions", "verify", "--against", "docs/decisions/anchor.json"]).code == 0)
        // What happened to another decision changes no byte of this one.
        #expect(try process.run(["recommend"] + feasible + ["--name", "other"]).code == 0)
        #expect(try process.run(["decisions", "export", "--out", "docs/decisions"]).code == 0)
        #expect(try Self.files(process, "docs/decisions")["0001-resnet50.md"] == record)
    }

    @Test("JSON and CSV go to standard output or to a file")
    func documents() throws {
        let process = try Self.recorded()
        let json = try process.run(["decisions", "export", "--format", "json"])
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        #expect(document["schema"] as? String == "berth.ledger/1")
        let show = try process.run(["decisions", "show", "D-1", "--json"]).output
        #expect(json.output.contains("\"document\":" + show.dropLast()))
        let csv = try process.run(["decisions", "export", "--format", "csv"])
        #expect(csv.output.split(separator: "\n").count == 2)
        #expect(try process.run(["decisions", "export", "--format", "csv", "--out", "a.csv"]).code == 0)
        #expect(try String(contentsOf: process.folder.appending(path: "a.csv"), encoding: .utf8) == csv.output)
    }

    @Test(
        "an export that cannot be written says so",
        arguments: [
            (["--out", "/proc/none/x"], 73), (["--format", "csv", "--out", "/proc/none"], 73), ([], 64),
            (["--out", ""], 64),
            (["--format", "csv", "--json"], 64),
        ] as [([String], Int32)])
    func refusals(flags: [String], code: Int32) throws {
        let outcome = try Self.recorded().run(["decisions", "export"] + flags)
        #expect(outcome.code == code)
        #expect(outcome.error.hasPrefix("berth: "))
    }

    @Test("a folder of records comes in as decisions without a plan, and goes out again")
    func imports() throws {
        let process = try Self.recorded()
        let folder = process.folder.appending(path: "adr")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let files = [
            "0001-use-vms.md":
                "# 1. Use VMs\n\nDate: 2016-02-12\n\n## Status\n\nSuperceded by [2](0002-use-eks.md)\n\n## Context\n\nold\n",
            "0002-use-eks.md":
                "---\nstatus: accepted\ndate: 2020-01-01\ndeciders: Cy\n---\n# Use EKS\n\n## Context\n\nnew\n",
            "README.md": "# Read me\n",
        ]
        for (name, text) in files {
            try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
        }
        let dry = try process.run(["import", "adr", "--format", "adr", "--dry-run"])
        #expect(dry.output.hasPrefix("2 decisions would be imported, 0 there already"))
        #expect(try process.run(["import", "adr", "--format", "adr"]).code == 0)
        #expect(
            try process.run(["import", "adr", "--format", "adr"]).output.hasPrefix("0 decisions imported, 2 there"))
        #expect(try process.run(["decisions", "show", "D-3"]).output == files["0002-use-eks.md"])
        #expect(try process.run(["decisions", "history", "D-2"]).output.contains("by D-3"))
        for verb in [["why"], ["replay"], ["drift"], ["compare", "D-1"]] {
            let outcome = try process.run(["decisions"] + verb + ["D-3"])
            #expect(outcome.code == 64)
            #expect(outcome.error.contains("D-3 has no plan: it was imported from adr/0002-use-eks"))
        }
        #expect(try process.run(["decisions", "verify"]).code == 0)
        #expect(try process.run(["decisions", "export", "--out", "out"]).code == 0)
        let record = try #require(try Self.files(process, "out")["0002-use-vms.md"])
        #expect(record.contains("status: \"superseded by D-3\""))
        #expect(record.contains("## Context\n\nold"))
        #expect(try process.run(["import", "no-such-folder", "--format", "adr"]).code == 66)
        #expect(try process.run(["import", "adr/README.md", "--format", "adr"]).code == 65)
    }
}
