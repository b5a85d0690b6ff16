import Domain
import Evaluation
import KnowledgeBase

/// From a request to what the store and the roofline say.
struct Forecast {
    private let session: Session

    init(_ session: Session) {
        self.session = session
    }

    func answer(_ request: PredictionRequest) throws -> PredictionAnswer {
        let knowledgeBase = session.knowledgeBase
        let datasets = try knowledgeBase.visibleDatasets(team: session.team)
        let facts = try knowledgeBase.performanceFacts(of: request.model.name, datasets: datasets)
        do {
            return try PredictionAnswer(request, from: NameBook(facts))
        } catch {
            guard error.kind == .badData, facts.models.isEmpty else { throw error }
            // Where the store does not know the model it may know one that is spelt much like it.
            let names = try knowledgeBase.modelNames(datasets: datasets)
            let meant = nearest(to: request.model.name, among: names).map { ["did you mean --model \($0)?"] } ?? []
            throw BerthError(error.kind, error.message, hints: meant + error.hints)
        }
    }
}
