/// Finds Cloud Run services that `allUsers` may invoke.
struct PublicService: Rule {
    static let id = "TF-PUBLIC"
    static let why = "Anybody on the internet can call it, and each call costs"
    static let fix =
        "Give roles/run.invoker to the callers; put an API gateway or IAP in front of what is public on purpose"

    static func check(_ project: Project) -> [Finding] {
        project.terraform.flatMap { file in
            file.resources(
                "google_cloud_run_service_iam_member", "google_cloud_run_v2_service_iam_member",
                "google_cloud_run_service_iam_binding", "google_cloud_run_v2_service_iam_binding"
            ).compactMap { block in
                let members = [block.body["member"]].compactMap { $0 } + (block.body["members"]?.list ?? [])
                guard let all = members.first(where: { ["allUsers", "allAuthenticatedUsers"].contains($0.string) })
                else { return nil }
                return Finding(file.file, all.position, "\(block.address) lets \(all.string ?? "") in")
            }
        }
    }
}
