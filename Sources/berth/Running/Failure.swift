import ArgumentParser
import Domain
import Foundation
import Importing
import KnowledgeBase
import Presentation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The one place that turns errors into messages and exit codes (`docs/errors.md`).
enum Failure {
    /// Prints what is to be said and ends the process.
    static func report(_ error: any Error) -> Never {
        if let code = error as? ExitCode { exit(code.rawValue) }
        if isAnswer(error) {
            // Asked-for text: help and version.
            try? StandardStream.output.write(Berth.fullMessage(for: error) + "\n")
            exit(0)
        }
        if let stop = error as? Interruption.Stop {
            try? StandardStream.error.write("berth: interrupted, nothing was changed\n")
            Interruption.end(stop)
        }
        // What a shell says of a program that Ctrl-C ended.
        if error is SQLInterruption { exit(128 + SIGINT) }
        tell(error)
        exit(berthError(error).kind.rawValue)
    }

    /// Prints what is to be said.
    static func tell(_ error: any Error) {
        if error is ExitCode { return }
        let style = Terminal.error(ProcessInfo.processInfo.environment).style
        try? StandardStream.error.write(
            error is SQLInterruption ? "berth: stopped\n" : text(berthError(error), style: style))
    }

    /// `berth: message`, then a line for each hint.
    static func text(_ error: BerthError, style: Style) -> String {
        let message = error.message.split(separator: "\n", omittingEmptySubsequences: false).map {
            String($0).printable
        }
        return style.failure("berth:") + " " + message.joined(separator: "\n") + "\n"
            + error.hints.map { "\(style.bold("hint:")) \($0.printable)\n" }.joined()
    }

    static func berthError(_ error: any Error) -> BerthError {
        switch error {
        case let error as BerthError: error
        case let faults as WorkloadFaults: BerthError(faults)
        case let failure as StandardStream.WriteFailure:
            BerthError(.readWrite, "cannot write the output: \(failure.reason)")
        default: Berth.exitCode(for: error) == .validationFailure ? usage(error) : unexpected(error)
        }
    }

    /// A reader that leaves early (`| head`) is noticed by the write that fails, not by a signal.
    static func leaveBrokenPipesToWriters() {
        signal(SIGPIPE, SIG_IGN)
    }

    private static func isAnswer(_ error: any Error) -> Bool {
        Berth.exitCode(for: error) == .success
    }

    private static func usage(_ error: any Error) -> BerthError {
        if let word = CommandLine.arguments.dropFirst().first, let fault = unknownVerb(word) { return fault }
        // ArgumentParser ends its full message with where to find the help of the command that was meant.
        let help = Berth.fullMessage(for: error).split(separator: "\n").last { $0.contains("--help'") }
        let command = help?.split(separator: "'").first { $0.hasSuffix("--help") }
        return BerthError(
            .usage, Berth.message(for: error),
            hints: ["\(command.map(String.init) ?? "berth --help") tells what there is"])
    }

    /// A misspelt verb, which ArgumentParser takes for an argument of the root and reports as whatever follows it.
    private static func unknownVerb(_ word: String) -> BerthError? {
        let verbs = Berth.configuration.subcommands.map { $0._commandName }
        guard !word.hasPrefix("-"), !(verbs + ["help"]).contains(word) else { return nil }
        let meant = nearest(to: word, among: verbs).map { "did you mean berth \($0)?" }
        return BerthError(
            .usage, "there is no verb '\(word)'", hints: [meant ?? "there are \(verbs.joined(separator: ", "))"])
    }

    private static func unexpected(_ error: any Error) -> BerthError {
        BerthError(
            .internalFault, "something went wrong that should not: \(error)",
            hints: ["please report it with the command that led to it"])
    }
}
