/// `gcloud run deploy … --gpu 1` in workflows, and the flags of Google's deploy action.
enum CloudRunCommand {
    static func findings(_ project: Project) -> [Finding] {
        project.workflows.flatMap { workflow in
            workflow.steps.flatMap { step -> [Finding] in
                let commands = step.commands.filter { $0.program == "gcloud" && $0.arguments.contains("run") }
                    .map { ($0.arguments, $0.position, $0.arguments.contains("jobs")) }
                let flags = step.action == "google-github-actions/deploy-cloudrun" ? step.input("flags") : nil
                let action =
                    flags.map { flags in
                        [
                            (
                                ShellReader.words(PlacedText((flags.string ?? "")[...], line: flags.position.line)).map(
                                    \.text), flags.position, false
                            )
                        ]
                    } ?? []
                return (commands + action).compactMap { words, position, isJob in
                    fault(words, isJob: isJob, project.settings).map { workflow.finding($0, at: position) }
                }
            }
        }
    }

    private static func fault(_ words: [String], isJob: Bool, _ settings: ReviewSettings) -> String? {
        func value(_ name: String) -> String? {
            for (index, word) in words.enumerated() {
                if word == name, index + 1 < words.count { return words[index + 1] }
                if word.hasPrefix(name + "=") { return String(word.dropFirst(name.count + 1)) }
            }
            return nil
        }
        guard value("--gpu") != nil || value("--gpu-type") != nil else { return nil }
        let accelerator = CloudRunAccelerator.name(value("--gpu-type") ?? "nvidia-l4")
        let target = isJob ? "cloud-run-job" : "cloud-run-service"
        // gcloud itself raises what is not given.
        guard let least = settings.gpuMinimums.first(where: { $0.target == target && $0.accelerator == accelerator })
        else { return nil }
        let cores = value("--cpu").flatMap(Quantity.cores) ?? least.vcpu
        let size = value("--memory").flatMap(Quantity.gibibytes) ?? least.memoryGiB
        return cores < least.vcpu || size < least.memoryGiB ? CloudRunAccelerator.fault(cores, size, least) : nil
    }
}
