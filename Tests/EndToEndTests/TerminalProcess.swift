import Foundation

/// The built program at a pseudo-terminal, driven as a person drives it.
final class TerminalProcess {
    struct Failed: Error { let what: String }

    private let master: Int32
    let pid: pid_t
    private var seen: [UInt8] = []
    private(set) var code: Int32?

    /// What the shell sends before it waits for a line: text that is pasted from now on is to be marked.
    static let ready = "\u{1B}[?2004h"

    /// - Parameter command: the program and its arguments; by default `berth repl`.
    init(
        _ process: BerthProcess, _ command: [String] = [BerthProcess.binary.path, "repl"], rows: UInt16 = 24,
        columns: UInt16 = 80, environment: [String: String] = [:]
    ) throws {
        let slave: String
        (master, slave) = try Self.openPair()
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        // A session's leader that opens a terminal is given it as its own: Ctrl-C reaches the program.
        // The threads that run tests have signals blocked, which a program would inherit.
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Self.newSession | Int16(POSIX_SPAWN_SETSIGMASK))
        posix_spawn_file_actions_addopen(&actions, 0, slave, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)
        let all = BerthProcess.environment.merging([
            "BERTH_DB": process.database.path, "TERM": "xterm", "PAGER": "", "HOME": process.folder.path,
        ]) { $1 }.merging(environment) { $1 }
        let words = ["/usr/bin/env", "-C", process.folder.path] + command
        var arguments = words.map { strdup($0) } + [nil]
        var variables = all.map { strdup("\($0)=\($1)") } + [nil]
        defer { for text in arguments + variables { free(text) } }
        var pid: pid_t = 0
        let result = posix_spawn(&pid, words[0], &actions, &attributes, &arguments, &variables)
        guard result == 0 else { throw Failed(what: "not started: \(result)") }
        self.pid = pid
        resize(rows: rows, columns: columns)
    }

    #if canImport(Darwin)
        private static let newSession = Int16(POSIX_SPAWN_SETSID)

        private static func openPair() throws -> (Int32, String) {
            let master = posix_openpt(O_RDWR | O_NOCTTY)
            guard master >= 0, grantpt(master) == 0, unlockpt(master) == 0, let name = ptsname(master) else {
                throw Failed(what: "no pseudo-terminal")
            }
            return (master, String(cString: name))
        }
    #else
        /// POSIX_SPAWN_SETSID, TIOCSPTLCK and TIOCGPTN, which the C library's module does not show to Swift.
        private static let newSession: Int16 = 0x80
        private static let unlock: UInt = 0x4004_5431
        private static let number: UInt = 0x8004_5430

        private static func openPair() throws -> (Int32, String) {
            let master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
            var locked: Int32 = 0, number: Int32 = 0
            guard master >= 0, ioctl(master, unlock, &locked) == 0, ioctl(master, Self.number, &number) == 0 else {
                throw Failed(what: "no pseudo-terminal")
            }
            return (master, "/dev/pts/\(number)")
        }
    #endif

    deinit {
        if code == nil { kill(pid, SIGKILL) }
        close(master)
        if code == nil { waitpid(pid, nil, 0) }
    }

    func resize(rows: UInt16, columns: UInt16) {
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    }

    func type(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(master, $0.baseAddress, min($0.count, 1024)) }
            if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { return }
            // A terminal holds few characters at once; what the program writes meanwhile must be taken.
            drain(milliseconds: 0)
        }
    }

    /// Reads until `text` has come.
    ///
    /// - Parameter seconds: when it is called hung, however busy the machine is.
    /// - Returns: what came up to and with it.
    @discardableResult
    func expect(_ text: String, seconds: Double = 60) throws -> String {
        let wanted = Array(text.utf8)
        let end = Date().addingTimeInterval(seconds)
        var searched = 0
        while true {
            if let found = place(of: wanted, from: searched) {
                defer { seen.removeFirst(found + wanted.count) }
                return String(decoding: seen[..<(found + wanted.count)], as: UTF8.self)
            }
            searched = max(0, seen.count - wanted.count)
            guard Date() < end else {
                throw Failed(what: "no '\(text)' in: \(String(decoding: seen.suffix(2000), as: UTF8.self))")
            }
            guard drain(milliseconds: 100) else {
                throw Failed(what: "ended without '\(text)': \(String(decoding: seen.suffix(2000), as: UTF8.self))")
            }
        }
    }

    /// Types a line and waits for the next prompt. What comes back begins with the echo.
    @discardableResult
    func run(_ line: String, seconds: Double = 60) throws -> String {
        type(line + "\r")
        return try expect(Self.ready, seconds: seconds)
    }

    /// The exit code, once the program has ended.
    func end() -> Int32 {
        while drain(milliseconds: 1000) {}
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7f
        let code = signal == 0 ? (status >> 8) & 0xff : 128 + signal
        self.code = code
        return code
    }

    /// Takes what is there, but no more at once than a program that prints on and on is to have printed; false where the
    /// program has gone.
    @discardableResult
    private func drain(milliseconds: Int32) -> Bool {
        var descriptor = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        var wait = milliseconds
        let before = seen.count
        while seen.count - before < 262_144, poll(&descriptor, 1, wait) > 0 {
            var bytes = [UInt8](repeating: 0, count: 65_536)
            let count = read(master, &bytes, bytes.count)
            // A terminal whose last program has gone gives an error on Linux.
            if count <= 0 { return false }
            seen += bytes[..<count]
            wait = 0
        }
        return true
    }

    private func place(of wanted: [UInt8], from start: Int) -> Int? {
        guard seen.count >= wanted.count else { return nil }
        return (start...(seen.count - wanted.count)).first { index in
            seen[index] == wanted[0] && seen[index..<(index + wanted.count)].elementsEqual(wanted)
        }
    }
}
