/// Finds workflows that push an image and neither sign it nor attest its provenance.
struct ImageSigned: Rule {
    static let id = "IMG-SIGN"
    static let why = "A cluster cannot tell the image that CI built from another of the same name"
    static let fix = "Sign it with cosign, and let buildx attach provenance and an SBOM"

    static func check(_ project: Project) -> [Finding] {
        project.workflows.compactMap { workflow in
            guard let build = ImageBuild.all(workflow).first(where: \.isPushed) else { return nil }
            let isSigned = workflow.steps.contains { step in
                ["cosign", "attest", "sign-image", "slsa"].contains { step.action.lowercased().contains($0) }
                    || step.commands.contains { ["cosign", "notation"].contains($0.program) }
                    || step.input("provenance").map { $0.bool ?? true } ?? false
                        && step.input("sbom").map { $0.bool ?? true } ?? false
            }
            return isSigned ? nil : workflow.finding("an image is pushed unsigned", at: build.position)
        }
    }
}
