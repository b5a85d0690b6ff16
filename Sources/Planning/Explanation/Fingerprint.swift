import Crypto
import Domain

/// One name for the set of datasets that an answer rests on.
enum Fingerprint {
    /// SHA-256 of the datasets' digests, highest precedence first, each on a line of its own.
    static func of(_ datasets: [Dataset]) -> String {
        SHA256.hash(data: Array(datasets.map { $0.sha256 + "\n" }.joined().utf8))
            .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
