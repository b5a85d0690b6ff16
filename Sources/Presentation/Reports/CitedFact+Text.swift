import Domain

extension CitedFact {
    /// `aws.amazon.com/ec2/pricing, 2026-08-21 (3 months old)`.
    func sourceText(today: CalendarDay?) -> String {
        let age =
            switch (asOf, today?.age(of: asOf)) {
            case (let day?, let age?): age == "today" ? "\(day) (today)" : "\(day) (\(age) old)"
            case (let day?, nil): day
            case (nil, _): "no date"
            }
        return "\(source), \(age)"
    }
}
