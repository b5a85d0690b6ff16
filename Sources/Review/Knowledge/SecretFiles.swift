/// Files that hold secrets by their purpose.
enum SecretFiles {
    private static let names: Set = [
        ".env", "id_rsa", "id_dsa", "id_ecdsa", "id_ed25519", "credentials", "credentials.json", ".netrc", ".pgpass",
        ".git-credentials", "kubeconfig", "service-account.json", "service_account.json", "serviceaccount.json",
        "application_default_credentials.json", ".aws", ".ssh", ".kube", ".htpasswd", "secrets.yaml", "secrets.yml",
        "secrets.json", ".pypirc", "terraform.tfstate",
    ]

    static func contains(_ path: String) -> Bool {
        let trimmed = path.hasSuffix("/") ? String(path.dropLast()) : path
        let name = trimmed.lastPathComponent.lowercased()
        if names.contains(name) { return true }
        let isSample = ["example", "sample", "template", "dist", "test"].contains { name.contains($0) }
        if name.hasPrefix(".env."), !isSample { return true }
        return [".pem", ".key", ".p12", ".pfx", ".jks", ".keystore", ".ppk"].contains { name.hasSuffix($0) }
            && !isPublic(name)
    }

    private static func isPublic(_ name: String) -> Bool {
        ["public", "pub.", "ca.pem", "cert", "chain", "bundle"].contains { name.contains($0) }
    }
}
