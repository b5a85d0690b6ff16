/// Finds useradd with a uid of six digits or more and without `-l`.
struct UserAddNoLog: Rule {
    static let id = "IMG-USERADD-L"
    static let why = "With a high uid useradd writes sparse log files that become gigabytes in the layer"
    static let fix = "Add -l (--no-log-init)"

    static func check(_ project: Project) -> [Finding] {
        project.dockerfiles.flatMap { dockerfile in
            dockerfile.commands(dockerfile.instructions).compactMap { run, command -> Finding? in
                guard command.program == "useradd",
                    !command.arguments.contains(where: {
                        $0 == "--no-log-init" || $0.hasPrefix("-") && !$0.hasPrefix("--") && $0.contains("l")
                    }),
                    command.arguments.contains(where: {
                        ($0.split(separator: "=").last.flatMap { Int($0) } ?? 0) >= 100_000
                    })
                else { return nil }
                return dockerfile.finding(
                    run, "useradd with a high uid and without -l", at: command.position,
                    edits: [command.body.first.flatMap { LineEdit.append(dockerfile.file, $0, "-l") }])
            }
        }
    }
}
