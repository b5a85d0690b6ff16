/// Finds secrets in manifests, Terraform, workflows, settings and code: by their form anywhere, and by the name that
/// they are given to. What Git ignores, lock files, placeholders, references and hashes are passed over; in code a name
/// alone is not enough, the value must look random. No secret is printed. Secrets in images are `IMG-SECRETS`', in
/// ConfigMaps `K8S-CM-SECRET`'s.
struct LiteralSecret: Rule {
    static let id = "SEC-LITERAL"
    static let why = "Everybody who can read the repository, now or later, has it: history keeps what is deleted"
    static let fix = "Revoke it, and take it from a secret store, a CI secret or a file that is not committed"

    static func check(_ project: Project) -> [Finding] {
        project.secrets.filter { $0.place == .other }.map { found in
            Finding(found.file, found.secret.position, "\(found.secret.kind): \(found.secret.masked)")
        }
    }
}
