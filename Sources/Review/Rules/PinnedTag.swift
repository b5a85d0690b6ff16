/// Finds images without a tag, or with one that moves (`latest`, `main-latest`, `nightly`), in Dockerfiles (`COPY
/// --from` too), Compose files, ECS and Cloud Run; in Kubernetes manifests `K8S-LATEST` does. A digest makes up for a
/// missing tag.
struct PinnedTag: Rule {
    static let id = "IMG-PIN-TAG"
    static let why = "«latest» is another image at the next build, with other bugs, and nobody can say which one ran"
    static let fix = "Name the version, best with its digest"

    static func check(_ project: Project) -> [Finding] {
        let bases = project.dockerfiles.flatMap { dockerfile in
            dockerfile.images.compactMap { instruction, image, position -> Finding? in
                guard !image.isOpen, image.isMoving else { return nil }
                return dockerfile.finding(instruction, ImageNames.fault(image), at: position)
            }
        }
        let images = project.containers.compactMap { container -> Finding? in
            guard let image = container.image, !image.isOpen, image.isMoving, container.value["build"] == nil,
                container.platform != .kubernetes
            else { return nil }
            return container.finding(ImageNames.fault(image), at: container.imagePosition)
        }
        return bases + images
    }
}
