import Foundation
import Testing

/// Rendered files held against the tools that people run over such files.
///
/// `make setup` installs them; one that is missing fails here. Only Amazon's provider is no package: where no mirror of
/// providers is laid, its test is skipped, and what Terraform files may say is held against the schema alone.
@Suite struct RenderedToolsTests {
    private static let tools = BerthProcess.repository.appending(path: ".build-tools").path
    private static let programs = BerthProcess.repository.appending(path: "Tests/EndToEndTests/Tools").path

    /// A folder in which Terraform finds Amazon's provider.
    private static let mirror = [
        ProcessInfo.processInfo.environment["TERRAFORM_MIRROR"], "/usr/local/share/terraform/plugins",
        "/opt/tf-plugins",
    ].compactMap { $0 }.first {
        FileManager.default.fileExists(atPath: "\($0)/registry.terraform.io/hashicorp/aws")
    }

    /// Runs a line among the folders, with the tools at hand.
    private func check(_ line: String) throws {
        let process = try RenderedCases.process.get()
        let outcome = try process.shell(
            """
            T=\(Self.tools) P=\(Self.programs); export PATH=$T/bin:/usr/bin:/bin CHECKPOINT_DISABLE=1; cd out && \(line)
            """)
        #expect(outcome.code == 0, "\(outcome.output.suffix(4000))\n\(outcome.error.suffix(2000))")
    }

    @Test("hadolint has nothing to say")
    func hadolint() throws {
        try check("hadolint */Dockerfile")
    }

    @Test("yamllint has nothing to say")
    func yamllint() throws {
        try check("yamllint --strict -d '{extends: default, rules: {line-length: disable}}' .")
    }

    @Test("actionlint has nothing to say")
    func actionlint() throws {
        try check("actionlint */.github/workflows/*.yaml")
    }

    @Test("docker compose reads every project")
    func compose() throws {
        try check("ls */compose.yaml | xargs -P 2 -I F docker-compose -f F config --quiet")
    }

    @Test("Kustomize builds every overlay, and Kubernetes' own schema takes what it builds")
    func kubernetes() throws {
        try check(
            """
            mkdir -p ../built && ls -d */k8s/overlays/* | xargs -P 2 -I O sh -c \
              'kubectl kustomize O > ../built/$(echo O | tr / -).yaml || exit 255' &&
            python $P/operator_kinds.py ../built && kubernetes-validate --strict --quiet --no-warn ../built/*.yaml
            """)
    }

    @Test("promtool takes the rules, and each alert fires and is quiet as its test says")
    func promtool() throws {
        try check(
            """
            promtool check rules */monitoring/rules.yaml &&
            ls */monitoring/rules_test.yaml | xargs -P 2 -n 8 promtool test rules
            """)
    }

    @Test("Grafana's own model knows everything in the dashboards")
    func dashboards() throws {
        try check("python $P/grafana_dashboard.py */monitoring/dashboard.json")
    }

    @Test("Terraform finds every file in its own form")
    func terraformFormat() throws {
        try check("python $P/terraform.py fmt -check -recursive -diff .")
    }

    @Test("resources take what the providers' schemas say", arguments: ["aws", "azurerm", "google"])
    func schemas(_ provider: String) throws {
        try check("python $P/terraform_schema.py $T/schemas/cdktf_cdktf_provider_\(provider)-*.whl */terraform")
    }

    @Test("Terraform finds all AWS files valid, with Amazon's provider", .enabled(if: mirror != nil))
    func terraformValidate() throws {
        try check(
            """
            python $P/terraform_root.py . \(try #require(Self.mirror)) ../root && cd ../root &&
            export TF_CLI_CONFIG_FILE=$PWD/mirror.tfrc AWS_REGION=us-east-1 &&
            python $P/terraform.py init -input=false -no-color && python $P/terraform.py validate -no-color
            """)
    }

    @Test("Terraform makes and destroys what runs on AWS, against moto's server", .enabled(if: mirror != nil))
    func terraformApply() throws {
        // A load balancer takes the provider most of a minute: docs/artifacts.md has the command for services of ECS.
        let folders = [
            "online-eks-required", "batch-ecs-fargate-forbidden", "online-sagemaker-realtime-required",
            "async-sagemaker-async-required", "online-sagemaker-serverless-forbidden",
            "batch-sagemaker-batch-transform-required", "training-sagemaker-training-required",
        ].map { "\($0)/terraform" }.joined(separator: " ")
        try check("python $P/terraform_apply.py \(try #require(Self.mirror)) 300 \(folders)")
    }

    @Test("checkov finds nothing, and every suppression has its reason")
    func checkov() throws {
        try check(
            """
            checkov -d . --quiet --compact --skip-download --framework terraform kubernetes dockerfile github_actions &&
            ! grep -rnE 'checkov[:.]skip=[A-Z0-9_]+(:? *)$|trivy:ignore:[A-Z0-9-]+ *$' .
            """)
    }

    @Test("Trivy finds nothing high or critical")
    func trivy() throws {
        try check(
            """
            trivy config --skip-check-update --quiet --cache-dir ../trivy --severity HIGH,CRITICAL --exit-code 1 .
            """)
    }

    @Test("Python compiles every program")
    func python() throws {
        try check("python -m compileall -q */app")
    }

    @Test("berth review finds nothing, and no waiver is idle")
    func review() throws {
        try check(
            "\"$BERTH\" review . --fail-on low > ../review && ! grep -A 1 -E ', (unused|expired|invalid)' ../review")
    }
}
