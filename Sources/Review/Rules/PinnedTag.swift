/// Finds images without a tag, or with `latest`, in Dockerfiles, Compose files, ECS and Cloud Run; in Kubernetes
/// manifests `K8S-LATEST` does. A digest makes up for a missing tag.
struct PinnedTag: Rule {
    static let id = "IMG-PIN-TAG"
    static let why = "«latest» is another image at the next build, with other bugs, and nobody can say which one ran"
    static let fix = "Name the version, best with its digest"

    static func check(_ project: Project) -> [Finding] {
        let bases = project.dockerfiles.flatMap { dockerfile in
            dockerfile.stages.compactMap { stage -> Finding? in
                let image = ImageReference(stage.base)
                guard !dockerfile.isInternal(stage), stage.base != "scratch", !image.isOpen, image.isLatest else {
                    return nil
                }
                return dockerfile.finding(stage.from, ImageNames.fault(image), at: stage.position)
            }
        }
        let images = project.containers.compactMap { container -> Finding? in
            guard let image = container.image, !image.isOpen, image.isLatest, container.value["build"] == nil,
                container.platform != .kubernetes, !(container.imageValue?.isExpression ?? false)
            else { return nil }
            return container.finding(ImageNames.fault(image), at: container.imagePosition)
        }
        return bases + images
    }
}
