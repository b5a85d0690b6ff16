/// Finds the misconfigurations of a Trivy report given with `--trivy` that no rule here has, with Trivy's own severity,
/// at the file and line that it names. Those that a rule here has are that rule's, once.
struct ScannerFinding: Rule {
    static let id = "X-SCANNER"
    static let why = "Trivy looks for more than this checklist does"
    static let fix = "Read what Trivy says of the check, mend it, or waive it with a reason"

    /// They come with the report rather than from the files: `ScannerRemarks` has them.
    static func check(_ project: Project) -> [Finding] { [] }
}
