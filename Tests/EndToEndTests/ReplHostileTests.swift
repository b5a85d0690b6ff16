import Foundation
import Testing

@Suite("berth repl only reads", .serialized)
struct ReplHostileTests {
    @Test("after each of 500 hostile statements the database, its log and the folder are as they were")
    func hostile() throws {
        #expect(HostileStatements.templates.count >= 60)
        let statements = HostileStatements.all(500)
        #expect(Set(statements).count == 500)
        let process = try BerthProcess.withSeed()
        _ = try process.run(["recommend"] + feasible)
        let session = try HostileSession(process)
        let before = try Place(process)
        let memory = try session.memory()
        for statement in statements {
            try session.attempt(statement)
            #expect(try Place(process) == before, "\(statement.prefix(200))")
        }
        // The most that was ever resident, in KiB, over what an idle shell has.
        #expect(try session.memory() - memory <= 256 * 1024)
        try session.leave()
        #expect(try Place.names(process) == ["berth.db"])
    }

    @Test("a log that a killed writer left is neither folded in nor taken away")
    func leftLog() throws {
        let process = try BerthProcess.withSeed()
        try process.leaveLog()
        let before = try Place(process)
        #expect(before.files["berth.db-wal"] != nil)
        let session = try HostileSession(process)
        for statement in HostileStatements.templates.count.statements {
            try session.attempt(statement)
            #expect(try Place(process) == before, "\(statement.prefix(200))")
        }
        #expect(try session.run("SELECT text FROM sources WHERE text = 'left';").contains("left\r\n"))
        try session.leave()
        #expect(try Place(process) == before)
    }

    @Test("a folder and a file that may not be written")
    func readOnlyFolder() throws {
        let process = try BerthProcess.withSeed()
        _ = try process.run(["recommend"] + feasible)
        for (path, mode) in [(process.database.path, 0o444), (process.folder.path, 0o555)] {
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        }
        defer { chmod(process.folder.path, 0o755) }
        let before = try Place(process)
        // Root may write anywhere: there the shell is run by a user who may not.
        let session = try HostileSession(process, as: getuid() == 0 ? "65534" : nil)
        for statement in HostileStatements.templates.count.statements {
            try session.attempt(statement)
            #expect(try Place(process) == before, "\(statement.prefix(200))")
        }
        #expect(try session.run(".decisions").contains("D-1"))
        #expect(try session.run("SELECT decision FROM current_decisions;").contains("D-1"))
        // Somebody who may write does: the shell sees it.
        _ = try process.run(["recommend"] + feasible)
        guard getuid() == 0 else { return try session.leave() }
        #expect(try session.run("SELECT decision FROM current_decisions;").contains("D-2"))
        #expect(try session.run(".decisions").contains("D-2"))
        try session.leave()
    }

    @Test("while another process writes, each of its commits is seen and none is hindered")
    func writerAtWork() throws {
        let process = try BerthProcess.withSeed()
        let session = try HostileSession(process)
        for count in 1...3 {
            let outcome = try process.run(["recommend"] + feasible)
            #expect(outcome.code == 0, "\(outcome.error)")
            for statement in HostileStatements.all(40).suffix(10) { try session.attempt(statement) }
            #expect(try session.run("SELECT 'n' || count(*) FROM decisions;").contains("n\(count)\r\n"))
            #expect(try session.run(".decisions").contains("D-\(count)"))
        }
        try session.leave()
        #expect(try Place.names(process) == ["berth.db"])
        #expect(try process.run(["doctor"]).code == 0)
    }
}

extension Int {
    fileprivate var statements: [String] { HostileStatements.all(self) }
}

/// A shell at a terminal that is asked for much.
private struct HostileSession {
    private let terminal: TerminalProcess

    init(_ process: BerthProcess, as user: String? = nil) throws {
        let shell = [BerthProcess.binary.path, "repl"]
        let command =
            user.map { ["setpriv", "--reuid", $0, "--regid", $0, "--clear-groups"] + shell } ?? shell
        terminal = try TerminalProcess(process, command, environment: ["HOME": "/dev/null"])
        try terminal.expect(TerminalProcess.ready)
        // Endless statements are many: each is given little time.
        _ = try run(".timeout 0.2")
    }

    func run(_ line: String) throws -> String { try terminal.run(line) }

    /// Gives the shell a statement and lets it come to its end. One that needs more text is dropped.
    func attempt(_ statement: String) throws {
        _ = try terminal.run(statement)
        _ = try terminal.run("; SELECT 1;")
    }

    /// The most memory that was ever resident, in KiB.
    func memory() throws -> Int {
        let status = try String(contentsOfFile: "/proc/\(terminal.pid)/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return try #require(line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) })
    }

    func leave() throws {
        terminal.type("\u{4}")
        #expect(terminal.end() == 0)
    }
}

/// All that is in a folder, and in the one above it by name.
private struct Place: Equatable {
    let files: [String: Data]

    init(_ process: BerthProcess) throws {
        var files: [String: Data] = [:]
        for name in try Self.names(process) {
            // SQLite keeps its readers' marks in the index of the log.
            files[name] = name.hasSuffix("-shm") ? Data() : try Data(contentsOf: process.folder.appending(path: name))
        }
        self.files = files
    }

    static func names(_ process: BerthProcess) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: process.folder.path)
            .filter { !$0.hasPrefix("std") }.sorted()
    }
}

extension BerthProcess {
    /// A commit that waits in the log, as a killed writer leaves it.
    fileprivate func leaveLog() throws {
        let outcome = try shell(
            """
            sqlite3 "$BERTH_DB" <<'END'
            INSERT INTO sources (text) VALUES ('left');
            .shell kill -9 $PPID
            END
            true
            """)
        #expect(outcome.code == 0)
    }
}
