import Dispatch
import Domain
import Synchronization

/// Turns a snapshot into evaluations and rejections: generate, check, size, bill.
///
/// Providers sell different machines, so that each is evaluated by itself, on as many cores as there are.
struct Evaluator {
    let context: PlanningContext
    private(set) var feasible: [Evaluation] = []
    private(set) var rejections: RejectionLog
    private var providers: [String: ProviderEvaluator] = [:]

    /// - Parameter traces: remember what became of every option, not only of those a person would have expected.
    init(_ context: PlanningContext, traces: Bool = false) {
        self.context = context
        rejections = RejectionLog(traces: traces)
    }

    mutating func run() {
        let traces = rejections.trace != nil, context = context
        let targets = Dictionary(grouping: context.snapshot.targets.sorted { $0.name < $1.name }, by: \.provider)
            .sorted { $0.key < $1.key }
        let done = Mutex<[Int: ProviderEvaluator]>([:])
        DispatchQueue.concurrentPerform(iterations: targets.count) { index in
            var evaluator = ProviderEvaluator(context, traces: traces)
            evaluator.run(targets[index].value)
            done.withLock { [evaluator] in $0[index] = evaluator }
        }
        // In the order of their names, so that the answer is the same every time.
        for (index, evaluator) in done.withLock({ $0 }).sorted(by: { $0.key < $1.key }) {
            feasible += evaluator.feasible
            rejections.append(evaluator.rejections)
            providers[targets[index].key] = evaluator
        }
    }

    /// The same candidate on at least so many replicas; nil, and on record, where that breaks another constraint.
    mutating func grown(_ evaluation: Evaluation, servers: Int) -> Evaluation? {
        let provider = evaluation.candidate.target.provider
        switch providers[provider]?.grown(evaluation, servers: servers) {
        case .success(let grown): return grown
        case .failure(let violations):
            rejections.add(evaluation.candidate, violations)
            return nil
        case nil: return nil
        }
    }

    mutating func reject(_ evaluation: Evaluation, _ violation: Violation) {
        rejections.add(evaluation.candidate, violation)
    }
}
