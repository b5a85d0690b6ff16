"""The labelled corpus: realistic files that keep the checklist, changed one requirement at a time.

A case is a folder. `broken` cases break one requirement; `kept` cases are changed in a way that keeps it, such as people
write it in practice. Labels say which requirement, and come from what was changed, not from what any tool finds.
"""
import os
import random
import string

BASES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "bases")
DIGEST = "@sha256:" + "0123456789abcdef" * 4


def base(name):
    with open(os.path.join(BASES, name)) as file:
        return file.read()


def letters(count, alphabet=string.ascii_letters + string.digits, seed=0):
    """Random text, the same at every run."""
    generator = random.Random(f"{seed}-{count}")
    return "".join(generator.choice(alphabet) for _ in range(count))


SECRETS = {
    "github": "ghp_" + letters(36, seed=1),
    "aws": "AKIA" + letters(16, string.ascii_uppercase + "234567", seed=2),
    "huggingface": "hf_" + letters(34, string.ascii_letters, seed=3),
    "password": "Tr" + letters(10, seed=4),
    "url": "postgres://app:" + letters(14, seed=5) + "@db.internal:5432/app",
    "slack": "xoxb-" + letters(12, string.digits, seed=6) + "-" + letters(12, string.digits, seed=7) + "-" + letters(24, seed=8),
}
KEY = "-----BEGIN RSA PRIVATE KEY-----\n" + "\n".join(letters(64, seed=20 + i) for i in range(6)) + "\n-----END RSA PRIVATE KEY-----\n"


class Corpus:
    def __init__(self):
        self.cases = []

    def add(self, label, requirement, name, files):
        """`label` is broken or kept; `files` maps paths to contents."""
        self.cases.append((label, requirement, name, files))

    def change(self, label, requirement, name, path, source, old, new, extra=None):
        """One file of `bases` with `old` replaced; fails where `old` is not there, so that no case is idle."""
        text = base(source)
        if old is not None:
            if old not in text:
                raise ValueError(f"{name}: {old!r} is not in {source}")
            text = text.replace(old, new)
        files = {path: text}
        files.update(extra or {})
        self.add(label, requirement, name, files)


DOCKER = {"cpu": "cpu.Dockerfile", "gpu": "gpu.Dockerfile"}
USER = {"cpu": "USER 10001:10001\n", "gpu": "USER 10002\n"}
FROM = {
    "cpu": "FROM python:3.12-slim-bookworm" + DIGEST + "\nRUN groupadd",
    "gpu": "FROM nvidia/cuda:12.4.1-cudnn-runtime-ubuntu22.04" + DIGEST,
}
MANIFESTS = {"deployment": "deployment.yaml", "cronjob": "cronjob.yaml"}


def docker(corpus, label, requirement, name, kind, old, new, extra=None):
    files = {"requirements.txt": base("requirements.txt"), ".dockerignore": "**\n!src\n!server\n!pyproject.toml\n!uv.lock\n!requirements.txt\n"}
    files.update(extra or {})
    corpus.change(label, requirement, f"docker-{kind}-{name}", "Dockerfile", DOCKER[kind], old, new, files)


def secrets(c):
    for kind in DOCKER:
        for secret, value in SECRETS.items():
            variable = {"password": "DB_PASSWORD", "url": "DATABASE_URL"}.get(secret, "SERVICE_TOKEN")
            docker(c, "broken", "secret", f"env-{secret}", kind, "EXPOSE", f"ENV {variable}={value}\nEXPOSE")
        docker(c, "broken", "secret", "arg-default", kind, "EXPOSE", f"ARG API_TOKEN={letters(24, seed=9)}\nEXPOSE")
        docker(c, "broken", "secret", "arg", kind, "EXPOSE", "ARG HF_TOKEN\nRUN ./fetch --token $HF_TOKEN\nEXPOSE")
        docker(c, "broken", "secret", "copy-env", kind, "EXPOSE", "COPY .env ./\nEXPOSE")
        docker(c, "broken", "secret", "copy-key", kind, "EXPOSE", "COPY deploy/id_rsa /root/.ssh/id_rsa\nEXPOSE")
        docker(c, "broken", "secret", "run-header", kind, "EXPOSE",
               f'RUN curl -fsS -H "Authorization: Bearer {SECRETS["github"]}" https://api.acme.example/v1/warm\nEXPOSE')
        docker(c, "kept", "secret", "placeholder", kind, "EXPOSE", "ENV API_KEY=changeme\nEXPOSE")
        docker(c, "kept", "secret", "file", kind, "EXPOSE", "ENV DB_PASSWORD_FILE=/run/secrets/db\nEXPOSE")
        docker(c, "kept", "secret", "mount", kind, "EXPOSE",
               "RUN --mount=type=secret,id=hf_token HF_TOKEN=\"$(cat /run/secrets/hf_token)\" python3 -m fetch\nEXPOSE")
        docker(c, "kept", "secret", "tokens", kind, "EXPOSE", "ENV MAX_TOKENS=4096 TOKEN_BUDGET=100 PAD_TOKEN_ID=0\nEXPOSE")
        docker(c, "kept", "secret", "hash", kind, "EXPOSE", "ARG MODEL_SHA256=9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\nEXPOSE")
        docker(c, "kept", "secret", "public-cert", kind, "EXPOSE", "COPY certs/ca-bundle.pem /etc/ssl/certs/\nEXPOSE")
        docker(c, "kept", "secret", "comment", kind, "EXPOSE", "# the password is mounted: /run/secrets/db\nEXPOSE")
    for secret, value in SECRETS.items():
        name = {"password": "POSTGRES_PASSWORD", "url": "DATABASE_URL"}.get(secret, "SERVICE_TOKEN")
        c.change("broken", "secret", f"compose-env-{secret}", "compose.yaml", "compose.yaml", "LOG_LEVEL: debug", f"{name}: {value}")
        c.change("broken", "secret", f"k8s-env-{secret}", "deployment.yaml", "deployment.yaml",
                 "- name: LOG_LEVEL\n              value: info", f"- name: {name}\n              value: {value}")
        c.change("broken", "secret", f"k8s-configmap-{secret}", "deployment.yaml", "deployment.yaml",
                 'TOKEN_LIMIT: "4096"', f'{name}: "{value}"')
        c.change("broken", "secret", f"ecs-env-{secret}", "main.tf", "main.tf",
                 '{ name = "LOG_LEVEL", value = "info" }', f'{{ name = "{name}", value = "{value}" }}')
        c.change("broken", "secret", f"cloudrun-env-{secret}", "main.tf", "main.tf",
                 'name  = "MODEL"\n        value = "/models/llm"', f'name  = "{name}"\n        value = "{value}"')
        c.change("broken", "secret", f"workflow-env-{secret}", ".github/workflows/ci.yml", "ci.yml",
                 "IMAGE: ghcr.io/acme/classifier", f"IMAGE: ghcr.io/acme/classifier\n      {name}: {value}")
        c.change("broken", "secret", f"envfile-{secret}", "prod.env", "prod.env", "LOG_LEVEL=info", f"{name}={value}")
        c.change("broken", "secret", f"code-{secret}", "settings.py", "settings.py", 'API_KEY = os.environ.get("API_KEY", "")', f'API_KEY = "{value}"')
    c.change("broken", "secret", "tf-variable-default", "main.tf", "main.tf", "sensitive = true", f'default   = "{SECRETS["password"]}"')
    c.add("broken", "secret", "key-file", {"deploy/service.pem": KEY, "settings.py": base("settings.py")})
    c.add("broken", "secret", "k8s-secret-committed", {"secret.yaml": "apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\n  namespace: ml\ntype: Opaque\nstringData:\n  password: " + SECRETS["password"] + "\n"})
    c.change("kept", "secret", "compose-reference", "compose.yaml", "compose.yaml", "LOG_LEVEL: debug", "POSTGRES_PASSWORD: ${POSTGRES_PASSWORD:?}")
    c.change("kept", "secret", "compose-file", "compose.yaml", "compose.yaml", "LOG_LEVEL: debug", "POSTGRES_PASSWORD_FILE: /run/secrets/db")
    c.change("kept", "secret", "k8s-secret-reference", "deployment.yaml", "deployment.yaml", "- name: LOG_LEVEL\n              value: info",
             "- name: PASSWORD_ENCODER\n              value: bcrypt")
    c.change("kept", "secret", "k8s-configmap-url", "deployment.yaml", "deployment.yaml", 'TOKEN_LIMIT: "4096"', 'TOKEN_URL: "https://auth.acme.example/oauth/token"')
    c.change("kept", "secret", "k8s-configmap-names", "deployment.yaml", "deployment.yaml", 'TOKEN_LIMIT: "4096"', 'secretName: "classifier-db"\n  SECRET_ROTATION_DAYS: "30"')
    c.change("kept", "secret", "tf-reference", "main.tf", "main.tf", '{ name = "LOG_LEVEL", value = "info" }', '{ name = "SECRET_ARN", value = "arn:aws:secretsmanager:us-east-1:111122223333:secret:db-AbCdEf" }')
    c.change("kept", "secret", "workflow-secret", ".github/workflows/ci.yml", "ci.yml", "IMAGE: ghcr.io/acme/classifier", "IMAGE: ghcr.io/acme/classifier\n      API_TOKEN: ${{ secrets.API_TOKEN }}")
    c.change("kept", "secret", "env-example", ".env.example", "prod.env", "LOG_LEVEL=info", "API_KEY=your-api-key\nDATABASE_URL=postgres://user:password@localhost:5432/app")
    c.change("kept", "secret", "code-docs", "settings.py", "settings.py", 'API_KEY = os.environ.get("API_KEY", "")', '# AWS documents AKIAIOSFODNN7EXAMPLE as a key\nAPI_KEY = get_secret("prod/api-key")')
    c.change("kept", "secret", "code-hash", "settings.py", "settings.py", "MAX_TOKENS = 512", 'MAX_TOKENS = 512\nMODEL_REVISION = "3f2504e04f8911d39a0c0305e82c3301a1b2c3d4"')
    c.add("kept", "secret", "lock-file", {"package-lock.json": '{"packages": {"a": {"integrity": "sha512-' + letters(86, seed=40) + '=="}}}\n', "settings.py": base("settings.py")})


def nonroot(c):
    for kind in DOCKER:
        docker(c, "broken", "nonroot", "no-user", kind, USER[kind], "")
        docker(c, "broken", "nonroot", "root", kind, USER[kind], "USER root\n")
        docker(c, "broken", "nonroot", "zero", kind, USER[kind], "USER 0:0\n")
        docker(c, "broken", "nonroot", "root-again", kind, USER[kind], USER[kind] + "USER root\nRUN ldconfig\n")
        docker(c, "broken", "nonroot", "arg-root", kind, USER[kind], "ARG RUN_AS=root\nUSER ${RUN_AS}\n")
        docker(c, "broken", "nonroot", "sudo", kind, USER[kind], USER[kind] + "RUN sudo ldconfig\n")
        docker(c, "kept", "nonroot", "arg", kind, USER[kind], "ARG UID=10001\nUSER ${UID}\n")
        docker(c, "kept", "nonroot", "root-between", kind, USER[kind], "USER root\nRUN ldconfig\n" + USER[kind])
        docker(c, "kept", "nonroot", "lowercase", kind, USER[kind], USER[kind].replace("USER", "user"))
        docker(c, "kept", "nonroot", "comment", kind, USER[kind], "# not USER root\n" + USER[kind])
    docker(c, "broken", "nonroot", "only-build-stage", "cpu", "USER 10001:10001\n", "", None)
    docker(c, "broken", "nonroot", "unknown-user", "gpu", "RUN useradd --uid 10002 --create-home serve\n", "RUN mkdir /home/serve\n", None)
    c.cases[-1][3]["Dockerfile"] = c.cases[-1][3]["Dockerfile"].replace("USER 10002\n", "USER serve\n")
    docker(c, "kept", "nonroot", "root-in-build-stage", "cpu", "WORKDIR /app\nCOPY --from=ghcr", "USER root\nWORKDIR /app\nCOPY --from=ghcr")
    docker(c, "kept", "nonroot", "inherited", "gpu", FROM["gpu"], FROM["gpu"] + " AS base\nUSER 10002\nFROM base\nUSER root")
    docker(c, "kept", "nonroot", "distroless", "gpu", USER["gpu"], USER["gpu"].replace("10002", "nonroot"))
    c.cases[-1][3]["Dockerfile"] = "FROM gcr.io/distroless/python3-debian12:nonroot" + DIGEST + "\nCOPY src/ /app/\nCMD [\"/app/main.py\"]\n"
    for name, file in MANIFESTS.items():
        c.change("broken", "nonroot", f"k8s-{name}-false", file, file, "runAsNonRoot: true", "runAsNonRoot: false")
        c.change("broken", "nonroot", f"k8s-{name}-uid-0", file, file, "runAsUser: 10001", "runAsUser: 0")
        c.change("kept", "nonroot", f"k8s-{name}-quoted-key", file, file, "runAsNonRoot: true", '"runAsNonRoot": true')
        c.change("kept", "nonroot", f"k8s-{name}-list", file, file, None, None)
    c.change("broken", "nonroot", "k8s-deployment-absent", "deployment.yaml", "deployment.yaml", "        runAsNonRoot: true\n        runAsUser: 10001\n", "")
    c.change("broken", "nonroot", "k8s-container-overrides", "deployment.yaml", "deployment.yaml",
             "securityContext:\n            allowPrivilegeEscalation: false", "securityContext:\n            runAsNonRoot: false\n            allowPrivilegeEscalation: false")
    c.change("broken", "nonroot", "k8s-init-uid-0", "deployment.yaml", "deployment.yaml",
             "/models\"]\n          securityContext:", "/models\"]\n          securityContext:\n            runAsUser: 0")
    c.change("kept", "nonroot", "k8s-in-container", "cronjob.yaml", "cronjob.yaml", "            runAsNonRoot: true\n            runAsUser: 10001\n", "")
    c.cases[-1][3]["cronjob.yaml"] = c.cases[-1][3]["cronjob.yaml"].replace("securityContext:\n                allow", "securityContext:\n                runAsNonRoot: true\n                runAsUser: 10001\n                allow")
    c.change("broken", "nonroot", "compose-root", "compose.yaml", "compose.yaml", 'user: "10001:10001"', "user: root")
    c.change("broken", "nonroot", "compose-zero", "compose.yaml", "compose.yaml", 'user: "10001:10001"', 'user: "0"')
    c.change("broken", "nonroot", "ecs-root", "main.tf", "main.tf", 'user                   = "10001"', 'user                   = "root"')
    text = base("deployment.yaml").split("---\n")[0]
    listed = "apiVersion: v1\nkind: List\nitems:\n- " + text.replace("\n", "\n  ").strip() + "\n"
    c.add("broken", "nonroot", "k8s-in-list", {"list.yaml": listed.replace("runAsNonRoot: true", "runAsNonRoot: false")})
    c.add("kept", "nonroot", "k8s-in-list", {"list.yaml": listed})


def minimal(c):
    docker(c, "broken", "minimal", "full-base", "cpu", FROM["cpu"], "FROM python:3.12-bookworm" + DIGEST + "\nRUN groupadd")
    docker(c, "broken", "minimal", "devel-base", "gpu", "cudnn-runtime", "cudnn-devel")
    docker(c, "broken", "minimal", "compilers", "gpu", "--no-install-recommends", "--no-install-recommends build-essential=12.9ubuntu3")
    docker(c, "broken", "minimal", "recommends", "gpu", " --no-install-recommends", "")
    docker(c, "broken", "minimal", "lists", "gpu", " \\\n    && rm -rf /var/lib/apt/lists/*", "")
    docker(c, "broken", "minimal", "pip-cache", "gpu", "--no-cache-dir ", "")
    docker(c, "broken", "minimal", "weights", "gpu", "COPY server/", "COPY weights/model.safetensors /models/\nCOPY server/")
    docker(c, "kept", "minimal", "full-base-in-build", "cpu", "FROM python:3.12-slim-bookworm" + DIGEST + " AS build", "FROM python:3.12-bookworm" + DIGEST + " AS build")
    docker(c, "kept", "minimal", "compilers-in-build", "cpu", "WORKDIR /app\nCOPY --from=ghcr", "RUN apt-get update && apt-get install -y --no-install-recommends gcc=4:12.2.0-3 && rm -rf /var/lib/apt/lists/*\nWORKDIR /app\nCOPY --from=ghcr")
    docker(c, "kept", "minimal", "apt-cache-mount", "gpu", "RUN apt-get update", "RUN --mount=type=cache,target=/var/cache/apt --mount=type=cache,target=/var/lib/apt apt-get update")
    c.cases[-1][3]["Dockerfile"] = c.cases[-1][3]["Dockerfile"].replace(" \\\n    && rm -rf /var/lib/apt/lists/*", "")
    docker(c, "kept", "minimal", "pip-variable", "gpu", "--no-cache-dir ", "")
    c.cases[-1][3]["Dockerfile"] = c.cases[-1][3]["Dockerfile"].replace("ENV DEBIAN", "ENV PIP_NO_CACHE_DIR=1 DEBIAN")
    docker(c, "kept", "minimal", "pip-cache-removed", "gpu", "pip3 install --no-cache-dir --require-hashes -r requirements.txt", "pip3 install --require-hashes -r requirements.txt && rm -rf /root/.cache")
    docker(c, "kept", "minimal", "option-first", "gpu", "apt-get install -y --no-install-recommends", "apt-get -y --no-install-recommends install")
    docker(c, "kept", "minimal", "config-copied", "gpu", "COPY server/", "COPY server/model_config.json /models/\nCOPY server/")
    scan = base("ci.yml")
    start, end = scan.index("      - uses: aquasecurity"), scan.index("      - name: sign")
    c.add("broken", "minimal", "workflow-no-scan", {".github/workflows/ci.yml": scan[:start] + scan[end:]})
    c.add("kept", "minimal", "workflow-scan-command", {".github/workflows/ci.yml": scan[:start] + '      - run: trivy image --exit-code 1 --severity CRITICAL "$IMAGE"\n' + scan[end:]})
    c.add("kept", "minimal", "workflow-grype", {".github/workflows/ci.yml": scan[:start] + "      - uses: anchore/scan-action@869c549e657a088dc0441b08ce4fc0ecdac2bb65 # v5.3.0\n        with: {image: classifier}\n" + scan[end:]})
    c.change("broken", "minimal", "ecr-scan-off", "main.tf", "main.tf", "scan_on_push = true", "scan_on_push = false")
    c.change("broken", "minimal", "ecr-scan-absent", "main.tf", "main.tf", "  image_scanning_configuration {\n    scan_on_push = true\n  }\n\n", "")


def limits(c):
    server = '            limits:\n              cpu: "4"\n              memory: 4Gi\n'
    c.change("broken", "limits", "k8s-none", "deployment.yaml", "deployment.yaml",
             '          resources:\n            requests:\n              cpu: "2"\n              memory: 4Gi\n' + server, "")
    c.change("broken", "limits", "k8s-no-limits", "deployment.yaml", "deployment.yaml", server, "")
    c.change("broken", "limits", "k8s-no-memory", "deployment.yaml", "deployment.yaml", server, '            limits:\n              cpu: "4"\n')
    c.change("broken", "limits", "k8s-no-cpu", "deployment.yaml", "deployment.yaml", server, "            limits:\n              memory: 4Gi\n")
    c.change("broken", "limits", "k8s-init-none", "deployment.yaml", "deployment.yaml",
             '          resources:\n            requests:\n              cpu: 100m\n              memory: 256Mi\n            limits:\n              cpu: "1"\n              memory: 512Mi\n', "")
    c.change("broken", "limits", "k8s-typo", "deployment.yaml", "deployment.yaml", server, server.replace("limits", "limit"))
    c.change("broken", "limits", "cronjob-none", "cronjob.yaml", "cronjob.yaml",
             '              resources:\n                requests: {cpu: "4", memory: 8Gi}\n                limits: {cpu: "4", memory: 8Gi, nvidia.com/gpu: 1}\n', "")
    c.change("broken", "limits", "cronjob-no-memory", "cronjob.yaml", "cronjob.yaml", 'limits: {cpu: "4", memory: 8Gi, ', 'limits: {cpu: "4", ')
    c.change("broken", "limits", "gpu-request-alone", "cronjob.yaml", "cronjob.yaml",
             'requests: {cpu: "4", memory: 8Gi}\n                limits: {cpu: "4", memory: 8Gi, nvidia.com/gpu: 1}',
             'requests: {cpu: "4", memory: 8Gi, nvidia.com/gpu: 1}\n                limits: {cpu: "4", memory: 8Gi}')
    c.change("broken", "limits", "gpu-unequal", "cronjob.yaml", "cronjob.yaml", 'requests: {cpu: "4", memory: 8Gi}', 'requests: {cpu: "4", memory: 8Gi, nvidia.com/gpu: 2}')
    c.change("broken", "limits", "compose-none", "compose.yaml", "compose.yaml", '    deploy:\n      resources:\n        limits:\n          cpus: "2"\n          memory: 4g\n', "")
    c.change("broken", "limits", "compose-no-memory", "compose.yaml", "compose.yaml", "    mem_limit: 256m\n", "")
    c.change("broken", "limits", "ecs-none", "main.tf", "main.tf", '  cpu                      = 2048\n  memory                   = 8192\n', "")
    c.cases[-1][3]["main.tf"] = c.cases[-1][3]["main.tf"].replace("      cpu                    = 2048\n      memory                 = 8192\n", "")
    c.change("broken", "limits", "cloudrun-gpu-cpu", "main.tf", "main.tf", 'cpu              = "8"', 'cpu              = "2"')
    c.change("broken", "limits", "cloudrun-gpu-memory", "main.tf", "main.tf", 'memory           = "32Gi"', 'memory           = "8Gi"')
    c.change("kept", "limits", "k8s-units", "deployment.yaml", "deployment.yaml", 'cpu: "4"\n              memory: 4Gi', "cpu: 4000m\n              memory: 4294967296")
    c.change("kept", "limits", "k8s-flow", "deployment.yaml", "deployment.yaml", server, '            limits: {"cpu": 4, "memory": "4Gi"}\n')
    c.change("kept", "limits", "k8s-anchor", "deployment.yaml", "deployment.yaml", 'resources:\n            requests:\n              cpu: "2"\n              memory: 4Gi\n' + server,
             'resources:\n            requests: &size\n              cpu: "4"\n              memory: 4Gi\n            limits: *size\n')
    c.change("kept", "limits", "gpu-equal", "cronjob.yaml", "cronjob.yaml", 'requests: {cpu: "4", memory: 8Gi}', 'requests: {cpu: "4", memory: 8Gi, nvidia.com/gpu: 1}')
    c.change("kept", "limits", "compose-old-keys", "compose.yaml", "compose.yaml", '    deploy:\n      resources:\n        limits:\n          cpus: "2"\n          memory: 4g\n', "    mem_limit: 4g\n    cpus: 2\n")
    c.change("kept", "limits", "compose-anchor", "compose.yaml", "compose.yaml", "    mem_limit: 256m\n    cpus: 0.5\n", "    <<: *small\n")
    c.cases[-1][3]["compose.yaml"] = "x-small: &small\n  mem_limit: 256m\n  cpus: 0.5\n" + c.cases[-1][3]["compose.yaml"]
    c.change("kept", "limits", "ecs-task-size", "main.tf", "main.tf", "      cpu                    = 2048\n      memory                 = 8192\n", "")
    c.change("kept", "limits", "cloudrun-minimum", "main.tf", "main.tf", 'cpu              = "8"', 'cpu              = "4"')
    patch = "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: classifier\n  namespace: ml\nspec:\n  replicas: 5\n  template:\n    spec:\n      containers:\n        - name: server\n          env:\n            - name: LOG_LEVEL\n              value: warning\n"
    c.add("kept", "limits", "kustomize-patch", {
        "base/deployment.yaml": base("deployment.yaml"), "base/kustomization.yaml": "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [deployment.yaml]\n",
        "overlays/prod/patch.yaml": patch, "overlays/prod/kustomization.yaml": "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [../../base]\npatches:\n  - path: patch.yaml\n"})


def pins(c):
    for kind in DOCKER:
        image = {"cpu": "python:3.12-slim-bookworm", "gpu": "nvidia/cuda:12.4.1-cudnn-runtime-ubuntu22.04"}[kind]
        name = image.split(":")[0]
        docker(c, "broken", "pin", "latest", kind, "FROM " + image + DIGEST, f"FROM {name}:latest")
        docker(c, "broken", "pin", "untagged", kind, "FROM " + image + DIGEST, f"FROM {name}")
        docker(c, "broken", "pin", "no-digest", kind, "FROM " + image + DIGEST, f"FROM {image}")
        docker(c, "broken", "pin", "arg-latest", kind, FROM[kind].split("\nRUN")[0], f"ARG TAG=latest\nFROM {name}:${{TAG}}")
        if kind == "cpu":
            text = base("cpu.Dockerfile").replace("FROM python:3.12-slim-bookworm" + DIGEST + "\nRUN groupadd", "FROM python:${TAG}\nRUN groupadd")
            c.cases[-1][3]["Dockerfile"] = text.replace("# Serves", "ARG TAG=latest\n# Serves")
        docker(c, "broken", "pin", "curl-pipe", kind, "EXPOSE", "RUN curl -fsSL https://get.acme.example/agent.sh | sh\nEXPOSE")
        docker(c, "broken", "pin", "script-run", kind, "EXPOSE", "RUN wget https://get.acme.example/setup.py && python3 setup.py\nEXPOSE")
        docker(c, "broken", "pin", "add-url", kind, "EXPOSE", "ADD https://get.acme.example/agent /usr/local/bin/agent\nEXPOSE")
        docker(c, "broken", "pin", "pip-loose", kind, "EXPOSE", "RUN pip install --no-cache-dir prometheus-client\nEXPOSE")
        docker(c, "kept", "pin", "digest-only", kind, "FROM " + image + DIGEST, f"FROM {name}{DIGEST}")
        docker(c, "kept", "pin", "arg", kind, "FROM " + image + DIGEST, f"FROM {image}{DIGEST}")
        docker(c, "kept", "pin", "add-checksum", kind, "EXPOSE", "ADD --checksum=sha256:" + "0123456789abcdef" * 4 + " https://get.acme.example/agent /usr/local/bin/agent\nEXPOSE")
        docker(c, "kept", "pin", "curl-checked", kind, "EXPOSE", "RUN curl -fsSLo /tmp/a https://get.acme.example/agent && echo '" + "0123456789abcdef" * 4 + "  /tmp/a' | sha256sum -c - && install -m 755 /tmp/a /usr/local/bin/agent\nEXPOSE")
        docker(c, "kept", "pin", "port-registry", kind, "FROM " + image + DIGEST, f"FROM registry.acme.example:5000/{image}{DIGEST}")
        docker(c, "kept", "pin", "word-latest", kind, "EXPOSE", "LABEL release=latest\nEXPOSE")
    docker(c, "broken", "pin", "requirements-no-hash", "gpu", "--require-hashes ", "", {"requirements.txt": "fastapi==0.115.5\nonnxruntime-gpu==1.20.1\n"})
    docker(c, "broken", "pin", "requirements-loose", "gpu", "--require-hashes ", "", {"requirements.txt": "fastapi>=0.115\nonnxruntime-gpu\n"})
    docker(c, "broken", "pin", "copy-from-tag", "cpu", "uv:0.5.9" + DIGEST, "uv:0.5.9")
    docker(c, "broken", "pin", "copy-from-latest", "cpu", "uv:0.5.9" + DIGEST, "uv:latest")
    docker(c, "kept", "pin", "copy-from-folder", "cpu", "COPY src/", "COPY --from=vocabulary / /vocabulary/\nCOPY src/")
    docker(c, "broken", "pin", "uv-unlocked", "cpu", "--locked ", "")
    docker(c, "broken", "pin", "hub-model", "gpu", "EXPOSE", "RUN --mount=type=cache,target=/models huggingface-cli download acme/classifier\nEXPOSE")
    docker(c, "kept", "pin", "requirements-hashes-in-file", "gpu", "--require-hashes ", "")
    digest = ":1.4.2" + DIGEST
    for suffix, name in [(":latest", "latest"), ("", "untagged"), (":1.4.2", "no-digest")]:
        c.change("broken", "pin", f"k8s-{name}", "deployment.yaml", "deployment.yaml", "ghcr.io/acme/classifier" + digest, "ghcr.io/acme/classifier" + suffix)
        c.change("broken", "pin", f"k8s-init-{name}", "deployment.yaml", "deployment.yaml", "ghcr.io/acme/fetch:2.1.0" + DIGEST, "ghcr.io/acme/fetch" + suffix)
        c.change("broken", "pin", f"cronjob-{name}", "cronjob.yaml", "cronjob.yaml", "ghcr.io/acme/embed:0.9.1" + DIGEST, "ghcr.io/acme/embed" + suffix)
        c.change("broken", "pin", f"compose-{name}", "compose.yaml", "compose.yaml", "redis:7.4.1-alpine" + DIGEST, "redis" + suffix)
        c.change("broken", "pin", f"ecs-{name}", "main.tf", "main.tf", "amazonaws.com/classifier" + digest, "amazonaws.com/classifier" + suffix)
        c.change("broken", "pin", f"cloudrun-{name}", "main.tf", "main.tf", "acme/ml/llm:0.3.0" + DIGEST, "acme/ml/llm" + suffix)
    c.change("broken", "pin", "workflow-tag", ".github/workflows/ci.yml", "ci.yml", "actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2", "actions/checkout@v4")
    c.change("broken", "pin", "workflow-branch", ".github/workflows/ci.yml", "ci.yml", "aquasecurity/trivy-action@18f2510ee396bbf400402947b394f2dd8c87dbb0 # v0.29.0", "aquasecurity/trivy-action@master")
    c.change("broken", "pin", "module-no-version", "main.tf", "main.tf", '  version = "5.16.0"\n', "")
    c.change("broken", "pin", "module-branch", "main.tf", "main.tf", 'source  = "terraform-aws-modules/vpc/aws"\n  version = "5.16.0"', 'source  = "git::https://github.com/terraform-aws-modules/terraform-aws-vpc.git"')
    c.change("broken", "pin", "provider-no-version", "main.tf", "main.tf", '      source  = "hashicorp/aws"\n      version = "~> 5.78"', '      source  = "hashicorp/aws"')
    c.change("broken", "pin", "ecr-mutable", "main.tf", "main.tf", '"IMMUTABLE"', '"MUTABLE"')
    c.change("kept", "pin", "k8s-digest-only", "deployment.yaml", "deployment.yaml", "ghcr.io/acme/classifier" + digest, "ghcr.io/acme/classifier" + DIGEST)
    c.change("kept", "pin", "k8s-quoted", "deployment.yaml", "deployment.yaml", "image: ghcr.io/acme/classifier" + digest, 'image: "ghcr.io/acme/classifier' + digest + '"')
    c.change("kept", "pin", "k8s-port-registry", "cronjob.yaml", "cronjob.yaml", "ghcr.io/acme/embed", "registry.acme.example:5000/embed")
    c.change("kept", "pin", "k8s-annotation", "cronjob.yaml", "cronjob.yaml", "metadata:\n  name: embed", "metadata:\n  annotations: {channel: latest}\n  name: embed")
    c.add("kept", "pin", "k8s-by-kustomize", {
        "deployment.yaml": base("deployment.yaml").replace("ghcr.io/acme/classifier" + digest, "ghcr.io/acme/classifier"),
        "kustomization.yaml": "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [deployment.yaml]\nimages:\n  - name: ghcr.io/acme/classifier\n    digest: " + DIGEST[1:] + "\n"})
    c.change("kept", "pin", "compose-built", "compose.yaml", "compose.yaml", "      dockerfile: Dockerfile\n", "      dockerfile: Dockerfile\n    image: acme/api:dev\n")
    c.change("kept", "pin", "module-local", "main.tf", "main.tf", 'source  = "terraform-aws-modules/vpc/aws"\n  version = "5.16.0"', 'source  = "./modules/network"')
    c.change("kept", "pin", "module-commit", "main.tf", "main.tf", 'source  = "terraform-aws-modules/vpc/aws"\n  version = "5.16.0"', 'source  = "git::https://github.com/terraform-aws-modules/terraform-aws-vpc.git?ref=12caf8056992a1327e3fd8a3e4e0b2f5f6a3e5b1"')
    c.change("kept", "pin", "workflow-local-action", ".github/workflows/ci.yml", "ci.yml", "      - name: sign", "      - uses: ./.github/actions/notify\n      - name: sign")
    c.change("kept", "pin", "image-variable", "main.tf", "main.tf", '"europe-west4-docker.pkg.dev/acme/ml/llm:0.3.0' + DIGEST + '"', "var.image")


def crlf(c):
    """Every fifth case again with the line ends of Windows: a label does not change with them."""
    for label, requirement, name, files in list(c.cases)[::5]:
        c.add(label, requirement, name + "-crlf", {path: text.replace("\n", "\r\n") for path, text in files.items()})


def build():
    corpus = Corpus()
    for fill in (secrets, nonroot, minimal, limits, pins, crlf):
        fill(corpus)
    return corpus.cases


def write(folder):
    """Writes every case as a folder and gives the labels: name, label and requirement."""
    labels = []
    for label, requirement, name, files in build():
        case = f"{requirement}-{label}-{name}"
        for path, text in files.items():
            target = os.path.join(folder, case, path)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with open(target, "w", newline="") as file:
                file.write(text)
        labels.append((case, label, requirement))
    names = [name for name, _, _ in labels]
    assert len(set(names)) == len(names), "two cases have one name"
    return labels


if __name__ == "__main__":
    import sys

    print(len(write(sys.argv[1])), "cases")
