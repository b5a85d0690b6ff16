import Crypto
import Domain

/// One step of the schema, from a file such as `0001_knowledge.sql`. Never changed once it has shipped.
struct Migration {
    let number: Int32
    let name: String
    let sql: String
    let sha256: String

    /// The shipped migrations in order.
    ///
    /// - Throws: `.internalFault` where the numbers have a gap: the installation is broken.
    static func all(in folder: String) throws(BerthError) -> [Migration] {
        let names = try FileBytes.names(in: folder).filter { $0.hasSuffix(".sql") }.sorted()
        var migrations: [Migration] = []
        for name in names {
            let number = Int32(name.prefix { $0.isNumber }) ?? 0
            guard number == migrations.count + 1 else {
                throw BerthError(.internalFault, "the migrations in \(folder) have a gap before \(name)")
            }
            let bytes = try FileBytes.read(folder + "/" + name)
            migrations.append(
                Migration(
                    number: number, name: name, sql: String(decoding: bytes, as: UTF8.self), sha256: bytes.sha256))
        }
        guard !migrations.isEmpty else {
            throw BerthError(.internalFault, "there are no migrations in \(folder)", hints: [Resources.hint])
        }
        return migrations
    }
}

extension [UInt8] {
    /// The SHA-256 in hexadecimal.
    var sha256: String {
        var hash = SHA256()
        withUnsafeBytes { hash.update(bufferPointer: $0) }
        return hash.finalize().hexadecimal
    }
}
