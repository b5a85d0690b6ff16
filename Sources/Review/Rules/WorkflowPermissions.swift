/// Finds workflows whose token may do everything: `write-all`, or no permissions anywhere, so that the repository's
/// default decides.
struct WorkflowPermissions: Rule {
    static let id = "WF-PERMISSIONS"
    static let why = "The token of a workflow that is taken over can push code and publish packages"
    static let fix = "Put permissions: {contents: read} at the top and give single jobs what they need"

    static func check(_ project: Project) -> [Finding] {
        project.workflows.filter { !$0.isAction }.compactMap { workflow in
            let top = workflow.value["permissions"]
            let perJob = workflow.jobs.compactMap { $0.value["permissions"] }
            if let all = ([top].compactMap { $0 } + perJob).first(where: { $0.string == "write-all" }) {
                return workflow.finding("the token may write everything", at: all.position)
            }
            guard top == nil, perJob.count < workflow.jobs.count || workflow.jobs.isEmpty else { return nil }
            let place = workflow.value.entry("jobs")?.position ?? workflow.value.position
            return workflow.finding("no permissions: the token has what the repository gives by default", at: place)
        }
    }
}
