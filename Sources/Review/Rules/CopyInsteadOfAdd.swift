/// Finds ADD of files and folders of the build context. Archives, which ADD unpacks, and addresses are left to it; those
/// that are fetched without a checksum are `IMG-DOWNLOAD`'s.
struct CopyInsteadOfAdd: Rule {
    static let id = "IMG-ADD"
    static let why = "ADD unpacks archives and fetches addresses, so what ends up in the image is harder to foresee"
    static let fix = "Use COPY for files of the build context"

    static func check(_ project: Project) -> [Finding] {
        project.dockerfiles.flatMap { dockerfile in
            dockerfile.instructions.filter { $0.keyword == "ADD" && $0.heredocs.isEmpty }.compactMap { add in
                let sources = add.words.dropLast().map(\.text)
                guard !sources.isEmpty, !sources.contains(where: isArchive), !sources.contains(where: isAddress) else {
                    return nil
                }
                return dockerfile.finding(
                    add, "ADD where COPY does",
                    edits: [LineEdit.replace(dockerfile.file, add.position, "ADD", by: "COPY")])
            }
        }
    }

    private static func isAddress(_ source: String) -> Bool {
        source.contains("://") || source.hasPrefix("git@") || source.contains("$")
    }

    private static func isArchive(_ source: String) -> Bool {
        [".tar", ".tar.gz", ".tgz", ".tar.xz", ".txz", ".tar.bz2", ".tbz2", ".tar.zst", ".gz", ".xz", ".bz2"].contains {
            source.lowercased().hasSuffix($0)
        }
    }
}
