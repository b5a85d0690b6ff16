/// Which image is built from which file, and what runs it.
extension Project {
    /// The containers that nothing else completes.
    var running: [Container] { containers.filter { !$0.isPartial } }

    /// Containers of pods, in a cluster.
    var pods: [Container] { containers.filter { $0.platform == .kubernetes } }

    /// Pods that nothing else completes.
    var wholePods: [Container] { pods.filter { !$0.isPartial } }

    /// Objects that make pods, in a cluster.
    var podOwners: [Manifest] { manifests.filter { $0.pod != nil && !$0.isCloudRun } }

    func dockerfile(at path: String) -> Dockerfile? {
        dockerfiles.first { $0.file.folder.joining($0.file.name) == "".joining(path) || $0.file.path == path }
    }

    /// The Dockerfile that the container's image is built from, as far as the files tell: a Compose service names it,
    /// and so does a workflow; a single Dockerfile is that of the images with its folder's name.
    func dockerfile(of container: Container) -> Dockerfile? {
        if container.platform == .compose,
            let compose = composes.first(where: { $0.file.path == container.file.path }),
            let service = compose.services.first(where: { $0.key == container.name })
        {
            return compose.dockerfilePath(service.value).flatMap(dockerfile)
        }
        guard let image = container.image else { return nil }
        for build in builds where build.images.contains(where: { $0.name == image.name }) {
            if let found = build.dockerfile.flatMap(dockerfile) { return found }
        }
        let own = Set(pods.compactMap(\.image).filter { !PublicImages.contains($0) }.map(\.name))
        guard dockerfiles.count == 1, own == [image.name] else { return nil }
        return dockerfiles[0]
    }

    /// What runs the image of this Dockerfile.
    func containers(of dockerfile: Dockerfile) -> [Container] {
        containers.filter { self.dockerfile(of: $0)?.file.path == dockerfile.file.path }
    }

    /// Builds of images in workflows.
    var builds: [ImageBuild] { workflows.flatMap(ImageBuild.all) }
}
