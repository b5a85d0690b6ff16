import Foundation
import Testing

@Suite("berth repl at a terminal")
struct ReplTerminalTests {
    @Test("prompts, goes on over lines, and leaves with Ctrl-D")
    func conversation() throws {
        let terminal = try TerminalProcess(.withSeed())
        #expect(try terminal.expect(TerminalProcess.ready).contains("read-only. .help lists commands"))
        try terminal.expect("berth> ")
        let begun = try terminal.run("SELECT 6 *")
        #expect(!begun.contains("42"))
        try terminal.expect("  ...> ")
        #expect(try terminal.run("7 AS answer;").contains("answer\r\n    42\r\n"))
        #expect(
            try terminal.run("SELECT '日本' AS a, 1 AS b UNION ALL SELECT '👩‍🔬', 22;").contains("日本   1\r\n👩‍🔬    22\r\n"))
        #expect(try terminal.run("nonsense;").contains("berth: near \"nonsense\": syntax error"))
        #expect(try terminal.run(".decisions").contains("No decisions."))
        terminal.type("\u{4}")
        #expect(terminal.end() == 0)
    }

    @Test("Tab completes, arrows bring lines back, also those of an earlier shell")
    func editing() throws {
        let process = try BerthProcess.withSeed()
        let terminal = try TerminalProcess(process)
        try terminal.expect(TerminalProcess.ready)
        #expect(try terminal.run("SELECT count(*) FROM current_pr\t;").contains("FROM current_prices ;"))
        #expect(try terminal.run("\u{1B}[A").contains("37488"))
        #expect(try terminal.run("SELECT 13\u{1B}[D2\u{5};").contains("123\r\n123\r\n"))
        terminal.type(".mo\t\t")
        try terminal.expect("\r\n.mode    .models")
        terminal.type("\u{3}")
        terminal.type(".quit\r")
        #expect(terminal.end() == 0)
        let later = try TerminalProcess(process)
        try later.expect(TerminalProcess.ready)
        #expect(try later.run("\u{12}12\r").contains("SELECT 123;"))
    }

    @Test("Ctrl-C stops an endless statement, and the session goes on")
    func interruption() throws {
        let terminal = try TerminalProcess(.withSeed())
        try terminal.expect(TerminalProcess.ready)
        try terminal.run(".timeout 3600")
        terminal.type("WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c;\r")
        // Sent when the shell has given the terminal back to its own handling of Ctrl-C.
        try terminal.expect("\u{1B}[?2004l")
        Thread.sleep(forTimeInterval: 0.3)
        terminal.type("\u{3}")
        #expect(try terminal.expect(TerminalProcess.ready).contains("berth: stopped"))
        #expect(try terminal.run("SELECT 'still ' || 'here';").contains("still here\r\n"))
        terminal.type("half a statement\u{3}")
        try terminal.expect("^C")
        #expect(try terminal.run("SELECT 'and ' || 'now';").contains("and now\r\n"))
        terminal.type("\u{4}")
        #expect(terminal.end() == 0)
    }

    @Test("Ctrl-C stops a command too, however much it has left to print")
    func interruptedCommand() throws {
        let terminal = try TerminalProcess(.withSeed())
        try terminal.expect(TerminalProcess.ready)
        terminal.type(".prices --all\r")
        // The rest waits for somebody to read it.
        try terminal.expect("instance_type")
        terminal.type("\u{3}")
        #expect(try terminal.expect(TerminalProcess.ready).contains("berth: stopped"))
        #expect(try terminal.run("SELECT 'still ' || 'here';").contains("still here\r\n"))
        terminal.type("\u{4}")
        #expect(terminal.end() == 0)
    }

    @Test("a window that is resized has answers of its new width")
    func resizing() throws {
        let terminal = try TerminalProcess(.withSeed(), columns: 160)
        try terminal.expect(TerminalProcess.ready)
        let statement = "SELECT * FROM current_prices LIMIT 1;"
        #expect(!(try terminal.run(statement)).contains("Columns left out"))
        terminal.resize(rows: 24, columns: 60)
        let narrow = try terminal.run(statement)
        #expect(narrow.contains("Columns left out: "))
        let answer = narrow.components(separatedBy: "\u{1B}[?2004l").last ?? ""
        #expect(answer.split(separator: "\r\n").allSatisfy { $0.count <= 60 })
    }

    @Test("long answers go through the pager, short ones do not")
    func pager() throws {
        let terminal = try TerminalProcess(
            .withSeed(), rows: 10, environment: ["PAGER": "echo through the pager; cat"])
        try terminal.expect(TerminalProcess.ready)
        #expect(!(try terminal.run("SELECT 1;")).contains("through the pager"))
        let long = try terminal.run("SELECT id FROM facts LIMIT 50;")
        #expect(long.contains("through the pager\r\n"))
        #expect(long.split(separator: "\r\n").count > 50)
        // A pager that is left early ends the statement, not the shell.
        let left = try TerminalProcess(.withSeed(), rows: 10, environment: ["PAGER": "head -n 3"])
        try left.expect(TerminalProcess.ready)
        try left.run(".limit 0")
        try left.run("SELECT * FROM facts;")
        #expect(try left.run("SELECT 'go' || 'es on';").contains("goes on\r\n"))
    }

    @Test("an answer is cut to a hundred rows and says so; .limit 0 shows all")
    func limit() throws {
        let terminal = try TerminalProcess(.withSeed())
        try terminal.expect(TerminalProcess.ready)
        #expect(
            try terminal.run("SELECT provider FROM current_prices;").contains("37,388 more rows: .limit 0 shows all."))
        #expect(
            try terminal.run("SELECT 1 FROM facts, facts;").contains("More than 100,000 more rows: .limit 0 shows all.")
        )
    }
}
