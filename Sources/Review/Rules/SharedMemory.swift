/// Finds containers with a GPU of images that use shared memory (vLLM, TGI, SGLang, Triton, PyTorch, Ray) without more of
/// it, in pods and Compose services.
struct SharedMemory: Rule {
    static let id = "ML-SHM"
    static let why =
        "Containers get 64 MiB of shared memory: data loaders and tensor parallelism crash with a bus error under load"
    static let fix = "Mount an emptyDir of medium Memory at /dev/shm; in Compose set shm_size or ipc: shareable"

    static func check(_ project: Project) -> [Finding] {
        project.running.compactMap { container in
            guard container.hasGPU, !container.isInit, let image = container.image, GPUImages.usesSharedMemory(image)
            else { return nil }
            switch container.platform {
            case .compose:
                let value = container.value
                guard value["shm_size"] == nil, value["ipc"] == nil,
                    !(value["tmpfs"]?.listOrSelf.contains { $0.string?.hasPrefix("/dev/shm") ?? false } ?? false)
                else { return nil }
                return container.finding("no shm_size")
            case .kubernetes:
                let mounts = container.value["volumeMounts"]?.list ?? []
                guard !mounts.contains(where: { $0["mountPath"]?.string == "/dev/shm" }),
                    container.pod["hostIPC"]?.bool != true
                else { return nil }
                return container.finding("no volume at /dev/shm")
            case .ecs, .cloudRun: return nil
            }
        }
    }
}
