public import Domain
import Prediction

extension PredictionAnswer {
    /// - Throws: `.notFound` and `.usage` for names that mean nothing; `.badData` where the model's figures are missing,
    ///   the setting cannot be (no such unit, no such runtime there, too little memory), or nothing in the store
    ///   answers.
    public init(_ request: PredictionRequest, from book: NameBook) throws(BerthError) {
        precision = try book.precision(request.precision)
        let found = try book.hardware(request.hardware, count: request.count, cores: request.cores)
        runtime = try book.runtime(request.runtime, on: found.kind)
        let name = book.model(request.model.name)
        let fact = book.facts.models[name]
        let predictor = Predictor(
            efficiencies: book.facts.efficiencies, measurements: book.facts.measurements[name] ?? [],
            accelerators: book.facts.accelerators, cpus: book.facts.cpus)
        let (described, implied) = Self.filled(request.model, name, fact, book, predictor)
        let asksTokens = request.tokensIn != nil || request.tokensOut != nil
        model = try ModelProfile(
            described, fact: fact, operations: implied ? [] : book.facts.operations[name] ?? [],
            isLLM: asksTokens && fact == nil && described.gigaflops == nil)
        isKnownModel = fact != nil
        areOperationsImplied = implied
        guard book.runs(runtime, on: found) else {
            throw BerthError(
                .badData, "no fact says that \(runtime) runs on \(found.name) (\(found.kind.rawValue))",
                hints: ["it runs on \(book.devices(of: runtime).joined(separator: ", "))"])
        }
        let room = Room(model: model, precision: precision, request: request)
        hardware = try request.count == nil && model.task == .llm ? room.enough(of: found) : room.check(found)
        var answered: [Batch] = []
        for size in request.batches {
            let query = ServiceQuery(
                model: model, hardware: hardware.hardware, runtime: runtime, precision: precision, batch: size)
            guard let batch = Batch(query, request, predictor) else {
                throw Self.unanswered(hardware, runtime, precision)
            }
            answered.append(batch)
        }
        batches = answered
    }

    /// The model as asked, with the operations that its measured times imply where nobody counted them.
    private static func filled(
        _ model: Workload.Model, _ name: String, _ fact: ModelFact?, _ book: NameBook, _ predictor: Predictor
    ) -> (Workload.Model, implied: Bool) {
        var model = model
        model.name = name
        let measurements = book.facts.measurements[name] ?? []
        guard model.gigaflops == nil, fact?.gigaflopsPerItem == nil, fact?.task != .llm, model.task != .llm,
            let gigaflops = ImpliedOperations(book, predictor.corrected(by: [])).implied(by: measurements, of: fact)
                .median()
        else { return (model, false) }
        model.gigaflops = gigaflops
        model.task = model.task ?? fact?.task ?? measurements.first.flatMap { ModelTask(rawValue: $0.task) }
        model.parametersMillions = ImpliedOperations.parametersRead(model.parametersMillions, fact)
        return (model, true)
    }

    private static func unanswered(
        _ choice: HardwareChoice, _ runtime: String, _ precision: Precision
    ) -> BerthError {
        if case .accelerator(let accelerator, _, _) = choice.hardware {
            guard accelerator.memoryBandwidthGBs != nil else {
                return BerthError(.badData, "nothing says how fast \(choice.name) reads its memory")
            }
            let units = Precision.allCases.filter { accelerator.peakTFLOPS($0) != nil }
            if !units.contains(precision) {
                let others =
                    units.isEmpty
                    ? "its data sheet names no rate at all"
                    : "its data sheet names \(units.map(\.rawValue).joined(separator: ", "))"
                return BerthError(
                    .badData, "nothing says how fast \(choice.name) computes in \(precision.rawValue)", hints: [others])
            }
        }
        return BerthError(
            .badData,
            "unknown: no efficiency in the store fits \(runtime) on \(choice.name) in \(precision.rawValue)",
            hints: ["measure it and bring the rows in with berth import --table measurements"])
    }
}

extension PredictionAnswer.Batch {
    init?(_ query: ServiceQuery, _ request: PredictionRequest, _ predictor: Predictor) {
        size = query.batch
        guard query.model.task == .llm, !request.training else {
            let answer = request.training ? predictor.trainingStep(query) : predictor.serviceTime(query)
            guard let answer else { return nil }
            whole = answer
            firstToken = nil
            perToken = nil
            return
        }
        let tokensIn = request.tokensIn ?? 0, tokensOut = request.tokensOut ?? 0
        // While an answer grows from nothing to its length, the cache holds half of it on average.
        guard let step = predictor.decodeStep(query, contextTokens: tokensIn + tokensOut / 2) else { return nil }
        perToken = step
        firstToken = tokensIn > 0 ? predictor.prefill(query, tokens: tokensIn) : nil
        let steps = Interval.exactly(max(tokensOut - 1, 0)), tokens = Double(query.batch) * tokensOut
        switch firstToken {
        case let first? where tokensOut > 1:
            whole = first.followed(by: step.repeated(steps, items: tokens), items: tokens)
        case let first?: whole = first
        case nil where tokensOut > 1: whole = step.repeated(.exactly(tokensOut), items: tokens)
        case nil: whole = step
        }
    }
}
