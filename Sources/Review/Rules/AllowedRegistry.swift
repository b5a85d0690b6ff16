/// Finds images from registries other than those that `--registry` names. Without the flag nothing is said.
struct AllowedRegistry: Rule {
    static let id = "IMG-REGISTRY"
    static let why = "Images from anywhere are code from anybody"
    static let fix = "Mirror the image into a registry of yours and take it from there"

    static func check(_ project: Project) -> [Finding] {
        let allowed = project.settings.registries
        guard !allowed.isEmpty else { return [] }
        func isForeign(_ image: ImageReference) -> Bool {
            !image.isOpen && !allowed.contains { image.registry == $0 || image.repository.hasPrefix($0 + "/") }
        }
        let bases = project.dockerfiles.flatMap { dockerfile in
            dockerfile.images.compactMap { instruction, image, position -> Finding? in
                guard isForeign(image) else { return nil }
                return dockerfile.finding(instruction, "\(image.text) comes from \(image.registry)", at: position)
            }
        }
        return bases
            + project.containers.compactMap { container in
                guard let image = container.image, isForeign(image), container.value["build"] == nil else { return nil }
                return container.finding("\(image.text) comes from \(image.registry)", at: container.imagePosition)
            }
    }
}
