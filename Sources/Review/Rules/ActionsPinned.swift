/// Finds actions and reusable workflows that are not pinned to a commit, and container images of jobs without a
/// digest. Local actions need no pin.
struct ActionsPinned: Rule {
    static let id = "WF-PIN"
    static let why =
        "The owner of an action, or who took over their account, can move a tag: the next run does what they "
        + "like with your secrets"
    static let fix = "Write the full commit hash and the version as a comment: uses: owner/action@<40 letters> # v4.2.2"

    static func check(_ project: Project) -> [Finding] {
        project.workflows.flatMap { workflow -> [Finding] in
            let steps = workflow.steps.compactMap { $0.uses }
            let called = workflow.jobs.compactMap { $0.value["uses"] }
            let images = workflow.jobs.flatMap { job -> [Value] in
                let services = job.value["services"]?.entries.compactMap { $0.value["image"] } ?? []
                return [job.value["container", "image"] ?? job.value["container"]].compactMap { $0 } + services
            }
            return (steps + called).compactMap { uses -> Finding? in
                guard let text = uses.string, let message = fault(text) else { return nil }
                return workflow.finding(message, at: uses.position)
            }
                + images.compactMap { image in
                    guard let text = image.string, !text.contains("${{"), ImageReference(text).digest == nil else {
                        return nil
                    }
                    return workflow.finding("\(text.prefix(80)) has no digest", at: image.position)
                }
        }
    }

    private static func fault(_ uses: String) -> String? {
        if uses.hasPrefix("./") { return nil }
        if uses.hasPrefix("docker://") {
            return ImageReference(String(uses.dropFirst(9))).digest == nil ? "\(uses.prefix(80)) has no digest" : nil
        }
        guard let at = uses.lastIndex(of: "@") else { return "\(uses.prefix(80)) names no version" }
        let version = uses[uses.index(after: at)...]
        return version.count == 40 && version.allSatisfy(\.isHexDigit)
            ? nil : "\(uses.prefix(80)) is not pinned to a commit"
    }
}
