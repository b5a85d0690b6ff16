/// Which decisions to list. What is nil does not narrow.
public struct DecisionFilter: Hashable, Sendable {
    public var workload: String?
    public var team: String?
    public var author: String?
    public var status: Event.Kind?
    /// Nil lists all.
    public var limit: Int?

    public init(
        workload: String? = nil, team: String? = nil, author: String? = nil, status: Event.Kind? = nil,
        limit: Int? = nil
    ) {
        self.workload = workload
        self.team = team
        self.author = author
        self.status = status
        self.limit = limit
    }
}
