/// Finds long-lived cloud keys given to the login actions of AWS, Google Cloud and Azure, or set as variables.
struct CloudKeys: Rule {
    static let id = "WF-OIDC"
    static let why = "A key that lasts for years leaks once and works until somebody notices"
    static let fix =
        "Let GitHub's OIDC token assume a role: role-to-assume, workload_identity_provider, client-id with "
        + "federated credentials"

    static func check(_ project: Project) -> [Finding] {
        let inputs = [
            "aws-actions/configure-aws-credentials": ["aws-access-key-id"],
            "google-github-actions/auth": ["credentials_json"],
            "google-github-actions/setup-gcloud": ["service_account_key"], "azure/login": ["creds"],
        ]
        return project.workflows.flatMap { workflow in
            let logins = workflow.steps.compactMap { step -> Finding? in
                guard let name = inputs[step.action.lowercased()]?.first, let entry = step.value["with"]?.entry(name)
                else { return nil }
                return workflow.finding("\(step.action) is given a long-lived key", at: entry.position)
            }
            let blocks =
                [workflow.value["env"]] + workflow.jobs.map { $0.value["env"] } + workflow.steps.map { $0.value["env"] }
            let variables = blocks.compactMap { $0?.entry("AWS_SECRET_ACCESS_KEY") }.map {
                workflow.finding("a long-lived AWS key is passed as a variable", at: $0.position)
            }
            return logins + variables
        }
    }
}
