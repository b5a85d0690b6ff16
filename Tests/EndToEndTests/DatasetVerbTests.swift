import Foundation
import Testing

@Suite struct DatasetVerbTests {
    /// A store in which team red pays its own price for one machine type.
    static func withTeam() throws -> BerthProcess {
        let process = try BerthProcess.withSeed()
        try process.write("ours.csv", header + "aws,us-east-1,g6.xlarge,on-demand,0.05\n")
        let outcome = try process.run(["import", "ours.csv", "--table", "prices", "--layer", "team:red"])
        #expect(outcome.code == 0, "\(outcome.error)")
        return process
    }

    static let header = "provider,region,instance_type,purchase,usd_per_hour\n"
    static let price = "price/aws/us-east-1/g6.xlarge/on-demand"

    @Test("facts tell which layer answers and what it hides")
    func layers() throws {
        let process = try Self.withTeam()
        let sheet = try process.run(["facts", Self.price, "--team", "red"])
        #expect(sheet.output.contains("Dataset ours (team:red) answers and hides berth-seed (seed)."))
        #expect(sheet.output.contains("0.8048"))
        #expect(try !process.run(["facts", Self.price]).output.contains("team:red"))
        let list = try process.run(
            ["facts", "prices", "--where", "instance_type=g6.xlarge", "--region", "us-east-1", "--team", "red"])
        #expect(list.output.contains("hides"))
        #expect(try process.run(["facts", "price/aws/nowhere", "--json"]).code == 66)
        #expect(try process.run(["facts", "prise/aws"]).code == 64)
    }

    @Test("facts print CSV that is imported as it is, and Markdown")
    func formats() throws {
        let process = try Self.withTeam()
        let query = ["facts", "prices", "--instance-type", "g6.xlarge", "--provider", "aws"]
        let csv = try process.run(query + ["--csv", "--limit", "3"]).output
        #expect(csv.split(separator: "\n").count == 4)
        #expect(csv.hasPrefix("provider,region,instance_type,purchase,usd_per_hour,"))
        try process.write("prices.csv", csv)
        #expect(try process.run(["import", "prices.csv", "--layer", "team:blue"]).code == 0)
        let markdown = try process.run(query + ["--markdown", "--columns", "region,usd_per_hour", "--limit", "1"])
            .output
        #expect(markdown.hasPrefix("| region | usd\\_per\\_hour |\n| --- | ---: |\n"))
        #expect(markdown.contains("left out"))
        #expect(try process.run(query + ["--csv", "--json"]).code == 64)
    }

    @Test("retiring brings the seed's facts back, restoring the team's, and old decisions keep what they used")
    func retire() throws {
        let process = try Self.withTeam()
        let constraints = ["--regions", "us-east-1", "--providers", "aws", "--accelerator", "required"]
        #expect(try process.run(["recommend", "--team", "red"] + feasible + constraints).code == 0)
        let before = try process.run(["decisions", "show", "D-1", "--json"]).output
        #expect(before.contains(#""dataset":"ours""#))
        #expect(try process.run(["datasets", "retire", "ours", "--team", "red"]).code == 0)
        #expect(try process.run(["datasets", "retire", "ours", "--team", "red"]).code == 64)
        #expect(try process.run(["datasets", "retire", "outs", "--team", "red"]).code == 66)
        #expect(try process.run(["facts", Self.price, "--team", "red"]).output.contains("0.8048"))
        #expect(try process.run(["decisions", "show", "D-1", "--json"]).output == before)
        #expect(try process.run(["decisions", "why", "D-1", "--all"]).output.contains("$0.05"))
        #expect(try process.run(["datasets", "restore", "ours", "--json"]).output.contains(#""outcome":"restored""#))
        #expect(try process.run(["facts", Self.price, "--team", "red"]).output.contains("0.05"))
        #expect(try process.run(["datasets", "restore", "ours"]).code == 64)
        #expect(try process.run(["decisions", "show", "D-1", "--json"]).output == before)
    }

    @Test("diff shows what a dataset hides, and what a newer version changes")
    func diff() throws {
        let process = try Self.withTeam()
        let hides = try process.run(["datasets", "diff", "ours", "--team", "red"]).output
        #expect(hides.contains("changed \(Self.price): usd_per_hour 0.8048 → 0.05"))
        try process.write("ours.csv", Self.header + "aws,us-east-1,g6.xlarge,on-demand,0.4\n")
        #expect(try process.run(["import", "ours.csv", "--table", "prices", "--layer", "team:red"]).code == 0)
        let newer = try process.run(["datasets", "diff", "ours", "--team", "red", "--json"]).output
        #expect(newer.contains(#""after":{"usd_per_hour":0.4}"#))
        #expect(newer.contains(#""left_out":0"#))
        #expect(
            try process.run(["datasets", "diff", "ours", "berth-seed", "--team", "red", "--limit", "2"]).output
                .contains(
                    "left out"))
    }

    @Test("stale sources name the decisions that rest on them")
    func stale() throws {
        let process = try Self.withTeam()
        #expect(try process.run(["recommend"] + feasible).code == 0)
        let late = ["BERTH_TODAY": "2031-01-01"]
        let text = try process.run(["datasets", "stale"], environment: late)
        #expect(text.code == 0)
        #expect(text.output.contains("older than 180 days or undated"))
        let json = try process.run(["datasets", "stale", "--json", "--all"], environment: late).output
        #expect(json.contains(#""decisions":["D-1"]"#))
        #expect(try process.run(["datasets", "stale", "--older-than", "-1"]).code == 64)
    }

    @Test("export writes a folder that comes back as it is")
    func export() throws {
        let process = try Self.withTeam()
        let out = process.folder.appending(path: "out")
        #expect(try process.run(["export", "--team", "red", "--out", out.path]).code == 0)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: out.path).sorted() == ["dataset.yaml", "prices.csv"])
        #expect(try process.run(["export", "--team", "red", "--out", out.path]).code == 73)
        #expect(try process.run(["export", "--team", "green", "--out", out.path + "2"]).code == 66)
        let again = try BerthProcess.withSeed()
        #expect(try again.run(["import", out.path]).code == 0)
        let copy = again.folder.appending(path: "out")
        #expect(try again.run(["export", "ours", "--layer", "team:red", "--out", copy.path]).code == 0)
        for file in ["dataset.yaml", "prices.csv"] {
            #expect(
                FileManager.default.contents(atPath: out.appending(path: file).path)
                    == FileManager.default.contents(atPath: copy.appending(path: file).path))
        }
    }
}

extension BerthProcess {
    /// A file in the run's folder.
    func write(_ name: String, _ text: String) throws {
        try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
}
