/// What a report of Trivy's says, at the place where the image is named.
struct ScanFindings {
    private let scan: ImageScan
    private let file: SourceFile
    private let position: Position

    init(_ scan: ImageScan, _ project: Project) {
        self.scan = scan
        let image = ImageReference(scan.image)
        let container = project.containers.first {
            $0.image?.repository == image.repository || $0.image?.name == image.name
        }
        let stage = project.dockerfiles.lazy.flatMap { dockerfile in
            dockerfile.stages.filter { ImageReference($0.base).repository == image.repository }.map { (dockerfile, $0) }
        }.first
        if let container {
            (file, position) = (container.file, container.imagePosition)
        } else if let stage {
            (file, position) = (stage.0.file, stage.1.position)
        } else {
            (file, position) = (SourceFile(path: scan.file, text: ""), .start)
        }
    }

    var findings: [Finding] {
        let critical = Dictionary(grouping: scan.vulnerabilities.filter { $0.severity == .critical }, by: \.id)
        let single = critical.keys.sorted().compactMap { id -> Finding? in
            guard let first = critical[id]?.first else { return nil }
            let mend = first.fixed.map { "fixed in \($0)" } ?? "no fix yet"
            return Finding(
                file, position, "\(scan.image): \(id) in \(first.package) \(first.installed), \(mend)",
                severity: first.fixed == nil ? .medium : .high)
        }
        let high = Set(scan.vulnerabilities.filter { $0.severity == .high }.map(\.id)).count
        var others: [Finding] = []
        if high > 0 {
            others.append(
                Finding(
                    file, position, "\(scan.image): \(high) high vulnerabilities to be looked at", severity: .medium))
        }
        if scan.secrets > 0 {
            others.append(
                Finding(file, position, "\(scan.image): \(scan.secrets) secrets in its layers", severity: .critical))
        }
        return single + others
    }
}
