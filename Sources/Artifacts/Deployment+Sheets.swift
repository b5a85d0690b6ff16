import Domain

extension Deployment {
    /// Which files this deployment is.
    var sheets: [Sheet] {
        imageSheets + [Sheet("compose.yaml", .compose, "compose/compose.yaml", .compose)] + kubernetesSheets
            + terraformSheets + monitoringSheets
            + [
                Sheet(".github/workflows/deploy.yaml", .ci, "ci/deploy.yaml", .workflow),
                Sheet("README.md", .docs, "docs/README.md", .markdown),
            ]
    }

    private var imageSheets: [Sheet] {
        var sheets = [Sheet(".dockerignore", .dockerfile, "docker/dockerignore", .dockerfile)]
        func app(_ name: String) { sheets.append(Sheet("app/\(name)", .dockerfile, "app/\(name)", .python)) }
        switch packaging {
        case .python:
            sheets.append(Sheet("Dockerfile", .dockerfile, "docker/python.Dockerfile", .dockerfile))
            app("server.py")
            app("healthcheck.py")
        case .server:
            sheets.append(Sheet("Dockerfile", .dockerfile, "docker/server.Dockerfile", .dockerfile))
        case .training:
            sheets.append(Sheet("Dockerfile", .dockerfile, "docker/training.Dockerfile", .dockerfile))
            app("train.py")
        }
        if case .server = packaging {
        } else {
            sheets.append(
                Sheet("app/requirements.txt", .dockerfile, "requirements/\(requirements).txt", .dockerfile))
        }
        if runsBatchProgram { app("batch.py") }
        if hasTritonModel {
            sheets.append(Sheet("models/model/config.pbtxt", .dockerfile, "triton/config.pbtxt", .json))
        }
        return sheets
    }

    private var kubernetesSheets: [Sheet] {
        guard platform.isKubernetes else { return [] }
        return kubernetesResources.map { name in
            Sheet(
                "k8s/base/\(name).yaml", .k8s,
                name == "prometheusrule" ? "monitoring/prometheusrule.yaml" : "kubernetes/\(name).yaml",
                name == "prometheusrule" ? .prometheus : .yaml)
        } + [
            Sheet("k8s/base/kustomization.yaml", .k8s, "kubernetes/kustomization.yaml", .yaml),
            Sheet("k8s/overlays/production/kustomization.yaml", .k8s, "kubernetes/production.yaml", .yaml),
            Sheet("k8s/overlays/staging/kustomization.yaml", .k8s, "kubernetes/staging.yaml", .yaml),
        ]
    }

    private var terraformSheets: [Sheet] {
        guard hasTerraform else { return [] }
        func sheet(_ file: String, _ template: String) -> Sheet {
            Sheet("terraform/\(file)", .terraform, "terraform/\(template)", .hcl)
        }
        let provider: String =
            switch option.provider {
            case "aws": "aws"
            case "gcp": "google"
            default: "azure"
            }
        var sheets = [
            sheet("versions.tf", "\(provider)-versions.tf"), sheet("backend.tf.example", "\(provider)-backend"),
            sheet("budget.tf", "\(provider)-budget.tf"),
        ]
        let (stem, parts) = terraformParts
        sheets.append(sheet("variables.tf", "\(stem)-variables.tf"))
        sheets += parts.map { sheet($0.file, $0.template) }
        return sheets
    }

    /// The variables, and the files that make what the option runs on.
    private var terraformParts: (variables: String, parts: [(file: String, template: String)]) {
        func parts(_ stem: String) -> [(file: String, template: String)] {
            [("main.tf", "\(stem).tf"), ("outputs.tf", "\(stem)-outputs.tf")]
        }
        switch platform {
        case .cloudRunService: return ("cloud-run", parts("cloud-run-service"))
        case .cloudRunJob: return ("cloud-run", parts("cloud-run-job"))
        case .fargate, .ecsOnEC2:
            let stem = isJob ? "ecs-job" : "ecs-service"
            return (
                "ecs",
                [
                    ("main.tf", "ecs.tf"), (isJob ? "job.tf" : "service.tf", "\(stem).tf"),
                    ("outputs.tf", "\(stem)-outputs.tf"),
                ]
            )
        case .sageMakerRealtime, .sageMakerAsync, .sageMakerServerless:
            return ("sagemaker", parts("sagemaker-endpoint"))
        case .sageMakerTransform: return ("sagemaker", parts("sagemaker-transform"))
        case .sageMakerTraining: return ("sagemaker", parts("sagemaker-training"))
        case .eks: return ("aws-cluster", hasNodes ? parts("eks") : [])
        case .gke, .gkeAutopilot: return ("gke", hasNodes ? parts("gke") : [])
        case .aks: return ("aks", hasNodes ? parts("aks") : [])
        case .kubernetes:
            let stem = ["aws": "aws-cluster", "gcp": "gke"][option.provider] ?? "aks"
            return (stem, [])
        }
    }

    private var monitoringSheets: [Sheet] {
        guard hasMonitoring else { return [] }
        return [
            Sheet("monitoring/rules.yaml", .monitoring, "monitoring/rules.yaml", .prometheus),
            Sheet("monitoring/rules_test.yaml", .monitoring, "monitoring/rules_test.yaml", .prometheus),
            Sheet("monitoring/dashboard.json", .monitoring, "monitoring/dashboard.json", .json),
        ]
    }
}
