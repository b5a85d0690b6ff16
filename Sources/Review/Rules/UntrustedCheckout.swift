/// Finds workflows on `pull_request_target` (or `workflow_run`) that check out the pull request's code.
struct UntrustedCheckout: Rule {
    static let id = "WF-TARGET"
    static let why = "Code from a fork runs with the repository's secrets"
    static let fix = "Use pull_request, or do not check out the head of the pull request"

    static func check(_ project: Project) -> [Finding] {
        project.workflows.flatMap { workflow -> [Finding] in
            guard
                workflow.isTriggered(by: "pull_request_target") != nil
                    || workflow.isTriggered(by: "workflow_run") != nil
            else { return [] }
            return workflow.steps.compactMap { step in
                guard step.action == "actions/checkout", let ref = step.input("ref"), let text = ref.string,
                    text.contains("pull_request.head") || text.contains("head_ref")
                        || text.contains("workflow_run.head")
                else { return nil }
                return workflow.finding(
                    "the pull request's code is checked out with the secrets at hand", at: ref.position)
            }
        }
    }
}
