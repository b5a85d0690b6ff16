/// The blocks of a Terraform file.
struct TerraformFile: Sendable {
    struct Block: Sendable {
        let type: String
        let labels: [String]
        let position: Position
        /// Attributes under their names; nested blocks too, as lists where a name comes more than once.
        let body: Value

        /// `aws_ecr_repository.app`.
        var address: String { labels.joined(separator: ".") }
        var kind: String { labels.first ?? "" }
    }

    let file: SourceFile
    let blocks: [Block]

    init(_ file: SourceFile) throws(Unparsable) {
        self.file = file
        blocks = try HCLReader(file).blocks()
    }

    func resources(_ kinds: String...) -> [Block] {
        blocks.filter { $0.type == "resource" && kinds.contains($0.kind) }
    }
}
