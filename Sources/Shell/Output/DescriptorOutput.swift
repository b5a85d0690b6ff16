import Domain
import Presentation

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Text into an open file, a pipe or a terminal. It knows when its reader has gone, so that nothing goes on for nobody.
final class DescriptorOutput: TextOutput {
    private let descriptor: Int32
    private let closes: Bool
    private(set) var isGone = false

    init(_ descriptor: Int32, closes: Bool) {
        self.descriptor = descriptor
        self.closes = closes
    }

    /// - Throws: `.cannotCreate`.
    convenience init(file: String) throws(BerthError) {
        let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else {
            throw BerthError(.cannotCreate, "cannot create \(file): \(String(cString: strerror(errno)))")
        }
        self.init(descriptor, closes: true)
    }

    deinit {
        if closes { close(descriptor) }
    }

    func write(_ text: String) throws(StandardStream.WriteFailure) {
        guard !isGone else { return }
        isGone = try !StandardStream.write(text, to: descriptor)
    }
}
