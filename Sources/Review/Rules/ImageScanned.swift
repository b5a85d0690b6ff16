/// Finds workflows that build an image and never scan one, and the critical and high vulnerabilities of a Trivy report
/// given with `--trivy`: critical ones are high findings, those without a fix medium, high ones are counted together.
struct ImageScanned: Rule {
    static let id = "IMG-SCAN"
    static let why = "Nobody knows which known holes the image carries"
    static let fix =
        "Scan the image in the workflow that builds it, fail on critical, and give the report to berth review --trivy"

    static func check(_ project: Project) -> [Finding] {
        let scanned = Set(project.scans.filter(\.isImage).map { ImageReference($0.artifact).name })
        let workflows = project.workflows.compactMap { workflow -> Finding? in
            guard let build = ImageBuild.all(workflow).first, !hasScan(workflow),
                !build.images.contains(where: { scanned.contains($0.name) })
            else { return nil }
            return workflow.finding("an image is built and never scanned", at: build.position)
        }
        let places = ImagePlaces(project)
        return workflows + project.scans.flatMap { ScanFindings($0, places).findings }
    }

    private static func hasScan(_ workflow: Workflow) -> Bool {
        let actions = ["trivy", "grype", "anchore/scan", "snyk", "scout", "clair", "prisma", "wiz", "sysdig", "dockle"]
        let programs: Set = ["trivy", "grype", "snyk", "clairctl", "wizcli"]
        let reuses = workflow.jobs.contains { $0.value["uses"]?.string?.contains("scan") ?? false }
        return reuses
            || workflow.steps.contains { step in
                actions.contains { step.action.lowercased().contains($0) }
                    || step.commands.contains { command in
                        programs.contains(command.program)
                            || command.program == "docker" && ["scout", "scan"].contains(command.verb ?? "")
                            || command.words.contains {
                                $0.text.contains("aquasec/trivy") || $0.text.contains("aquasecurity/trivy")
                            }
                    }
            }
    }
}
