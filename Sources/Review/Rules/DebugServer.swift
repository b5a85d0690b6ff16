/// Finds images and services that start Flask's or Django's development server, reload code, or switch debugging on.
struct DebugServer: Rule {
    static let id = "IMG-DEV-SERVER"
    static let why =
        "A development server has one worker, reloads files and shows a debugger to whoever causes an error"
    static let fix = "Start a production server: gunicorn or uvicorn with workers and without --reload"

    static func check(_ project: Project) -> [Finding] {
        let images = project.dockerfiles.flatMap { dockerfile in
            ["CMD", "ENTRYPOINT"].compactMap { keyword -> Finding? in
                guard let last = dockerfile.finalInstructions.last(where: { $0.keyword == keyword }),
                    let message = fault(last.commands.flatMap(\.words).map(\.text))
                else { return nil }
                return dockerfile.finding(last, message)
            }
        }
        return images
            + project.containers.filter { $0.platform != .compose }.compactMap { container in
                fault(container.commandWords.map(\.text)).map {
                    container.finding($0, at: container.commandWords.first?.position)
                }
            }
    }

    private static func fault(_ words: [String]) -> String? {
        let programs = words.map(\.lastPathComponent)
        if programs.contains("flask"), words.contains("run") { return "it starts Flask's development server" }
        if words.contains("runserver") { return "it starts Django's development server" }
        if words.contains("--reload") { return "it reloads code while it serves" }
        if programs.contains("fastapi"), words.contains("dev") { return "it starts FastAPI's development server" }
        return nil
    }
}
