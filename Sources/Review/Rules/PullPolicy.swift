/// Finds containers of pods with a tag that can move and a policy that does not look again.
struct PullPolicy: Rule {
    static let id = "K8S-PULL"
    static let why = "A node that has the tag's old image keeps running it"
    static let fix = "Pin the image by digest, or set imagePullPolicy: Always"

    static func check(_ project: Project) -> [Finding] {
        project.wholePods.compactMap { container in
            guard let image = container.image, !image.isOpen, image.digest == nil, !image.isLatest,
                container.value["imagePullPolicy"]?.string != "Always"
            else { return nil }
            return container.finding("\(image.text) may be stale on a node", at: container.imagePosition)
        }
    }
}
