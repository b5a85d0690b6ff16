/// Finds models that are taken from a hub by name alone: `from_pretrained`, `snapshot_download`, `hf_hub_download` and
/// `pipeline` without `revision` in Python, in scripts that manifests and Dockerfiles hold too, `huggingface-cli
/// download` without `--revision`, and vLLM, TGI and SGLang started with a model of the hub and no revision. Local
/// folders need none. `main` is no revision.
struct HubRevision: Rule {
    static let id = "ML-HUB-REVISION"
    static let why = "The owner of a model can change it, code and weights, under the same name"
    static let fix = "Give the commit: revision=\"…\" in code, --revision on the command line"

    static func check(_ project: Project) -> [Finding] {
        let code = zip(project.files, project.kinds).filter { [.python, .yaml, .dockerfile].contains($1) }.flatMap {
            file, _ in
            PythonCalls.unpinned(file)
        }
        let builds = project.dockerfiles.flatMap { dockerfile in
            dockerfile.commands(dockerfile.instructions).compactMap { run, command -> Finding? in
                guard HubCommand.isUnpinned(command) else { return nil }
                return dockerfile.finding(run, "a model is downloaded without a revision", at: command.position)
            }
        }
        return code + builds
            + project.containers.compactMap { container in
                guard let model = HubCommand.unpinnedModel(container) else { return nil }
                return container.finding("\(model.text.prefix(80)) has no revision", at: model.position)
            }
    }
}
