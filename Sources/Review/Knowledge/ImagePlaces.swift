/// Where the files name an image: what runs it, else what is built on it.
struct ImagePlaces {
    struct Place {
        let file: SourceFile
        let position: Position
    }

    private let containers: [Container]
    private let dockerfiles: [Dockerfile]

    init(_ project: Project) {
        containers = project.containers
        dockerfiles = project.dockerfiles
    }

    /// The report itself where no file names what it is about.
    func place(of report: TrivyReport) -> Place {
        let image = ImageReference(report.artifact)
        if let container = containers.first(where: {
            $0.image?.repository == image.repository || $0.image?.name == image.name
        }) {
            return Place(file: container.file, position: container.imagePosition)
        }
        for dockerfile in dockerfiles {
            guard let stage = dockerfile.stages.first(where: { ImageReference($0.base).repository == image.repository })
            else { continue }
            return Place(file: dockerfile.file, position: stage.position)
        }
        return Place(file: SourceFile(path: report.file, text: ""), position: .start)
    }
}
