/// The vulnerabilities of a report of Trivy's, at the place where the image, or the list of packages, is named.
struct ScanFindings {
    private let report: TrivyReport
    private let place: ImagePlaces.Place

    init(_ report: TrivyReport, _ places: ImagePlaces) {
        self.report = report
        place = places.place(of: report)
    }

    var findings: [Finding] {
        let critical = Dictionary(grouping: report.vulnerabilities.filter { $0.severity == .critical }, by: \.id)
        let single = critical.keys.sorted().compactMap { id -> Finding? in
            guard let first = critical[id]?.first else { return nil }
            let mend = first.fixed.map { "fixed in \($0)" } ?? "no fix yet"
            return Finding(
                place.file, place.position,
                "\(report.artifact): \(id) in \(first.package) \(first.installed), \(mend)",
                severity: first.fixed == nil ? .medium : .high)
        }
        let high = Set(report.vulnerabilities.filter { $0.severity == .high }.map(\.id)).count
        guard high > 0 else { return single }
        let counted = high == 1 ? "1 high vulnerability" : "\(high) high vulnerabilities"
        return single + [
            Finding(
                place.file, place.position, "\(report.artifact): \(counted) to be looked at", severity: .medium)
        ]
    }
}
