public import Domain
import Foundation

extension WorkloadReader {
    /// Reads the workload of a path (`-` for standard input), whose values the overrides replace; of the overrides
    /// alone where there is no path.
    public func read(path: String?, overrides: [WorkloadOverride]) throws(BerthError) -> Workload {
        guard path != nil || !overrides.isEmpty else {
            throw BerthError(
                .usage, "no workload",
                hints: ["give a file, or flags such as --model yolov8s --average-rps 20 --peak-rps 50 --p95-ms 150"])
        }
        do {
            guard let path else { return try read(overrides: overrides) }
            let name = path == "-" ? "<stdin>" : path
            return try read(bytes: try Self.bytes(path), file: name, overrides: overrides)
        } catch let error as BerthError {
            throw error
        } catch {
            throw (error as? WorkloadFaults).map(BerthError.init) ?? BerthError(.internalFault, "\(error)")
        }
    }

    /// One byte more than may be read is enough to refuse a file, however long it is.
    private static func bytes(_ path: String) throws(BerthError) -> Data {
        var isFolder: ObjCBool = false
        if path != "-" {
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
                throw BerthError(.notFound, "\(path): no such file")
            }
            if isFolder.boolValue {
                throw BerthError(.badData, "\(path): a folder, expected a workload file")
            }
            guard FileManager.default.isReadableFile(atPath: path) else {
                throw BerthError(.notPermitted, "\(path): not permitted to read it")
            }
        }
        do {
            let handle = path == "-" ? .standardInput : try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            var data = Data()
            while data.count <= WorkloadText.largest,
                let more = try handle.read(upToCount: WorkloadText.largest + 1 - data.count), !more.isEmpty
            {
                data += more
            }
            return data
        } catch {
            throw BerthError(.readWrite, "\(path): cannot be read: \(error.localizedDescription)")
        }
    }
}
