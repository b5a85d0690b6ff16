/// Finds ECR repositories whose tags can be overwritten.
struct RegistryImmutable: Rule {
    static let id = "TF-ECR-IMMUTABLE"
    static let why = "A tag that was tested can be pushed again with something else"
    static let fix = "Set image_tag_mutability = \"IMMUTABLE\""

    static func check(_ project: Project) -> [Finding] {
        project.terraform.flatMap { file in
            file.resources("aws_ecr_repository").compactMap { block in
                let value = block.body["image_tag_mutability"]
                if value?.string?.hasPrefix("IMMUTABLE") ?? false || value?.isExpression ?? false { return nil }
                return Finding(
                    file.file, value?.position ?? block.position, "tags of \(block.address) can be overwritten")
            }
        }
    }
}
