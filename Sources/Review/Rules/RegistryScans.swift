/// Finds ECR repositories that do not scan on push, unless the files configure scanning for the registry.
struct RegistryScans: Rule {
    static let id = "TF-ECR-SCAN"
    static let why = "Known holes in pushed images are found by somebody else"
    static let fix = "Set image_scanning_configuration { scan_on_push = true }, or scan the whole registry"

    static func check(_ project: Project) -> [Finding] {
        let isCovered = project.terraform.contains { !$0.resources("aws_ecr_registry_scanning_configuration").isEmpty }
        if isCovered { return [] }
        return project.terraform.flatMap { file in
            file.resources("aws_ecr_repository").compactMap { block in
                let value = block.body["image_scanning_configuration", "scan_on_push"]
                if value?.bool == true || value?.isExpression ?? false { return nil }
                return Finding(
                    file.file, value?.position ?? block.position, "\(block.address) does not scan what is pushed")
            }
        }
    }
}
