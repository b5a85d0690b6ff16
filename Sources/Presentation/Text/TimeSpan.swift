/// Times and sizes as people read them, in the unit that keeps the figure short.
public enum TimeSpan {
    /// `0.43 ms`, `43 ms`, `1,250 ms`, `12.5 s`.
    public static func milliseconds(_ value: Double) -> String {
        value.isFinite && abs(value) >= 10_000 ? seconds(value / 1000) : Number.short(value) + " ms"
    }

    /// `45 s`, `2.5 min`, `3.2 h`, `4 days`.
    public static func seconds(_ value: Double) -> String {
        guard value.isFinite else { return Number.short(value) }
        switch abs(value) {
        case ..<1 where value != 0: return milliseconds(value * 1000)
        case ..<120: return Number.short(value) + " s"
        case ..<7200: return Number.short(value / 60) + " min"
        case ..<172_800: return Number.short(value / 3600) + " h"
        default: return Number.short(value / 86_400) + " days"
        }
    }

    public static func hours(_ value: Double) -> String { seconds(value * 3600) }
}

/// Memory as people read it.
public enum Size {
    /// `512 MiB`, `24 GiB`, `1.5 TiB`.
    public static func gibibytes(_ value: Double) -> String {
        if value > 0, value < 1 { return Number.short(value * 1024) + " MiB" }
        return value < 4096 ? Number.short(value) + " GiB" : Number.short(value / 1024) + " TiB"
    }
}
