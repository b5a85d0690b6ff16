/// Finds images of pods without a tag, or with one that moves (`latest`, `main-latest`, `nightly`). What Kustomize
/// makes of the image counts, and a digest makes up for a missing tag.
struct ImageTag: Rule {
    static let id = "K8S-LATEST"
    static let why = "Two pods of one Deployment can run different images, and a rollback brings back what is newest"
    static let fix = "Name the version, best with its digest"

    static func check(_ project: Project) -> [Finding] {
        project.pods.compactMap { container in
            guard let image = container.image, !image.isOpen, image.isMoving else { return nil }
            return container.finding(ImageNames.fault(image), at: container.imagePosition)
        }
    }
}
