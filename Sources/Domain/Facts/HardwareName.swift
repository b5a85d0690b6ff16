/// What spellings of one accelerator or processor share.
public enum HardwareName {
    /// `["xeon", "platinum", "8380"]` of `Intel(R) Xeon(R) Platinum 8380 CPU @ 2.30GHz`.
    public static func words(_ spelling: String) -> [Substring] {
        var words = spelling.lowercased().prefix { $0 != "@" }.split { !($0.isLetter || $0.isNumber || $0 == "+") }
        // "64-Core": how many there are is no part of the name.
        if let place = words.firstIndex(of: "core"), place > 0, words[place - 1].allSatisfy(\.isNumber) {
            words.remove(at: place - 1)
        }
        return words.filter { !unspoken.contains($0) }
    }

    /// Words that a spelling may carry or lack: makers, brands, kinds of device, the marks (R) and (TM).
    private static let unspoken: Set<Substring> = [
        "nvidia", "tesla", "geforce", "amd", "instinct", "intel", "core", "aws", "google", "gpu", "cpu", "processor",
        "r", "tm",
    ]
}
