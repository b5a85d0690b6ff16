public import Domain

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The folders that travel with the program: the schema and the data a new database is filled with.
public struct Resources: Sendable {
    public let migrations: String
    public let seedData: String
    /// Nil where there are none: only rendering asks for them.
    private let templates: String?

    public init(migrations: String, seedData: String) {
        self.migrations = migrations
        self.seedData = seedData
        templates = nil
    }

    /// - Throws: `.internalFault` where they did not travel with the program.
    public func templatesFolder() throws(BerthError) -> String {
        guard let templates else {
            throw BerthError(
                .internalFault, "cannot find the folder templates that belongs to this program",
                hints: ["reinstall Berth, or set BERTH_RESOURCES to a folder that holds templates too"])
        }
        return templates
    }

    /// Where this process finds them: `BERTH_RESOURCES`, else `../share/berth` beside the program itself (links
    /// followed), else the checkout that the program was built in.
    ///
    /// - Throws: `.internalFault` where none of these has both folders.
    public static func locate() throws(BerthError) -> Resources {
        if let named = getenv("BERTH_RESOURCES").map({ String(cString: $0) }), !named.isEmpty {
            guard let resources = Resources(under: named) else {
                throw BerthError(
                    .internalFault, "BERTH_RESOURCES is \(named), which has no folders migrations and seed-data",
                    hints: [hint])
            }
            return resources
        }
        var folder = executable.parentFolder
        if let resources = Resources(under: folder.parentFolder + "/share/berth") { return resources }
        while !folder.isEmpty {
            if let resources = Resources(under: folder) { return resources }
            folder = folder.parentFolder
        }
        throw BerthError(
            .internalFault, "cannot find the folders migrations and seed-data that belong to this program",
            hints: [hint])
    }

    static let hint = "reinstall Berth, or set BERTH_RESOURCES to the folder that holds migrations and seed-data"

    private init?(under folder: String) {
        migrations = folder + "/migrations"
        seedData = folder + "/seed-data"
        // Installed beside the others; in a checkout they stay with the code that fills them.
        templates = [folder + "/templates", folder + "/Sources/Artifacts/Templates"].first(where: FileBytes.exists)
        guard FileBytes.exists(migrations), FileBytes.exists(seedData) else { return nil }
    }

    private static var executable: String {
        #if canImport(Darwin)
            var size: UInt32 = 0
            _NSGetExecutablePath(nil, &size)
            var path = [CChar](repeating: 0, count: Int(size))
            _NSGetExecutablePath(&path, &size)
        #else
            var path = Array("/proc/self/exe".utf8CString)
        #endif
        guard let real = realpath(&path, nil) else { return "" }
        defer { free(real) }
        return String(cString: real)
    }
}

extension String {
    /// The path without its last component; empty for a bare name and for the root.
    var parentFolder: String {
        guard let slash = lastIndex(of: "/") else { return "" }
        return String(self[..<slash])
    }
}
