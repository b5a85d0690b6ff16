import Domain
import Foundation

/// Files that a verb writes for people to keep.
enum OutputFile {
    /// Puts text in place as a whole, and leaves a file alone that says the same already.
    ///
    /// - Throws: `.cannotCreate`.
    static func write(_ text: String, to path: String) throws {
        let data = Data(text.utf8), file = URL(filePath: path)
        if let present = try? Data(contentsOf: file), present == data { return }
        do {
            try data.write(to: file, options: .atomic)
        } catch {
            throw BerthError(.cannotCreate, "cannot write \(path): \(reason(error))")
        }
    }

    /// - Throws: `.cannotCreate`.
    static func makeFolder(_ path: String) throws {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw BerthError(.cannotCreate, "cannot create the folder \(path): \(reason(error))")
        }
    }

    private static func reason(_ error: any Error) -> String {
        let error = error as NSError
        let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
        return cause.domain == NSPOSIXErrorDomain
            ? String(cString: strerror(Int32(cause.code))) : error.localizedDescription
    }
}
