import Domain
import Foundation
import Presentation
import Review

/// One review: what is read, what is written, what is printed. Needs no database unless a team's rules are asked for.
struct ReviewRun {
    private let command: ReviewFiles
    private let environment = ProcessInfo.processInfo.environment
    private let terminal: Terminal
    private let clock: Clock

    init(_ command: ReviewFiles) throws {
        self.command = command
        clock = try Clock(environment)
        terminal = Terminal.output(environment)
    }

    func report() throws -> ReviewReport {
        let found = try found()
        let facts = try ReviewFacts(command.options, environment)
        let scans = try command.trivy.map { try TrivyReport(contents($0), file: $0) }
        let baseline = try command.baseline.map { path in
            do {
                return try JSONDecoder().decode(Baseline.self, from: contents(path))
            } catch let error as BerthError {
                throw error
            } catch {
                throw BerthError(
                    .badData, "\(path) is no baseline",
                    hints: ["write one with berth review … --write-baseline \(path)"])
            }
        }
        let reviewer = Reviewer(
            rules: facts.rules,
            settings: ReviewSettings(registries: command.registry, gpuMinimums: facts.gpuMinimums), today: clock.today)
        let report = reviewer.review(found, scans: scans, baseline: baseline)
        if let path = command.writeBaseline { try write(Baseline(report), to: path) }
        return report
    }

    func print(_ report: ReviewReport) throws {
        if command.options.json { return try print(JSONDocument(report).text + "\n") }
        if command.format.sarif { return try print(JSONDocument(SARIF(report, version: Berth.version)).text + "\n") }
        if command.format.fixDiff {
            for remark in report.patch.remarks { try StandardStream.error.write("berth: \(remark.printable)\n") }
            return try print(report.patch.text)
        }
        let blocks = ReviewList(report: report).blocks
        if command.format.markdown { return try print(MarkdownDocument(blocks).text) }
        try print(PlainDocument(blocks, width: terminal.width, style: terminal.style).text)
    }

    /// What cannot be evaluated is no pass.
    func fails(_ report: ReviewReport, _ level: Severity) -> Bool {
        !report.unevaluated.isEmpty || report.worst.map { $0 >= level } ?? false
    }

    private func found() throws(BerthError) -> FileFinder.Found {
        let files = command.paths.filter { $0 != "-" }
        var found = try FileFinder.find(files, excluding: command.exclude)
        if files.count < command.paths.count {
            let text = String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
            found.files.append(SourceFile(path: "<stdin>", text: text))
        }
        return found
    }

    private func contents(_ path: String) throws(BerthError) -> Data {
        guard FileManager.default.fileExists(atPath: path) else {
            throw BerthError(.notFound, "there is no file \(path)")
        }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw BerthError(.readWrite, "\(path) cannot be read")
        }
        return data
    }

    private func write(_ baseline: Baseline, to path: String) throws {
        let text = try JSONDocument(baseline).text + "\n"
        guard FileManager.default.createFile(atPath: path, contents: Data(text.utf8)) else {
            throw BerthError(.cannotCreate, "cannot write \(path)", hints: ["check the folder and its permissions"])
        }
    }

    private func print(_ text: String) throws {
        try StandardStream.output.write(text)
    }
}
