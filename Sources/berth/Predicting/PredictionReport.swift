import Domain
import Evaluation
import Prediction
import Presentation

/// A prediction for people: the figures, how sure they are, what they rest on and what the time is spent on.
struct PredictionReport {
    private let answer: PredictionAnswer
    private let today: CalendarDay?

    init(_ answer: PredictionAnswer, today: CalendarDay?) {
        self.answer = answer
        self.today = today
    }

    var blocks: [Block] {
        guard let first = answer.batches.first else { return [] }
        return [.headline(setting), .table(figures)] + [.text(certainty(first.whole))] + basis(first.whole)
            + spent(first) + notes
    }

    private var setting: String {
        let devices = answer.hardware.count == 1 ? "" : "\(answer.hardware.count) × "
        let machine = answer.hardware.instance.map { " (\($0.type))" } ?? ""
        return "\(answer.model.name) on \(devices)\(answer.hardware.name)\(machine), \(answer.runtime), "
            + answer.precision.rawValue
    }

    private var figures: TextTable {
        let rows = answer.batches.flatMap { batch -> [TextTable.Row] in
            var rows: [TextTable.Row] = []
            if let first = batch.firstToken { rows.append(row(batch.size, "first token (TTFT)", first, rate: false)) }
            if let each = batch.perToken { rows.append(row(batch.size, "each token (TPOT)", each, rate: true)) }
            if batch.perToken == nil || batch.whole.latencyMilliseconds != batch.perToken?.latencyMilliseconds {
                rows.append(row(batch.size, batch.perToken == nil ? "batch" : "whole answer", batch.whole, rate: true))
            }
            return rows
        }
        return TextTable(
            [
                .init("batch", .right), .init("of"), .init("time", .right), .init("nine times in ten", .right),
                .init("\(answer.unit)/s", .right), .init("evidence"),
            ], rows)
    }

    private func row(_ batch: Int, _ part: String, _ prediction: ServicePrediction, rate: Bool) -> TextTable.Row {
        let time = prediction.latencyMilliseconds
        return .init([
            "\(batch)", part, TimeSpan.milliseconds(time.mean),
            "\(Number.short(time.low))–\(Number.short(time.high)) ms",
            rate ? Number.short(prediction.throughputPerSecond.mean) : "", prediction.evidence.rawValue,
        ])
    }

    private func certainty(_ prediction: ServicePrediction) -> String {
        switch prediction.evidence {
        case .measured: "Measured: the store holds this model on this hardware, runtime and precision."
        case .scaled: "Scaled: measured elsewhere and carried over by the ratio of rooflines."
        case .modelled: "Modelled: no measurement corrects this; the roofline's fitted efficiencies answer alone."
        }
    }

    private func basis(_ prediction: ServicePrediction) -> [Block] {
        guard !prediction.basedOn.isEmpty else { return [] }
        let rows = prediction.basedOn.map { row in
            TextTable.Row(
                [
                    row.hardware, row.runtime, row.precision, row.batch.map { "\($0)" } ?? "–",
                    row.latencyMilliseconds.map(TimeSpan.milliseconds)
                        ?? row.throughputPerSecond.map { "\(Number.short($0))/s" } ?? "–",
                    today?.age(of: row.provenance.asOf) ?? "undated",
                ], remark: row.measurementID)
        }
        let table = TextTable(
            [
                .init("hardware", flexible: true), .init("runtime"), .init("precision"), .init("batch", .right),
                .init("measured", .right), .init("age", .right),
            ], rows, remarks: "measurement")
        return [.heading("Rests on"), .table(table)]
    }

    /// The terms of the roofline, and how far the measurements moved their sum.
    private func spent(_ batch: PredictionAnswer.Batch) -> [Block] {
        let modelled = batch.whole.modelled
        let parts = [
            ("launch: what no batch size removes", modelled.launching), ("arithmetic", modelled.computing),
            ("memory: weights and activations", modelled.moving), ("traffic between devices", modelled.fixed),
        ].filter { $0.1 > 0 }
        let rows = parts.map { name, time in
            TextTable.Row([name, TimeSpan.milliseconds(time), Number.percent(time / modelled.milliseconds)])
        }
        let table = TextTable([.init("roofline"), .init("time", .right), .init("share", .right)], rows)
        var lines = [
            "Efficiencies: \(batch.whole.efficiencies.map(\.id.description).distinct.joined(separator: ", "))."
        ]
        if !batch.whole.basedOn.isEmpty {
            let factor = batch.whole.latencyMilliseconds.mean / modelled.milliseconds
            lines.insert("The measurements move the roofline's time by × \(Number.short(factor)).", at: 0)
        }
        return [.heading("Spent on, batch \(batch.size)"), .table(table)] + lines.map { .text($0) }
    }

    private var notes: [Block] {
        var notes = answer.batches.flatMap(\.whole.notes).distinct
        if answer.model.task == .llm, answer.batches.contains(where: { $0.firstToken == nil }) {
            notes.append("one token after the others: --tokens-in and --tokens-out predict a whole request")
        }
        if answer.model.task == .speech { notes.append("the encoder alone: berth recommend adds the decoder's steps") }
        if answer.areOperationsImplied {
            notes.append(
                "nobody counted its operations: \(Number.short(answer.model.gigaflopsPerItem)) GFLOP an item are what its measured times imply"
            )
        }
        if !answer.isKnownModel, !answer.areOperationsImplied {
            notes.append("the store does not know the model: its figures are those given")
        }
        return notes.isEmpty ? [] : [.heading("To know"), .items(notes)]
    }
}

extension [String] {
    /// Each once, where it comes first.
    var distinct: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
