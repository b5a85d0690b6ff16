import Domain
import KnowledgeBase

/// A format that another tool writes, and the rows that become of it.
protocol ForeignFormat: Sendable {
    /// What `--format` takes.
    static var name: String { get }
    /// What writes it, and which tables it fills; a line for people.
    static var summary: String { get }
    /// What the person must say because the file does not; `provider`, `hardware`, …
    static var needs: [ForeignNeed] { get }

    /// - Throws: `.badData` where the file is not of the format.
    static func read(_ file: InputFile, into rows: ForeignRows, _ context: ForeignContext) throws
}

/// Something that a file leaves out and a flag of the same name says.
enum ForeignNeed: String {
    case provider, region, hardware, model
}

/// The formats that `--format` knows.
public enum ForeignFormats {
    static let all: [any ForeignFormat.Type] = [
        SkyPilotCatalog.self, KubectlNodes.self, VLLMBenchmark.self, GenAIPerf.self, PerfAnalyzer.self,
        ModelAnalyzer.self, TimmBenchmark.self, InfracostBreakdown.self, AWSOffer.self, AWSInstanceTypes.self,
        AzureRetailPrices.self, GCPSKUs.self, MLPerfSummary.self,
    ]

    /// Every name and what it stands for.
    public static var summaries: [(name: String, summary: String)] { all.map { ($0.name, $0.summary) } }

    /// What a file of another tool's becomes.
    ///
    /// - Throws: `.usage` where the format is unknown or something is left unsaid; `.badData` for another file.
    static func read(
        _ request: ImportRequest, _ foreign: ForeignRequest, _ store: StoreReader,
        check: @escaping () throws -> Void
    ) throws -> DatasetFiles {
        let format = try named(foreign.format)
        guard let layer = request.layer ?? request.defaultLayer, DatasetLayer(layer) != nil else {
            throw BerthError(
                .usage, "a file of another tool's does not say whose facts it holds", hints: ["add --layer team:NAME"])
        }
        let file = try InputFile(request.path, check: check)
        var owned = request
        owned.layer = layer
        let description = owned.description(
            name: "\(format.name)-\(file.stem.datasetName)", asOf: file.day, source: file.name,
            description: "Read from \(file.name), \(format.summary).")
        let context = try ForeignContext(foreign, store, for: description, file: file)
        let rows = try ForeignRows(asOf: description.asOf, check: check)
        try fill(rows, format, file, context)
        return DatasetFiles(
            description: description, contents: try rows.contents(of: file.name), remarks: rows.remarks)
    }

    private static func named(_ name: String) throws(BerthError) -> any ForeignFormat.Type {
        for format in all where format.name == name { return format }
        let names = all.map { $0.name }
        throw BerthError(
            .usage, "there is no format '\(name)'",
            hints: [
                nearest(to: name, among: names).map { "did you mean --format \($0)?" }
                    ?? "there are \(names.joined(separator: ", "))"
            ])
    }

    private static func fill(
        _ rows: ForeignRows, _ format: any ForeignFormat.Type, _ file: InputFile, _ context: ForeignContext
    ) throws {
        for need in format.needs {
            guard context.said(need) == nil else { continue }
            throw BerthError(
                .usage, "a \(format.name) file does not say which \(need.rawValue) it is about",
                hints: ["add --\(need.rawValue) NAME"])
        }
        do {
            try format.read(file, into: rows, context)
        } catch let fault as JSONReader.Fault {
            let place = CSVPosition(of: fault.offset, in: file.bytes)
            throw BerthError(
                .badData,
                "\(file.name):\(place.line):\(place.column): found \(fault.found), expected \(fault.expected)")
        }
        guard !rows.isEmpty else {
            throw BerthError(
                .badData, "\(file.name) holds nothing that the format \(format.name) reads", hints: rows.remarks)
        }
    }
}

extension String {
    /// Lower-case letters, digits and dashes.
    fileprivate var datasetName: String {
        String(lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
    }
}
