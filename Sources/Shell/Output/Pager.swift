#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The program that shows long answers: `$PAGER`, else `less -FRX`, else none.
struct Pager {
    private let command: String
    private let environment: [String: String]

    init?(_ environment: [String: String]) {
        let named = environment["PAGER"].map { $0.trimmed }
        guard named != "" || environment["PAGER"] == nil else { return nil }
        if let named {
            command = named
        } else if Self.isInstalled("less", environment) {
            command = "less -FRX"
        } else {
            return nil
        }
        self.environment = environment
    }

    /// A pager at work.
    final class Run {
        private let pid: pid_t
        private var pipe: DescriptorOutput?
        var output: DescriptorOutput { pipe ?? DescriptorOutput(-1, closes: false) }

        fileprivate init(_ pid: pid_t, _ pipe: DescriptorOutput) {
            self.pid = pid
            self.pipe = pipe
        }

        /// Lets the pager see the end, and waits until it has been left.
        func wait() {
            pipe = nil
            var status: Int32 = 0
            while waitpid(pid, &status, 0) < 0, errno == EINTR {}
        }
    }

    /// - Returns: nil where it does not start.
    func start() -> Run? {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { return nil }
        _ = fcntl(ends[1], F_SETFD, FD_CLOEXEC)
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
        posix_spawn_file_actions_addclose(&actions, ends[0])
        let words: [String] = ["/bin/sh", "-c", command]
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { for text in arguments + variables { free(text) } }
        var pid: pid_t = 0
        let code = posix_spawn(&pid, "/bin/sh", &actions, nil, &arguments, &variables)
        close(ends[0])
        guard code == 0 else {
            close(ends[1])
            return nil
        }
        return Run(pid, DescriptorOutput(ends[1], closes: true))
    }

    private static func isInstalled(_ program: String, _ environment: [String: String]) -> Bool {
        environment["PATH", default: "/usr/bin:/bin"].split(separator: ":").contains {
            access("\($0)/\(program)", X_OK) == 0
        }
    }
}
