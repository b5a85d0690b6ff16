/// Images that others publish, told by where they come from.
enum PublicImages {
    private static let organisations = [
        "docker.io/vllm/", "docker.io/nvidia/", "nvcr.io/", "docker.io/bitnami/", "docker.io/grafana/", "quay.io/",
        "docker.io/prom/", "docker.io/ollama/", "ghcr.io/huggingface/", "docker.io/pytorch/", "docker.io/tensorflow/",
        "docker.io/openvino/", "docker.io/lmsysorg/", "registry.k8s.io/", "gcr.io/distroless/", "mcr.microsoft.com/",
        "docker.io/redis/", "docker.io/minio/", "docker.io/qdrant/", "docker.io/library/", "public.ecr.aws/",
        "docker.io/rayproject/", "docker.io/kserve/", "docker.io/curlimages/", "docker.io/apache/",
    ]

    static func contains(_ image: ImageReference) -> Bool {
        // An untagged single word is as often an image of one's own.
        if image.repository.hasPrefix("docker.io/library/") { return official.contains(image.name) }
        return organisations.contains { image.repository.hasPrefix($0) }
    }

    /// Docker's official images that serve or carry models, and what runs beside them.
    private static let official: Set = [
        "python", "debian", "ubuntu", "alpine", "busybox", "nginx", "redis", "postgres", "mysql", "mariadb", "mongo",
        "node", "golang", "rabbitmq", "traefik", "httpd", "memcached", "caddy", "haproxy", "elasticsearch", "kibana",
        "amazonlinux", "fedora", "rockylinux", "openjdk", "eclipse-temurin", "rust", "ruby", "php", "gcc",
        "buildpack-deps",
    ]
}
