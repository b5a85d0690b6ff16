/// Everything that the given paths hold, read as what it is, so that rules can look across files.
struct Project: Sendable {
    let files: [SourceFile]
    /// All files of the folders, those that are not read too.
    let names: [String]
    private(set) var kinds: [FileKind] = []
    private(set) var dockerfiles: [Dockerfile] = []
    private(set) var manifests: [Manifest] = []
    private(set) var kustomizations: [Kustomization] = []
    private(set) var composes: [ComposeFile] = []
    private(set) var workflows: [Workflow] = []
    private(set) var terraform: [TerraformFile] = []
    private(set) var values: [(file: SourceFile, value: Value)] = []
    private(set) var containers: [Container] = []
    /// Builds of images in workflows.
    private(set) var builds: [ImageBuild] = []
    /// Names of images in pods that nobody else publishes.
    private(set) var ownImages: Set<String> = []
    /// The path of each container's Dockerfile, where there is one.
    private(set) var origins: [String?] = []
    /// Places in `dockerfiles` by path.
    private(set) var dockerfileIndexes: [String: Int] = [:]
    /// `names` with `.` and `..` resolved.
    let paths: [String]
    private(set) var secrets: [FoundSecret] = []
    private(set) var unevaluated: [Unevaluated] = []
    let settings: ReviewSettings
    /// Reports of scanned images and files.
    let scans: [TrivyReport]

    init(
        _ files: [SourceFile], names: [String] = [], settings: ReviewSettings = ReviewSettings(),
        scans: [TrivyReport] = []
    ) {
        self.files = files
        self.settings = settings
        self.scans = scans
        self.names = names.isEmpty ? files.map(\.path) : names
        paths = self.names.map { "".joining($0) }
        kinds = files.map(FileKind.of)
        var documents: [(file: SourceFile, value: Value)] = []
        for (file, kind) in zip(files, kinds) {
            do throws(Unparsable) {
                switch kind {
                case .dockerfile: dockerfiles.append(try Dockerfile(file))
                case .yaml: documents += try YAMLReader.documents(file).map { (file, $0) }
                case .terraform: terraform.append(try TerraformFile(file))
                case .terraformValues: values.append((file, try HCLReader(file).attributes()))
                default: break
                }
            } catch {
                note(file, error)
            }
        }
        sort(documents)
        builds = workflows.flatMap(ImageBuild.all)
        dockerfileIndexes = Dictionary(dockerfiles.indices.map { ("".joining(dockerfiles[$0].file.path), $0) }) {
            first, _ in first
        }
        containers = ContainerCollector(self).containers
        ownImages = Set(pods.compactMap(\.image).filter { !PublicImages.contains($0) }.map(\.name))
        origins = containers.map { dockerfile(of: $0)?.file.path }
        secrets = SecretSurvey(self).found
        for block in terraform.flatMap({ file in file.blocks.map { (file.file, $0) } })
        where block.1.type == "resource" && block.1.kind == "aws_ecs_task_definition" {
            guard let definitions = block.1.body["container_definitions"], definitions.list.isEmpty else { continue }
            unevaluated.append(
                Unevaluated(
                    file: block.0.path, position: definitions.position,
                    reason:
                        "\(block.1.address): its containers are text that only Terraform can evaluate; use jsonencode"))
        }
    }

    private mutating func note(_ file: SourceFile, _ error: Unparsable) {
        let isTemplate = file.text.contains("{{") && FileKind.of(file) == .yaml
        let reason = isTemplate ? "a template: review what it renders to (\(error.reason))" : error.reason
        unevaluated.append(Unevaluated(file: file.path, position: error.position, reason: reason))
    }

    private mutating func sort(_ documents: [(file: SourceFile, value: Value)]) {
        kustomizations = documents.filter { Kustomization.isOne($0.value, $0.file) }.map(Kustomization.init)
        let patches = Set(kustomizations.flatMap(\.patches))
        let composeFolders = Set(
            documents.filter { Self.isMainCompose($0.file.name) }.map(\.file.folder))
        for (file, value) in documents {
            if Kustomization.isOne(value, file) { continue }
            if Workflow.isOne(value, file) {
                workflows.append(Workflow(file: file, value: value))
            } else if value["kind"] != nil, value["apiVersion"] != nil {
                let isPartial = patches.contains(file.folder.joining(file.name))
                let isList = value["kind"]?.string?.hasSuffix("List") ?? false
                let objects = isList && value["items"] != nil ? value["items"]?.list ?? [] : [value]
                manifests += objects.map { Manifest(file: file, value: $0, isPartial: isPartial) }
            } else if value["services"]?.isMap ?? false, value["kind"] == nil {
                let isOverride = !Self.isMainCompose(file.name) && composeFolders.contains(file.folder)
                composes.append(ComposeFile(file: file, value: value, isOverride: isOverride))
            }
        }
    }

    private static func isMainCompose(_ name: String) -> Bool {
        ["compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml"].contains(name)
    }
}
