/// A value from the command line, which replaces the file's.
public struct WorkloadOverride: Hashable, Sendable {
    /// The key's path, such as `traffic.peak_rps`.
    public let path: String
    /// The flag as typed, such as `--peak-rps`: faults name it.
    public let flag: String
    /// The values as typed. Those of a list may be separated by commas or by repeating the flag; those of
    /// `team.skills` are `subject=level`.
    public let values: [String]

    public init(path: String, flag: String, values: [String]) {
        self.path = path
        self.flag = flag
        self.values = values
    }
}
