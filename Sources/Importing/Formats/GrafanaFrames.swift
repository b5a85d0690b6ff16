/// Grafana's data frames: of each frame a field of times, in milliseconds, and fields of values.
struct GrafanaFrames {
    private let frames: [JSONTree]

    /// Nil where the document is none.
    init?(_ document: JSONTree) {
        let results = document["results"].object
        guard !results.isEmpty else { return nil }
        frames = results.sorted { $0.key < $1.key }.flatMap { $0.value["frames"].list }
    }

    /// The sum of all fields of numbers by time, in seconds since 1970.
    var rates: [Double: Double] {
        var rates: [Double: Double] = [:]
        for frame in frames {
            let kinds = frame[path: "schema", "fields"].list.map { $0["type"].text }
            let columns = frame[path: "data", "values"].list.map(\.list)
            guard kinds.count == columns.count, let clock = kinds.firstIndex(of: "time") else { continue }
            for (kind, column) in zip(kinds, columns) where kind == "number" {
                for (time, value) in zip(columns[clock], column) {
                    guard let time = time.number, let rate = value.number else { continue }
                    rates.add(rate, at: time / 1000)
                }
            }
        }
        return rates
    }
}
