/// Finds pods and services whose image has the name of one that a workflow pushes, in another registry or repository.
struct ImageDrift: Rule {
    static let id = "X-IMAGE-DRIFT"
    static let why = "CI builds one image and the cluster runs another: a fix that was merged never arrives"
    static let fix = "Name the repository that CI pushes to, and let CI write the tag or digest"

    static func check(_ project: Project) -> [Finding] {
        let pushed = project.builds.filter(\.isPushed).flatMap(\.images).filter {
            !$0.repository.contains("$") && !$0.repository.contains("{")
        }
        return project.containers.compactMap { container in
            guard let image = container.image, !image.isOpen, container.value["build"] == nil else { return nil }
            let same = pushed.filter { $0.name == image.name }
            guard let other = same.first, !same.contains(where: { $0.repository == image.repository }) else {
                return nil
            }
            return container.finding(
                "\(image.repository) runs, CI pushes \(other.repository)", at: container.imagePosition)
        }
    }
}
