import Foundation

/// A program started with `posix_spawn` and waited for with `waitpid`.
///
/// Foundation's `Process` waits with the help of another thread; with as many tests waiting as there are threads, none
/// is left to help.
struct ChildProcess {
    struct NotStarted: Error { let program: String, code: Int32 }

    private let pid: pid_t

    /// Standard streams are files. `env -C` changes to the folder.
    init(
        _ program: String, _ arguments: [String], environment: [String: String], folder: String, input: String,
        output: String, error: String
    ) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        posix_spawn_file_actions_addopen(&actions, 2, error, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        // The threads that tests run on block signals; a shell's children do not.
        var attributes = posix_spawnattr_t(), none = sigset_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        let command = ["/usr/bin/env", "-C", folder, program] + arguments
        var argv = command.map { strdup($0) } + [nil]
        var envp = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { for text in argv + envp { free(text) } }
        var pid: pid_t = 0
        let code = posix_spawn(&pid, command[0], &actions, &attributes, &argv, &envp)
        guard code == 0 else { throw NotStarted(program: program, code: code) }
        self.pid = pid
    }

    /// Ctrl-C, once the program has said that it wants to hear of it.
    func interrupt() throws {
        for _ in 0..<600 {
            let status = try String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)
            let caught = status.split(separator: "\n").first { $0.hasPrefix("SigCgt:") }?.split(separator: "\t").last
            if let mask = caught.flatMap({ UInt64($0, radix: 16) }), mask & 1 << (SIGINT - 1) != 0 { break }
            usleep(100_000)
        }
        kill(pid, SIGINT)
    }

    /// The exit code; 128 and the signal's number for a program that a signal ended.
    func wait() -> Int32 {
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7f
        return signal == 0 ? (status >> 8) & 0xff : 128 + signal
    }
}
