/// Gathers what runs containers, wherever it is written.
struct ContainerCollector {
    private let project: Project

    init(_ project: Project) {
        self.project = project
    }

    var containers: [Container] {
        project.manifests.flatMap(containers) + project.composes.flatMap(containers)
            + project.terraform.flatMap(containers)
    }

    private func containers(_ manifest: Manifest) -> [Container] {
        guard let pod = manifest.pod else { return [] }
        let platform: Container.Platform = manifest.isCloudRun ? .cloudRun : .kubernetes
        let single = manifest.kind == "InferenceService" ? (pod["model"].map { [$0] } ?? []) : []
        let lists = [
            (pod["containers"]?.list ?? [], false), (pod["initContainers"]?.list ?? [], true), (single, false),
        ]
        return lists.flatMap { values, isInit in
            values.filter(\.isMap).map { value in
                Container(
                    file: manifest.file, platform: platform, owner: manifest.title, name: value["name"]?.text ?? "?",
                    value: value, pod: pod, labels: manifest.podLabels, namespace: manifest.namespace,
                    // A sidecar is an init container that goes on.
                    isInit: isInit && value["restartPolicy"]?.string != "Always", isPartial: manifest.isPartial,
                    isJob: manifest.isJob, image: image(value))
            }
        }
    }

    private func containers(_ compose: ComposeFile) -> [Container] {
        compose.services.filter(\.value.isMap).map { service in
            Container(
                file: compose.file, platform: .compose, owner: "service \(service.key)", name: service.key,
                value: Value(service.value.content, at: service.position, isBlock: service.value.isBlock),
                pod: compose.value, labels: [:], namespace: nil, isInit: false,
                isPartial: compose.isOverride || service.value["extends"] != nil, isJob: false,
                image: service.value["image"]?.string.map { ImageReference(DockerVariables.expand($0, [:])) })
        }
    }

    private func containers(_ terraform: TerraformFile) -> [Container] {
        terraform.blocks.filter { $0.type == "resource" }.flatMap { block -> [Container] in
            switch block.kind {
            case "aws_ecs_task_definition":
                return make(terraform, block, .ecs, block.body, block.body["container_definitions"]?.list ?? [])
            case "google_cloud_run_v2_service":
                guard let template = block.body["template"] else { return [] }
                return make(terraform, block, .cloudRun, template, template["containers"]?.listOrSelf ?? [])
            case "google_cloud_run_v2_job":
                guard let template = block.body["template", "template"] else { return [] }
                return make(terraform, block, .cloudRun, template, template["containers"]?.listOrSelf ?? [])
            case "google_cloud_run_service":
                guard let template = block.body["template", "spec"] else { return [] }
                return make(terraform, block, .cloudRun, template, template["containers"]?.listOrSelf ?? [])
            default: return []
            }
        }
    }

    private func make(
        _ terraform: TerraformFile, _ block: TerraformFile.Block, _ platform: Container.Platform, _ pod: Value,
        _ values: [Value]
    ) -> [Container] {
        values.filter(\.isMap).map { value in
            Container(
                file: terraform.file, platform: platform, owner: block.address,
                name: value["name"]?.text ?? block.labels.last ?? "?", value: value, pod: pod, labels: [:],
                namespace: nil, isInit: false, isPartial: false, isJob: block.kind.hasSuffix("_job"),
                image: image(value["image"], terraform.file))
        }
    }

    /// Of an expression only what a local value of the same folder says; what a variable holds is not known here.
    private func image(_ value: Value?, _ file: SourceFile) -> ImageReference? {
        guard let value else { return nil }
        guard value.isExpression else { return value.text.map(ImageReference.init) }
        guard let text = value.text, text.hasPrefix("local.") else { return nil }
        let locals = project.terraform.filter { $0.file.folder == file.folder }.flatMap(\.blocks)
            .filter { $0.type == "locals" }
        return locals.lazy.compactMap { $0.body[String(text.dropFirst(6))]?.string }.first.map(ImageReference.init)
    }

    private func image(_ value: Value) -> ImageReference? {
        guard let text = value["image"]?.text else { return nil }
        let changed = project.kustomizations.compactMap { $0.changed(text) }
        return ImageReference(changed.first ?? text)
    }
}
