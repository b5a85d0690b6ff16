/// When a job runs, from the runs a month that the decision was made for: the nearest calendar rhythm that is no rarer.
struct Schedule: Sendable, Hashable {
    let minute: StaticString
    let hour: StaticString
    let dayOfMonth: StaticString
    let dayOfWeek: StaticString
    let words: StaticString

    init(runsPerMonth: Double) {
        switch runsPerMonth {
        case ...1: self.init("0", "2", "1", "*", "monthly, on the 1st at 02:00 UTC")
        case ...4: self.init("0", "2", "*", "0", "weekly, on Sunday at 02:00 UTC")
        case ...31: self.init("0", "2", "*", "*", "daily at 02:00 UTC")
        case ...62: self.init("0", "2,14", "*", "*", "twice a day, at 02:00 and 14:00 UTC")
        case ...124: self.init("0", "*/6", "*", "*", "every six hours")
        default: self.init("0", "*", "*", "*", "hourly")
        }
    }

    private init(
        _ minute: StaticString, _ hour: StaticString, _ dayOfMonth: StaticString, _ dayOfWeek: StaticString,
        _ words: StaticString
    ) {
        self.minute = minute
        self.hour = hour
        self.dayOfMonth = dayOfMonth
        self.dayOfWeek = dayOfWeek
        self.words = words
    }

    static func == (a: Schedule, b: Schedule) -> Bool { a.cron == b.cron }
    func hash(into hasher: inout Hasher) { hasher.combine(cron) }

    var cron: String { "\(minute) \(hour) \(dayOfMonth) * \(dayOfWeek)" }

    /// Amazon's form: six fields, one of the two days is `?`, and Sunday is 1.
    var amazon: String {
        "\(dayOfWeek)" == "*" ? "cron(\(minute) \(hour) \(dayOfMonth) * ? *)" : "cron(\(minute) \(hour) ? * SUN *)"
    }
}
