#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Standard output and standard error, written to directly so that a reader who has gone is told from a full disk.
public enum StandardStream: Int32, Sendable {
    case output = 1
    case error = 2

    /// The reason a write failed; a reader who left early (`| head`) is no failure.
    public struct WriteFailure: Error, Sendable {
        public let reason: String
    }

    public func write(_ text: String) throws(WriteFailure) {
        _ = try Self.write(text, to: rawValue)
    }

    /// Writes all of the text to an open file.
    ///
    /// - Returns: false where the reader has gone.
    public static func write(_ text: String, to descriptor: Int32) throws(WriteFailure) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno == EPIPE || errno == EBADF {
                return false
            } else if errno != EINTR, errno != EAGAIN {
                throw WriteFailure(reason: String(cString: strerror(errno)))
            }
        }
        return true
    }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    guard let bytes else { return 0 }
    #if canImport(Glibc)
        return Glibc.write(descriptor, bytes, count)
    #elseif canImport(Musl)
        return Musl.write(descriptor, bytes, count)
    #else
        return Darwin.write(descriptor, bytes, count)
    #endif
}
