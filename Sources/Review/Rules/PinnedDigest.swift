/// Finds images without a digest: bases in Dockerfiles and what COPY takes files from, `image` in Compose, Kubernetes,
/// ECS and Cloud Run. Stages, `scratch`, images that a Compose service builds itself, and names that are only known at
/// deployment are left out. What Kustomize makes of an image counts.
struct PinnedDigest: Rule {
    static let id = "IMG-PIN-DIGEST"
    static let why = "A tag can be moved to another image, by its owner or by whoever got their password"
    static let fix = "Append @sha256:… (docker buildx imagetools inspect IMAGE prints it) and let a bot raise it"

    static func check(_ project: Project) -> [Finding] {
        let bases = project.dockerfiles.flatMap { dockerfile in
            dockerfile.images.compactMap { instruction, image, position -> Finding? in
                guard !image.isOpen, image.digest == nil else { return nil }
                return dockerfile.finding(instruction, "\(image.text) has no digest", at: position)
            }
        }
        let images = project.containers.compactMap { container -> Finding? in
            guard let image = container.image, !image.isOpen, image.digest == nil, container.value["build"] == nil
            else { return nil }
            return container.finding("\(image.text) has no digest", at: container.imagePosition)
        }
        return bases + images
    }
}
