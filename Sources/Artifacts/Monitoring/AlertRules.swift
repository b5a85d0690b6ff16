import Domain

/// Recording rules, alerts, their tests and the dashboard's panels, from the workload's promises and the decision.
struct AlertRules: Sendable {
    struct Record: Sendable {
        let name: String
        let expression: String
    }

    struct Panel: Sendable {
        let title: StaticString
        let basis: String
        let expression: String
        let unit: StaticString
        let legend: StaticString
        var threshold: Double?
    }

    let deployment: Deployment
    let records: [Record]
    let alerts: [Alert]
    let panels: [Panel]

    init(_ deployment: Deployment) {
        self.deployment = deployment
        let selector = Selector(deployment.name)
        guard deployment.hasMonitoring else {
            (records, alerts, panels) = ([], [], [])
            return
        }
        guard !deployment.isJob else {
            records = []
            alerts = [deployment.jobFailed, deployment.jobLate]
            panels = deployment.jobPanels
            return
        }
        let errors = deployment.errorRecords(selector)
        let slow = deployment.latencyRecords(selector)
        records = errors + slow
        alerts =
            (errors.isEmpty ? [] : deployment.availabilityAlerts(selector))
            + deployment.latencyAlerts(selector, recorded: !slow.isEmpty)
            + deployment.capacityAlerts(selector)
        panels = deployment.servicePanels(selector)
    }

    var fields: [String: TemplateValue] {
        [
            "records": .list(
                records.map { ["record": .text($0.name), "expression": .text($0.expression)] }),
            "alerts": .list(alerts.map(\.fields)),
            "cases": .list(alerts.flatMap { [$0.testCase(fires: true), $0.testCase(fires: false)] }),
            "panels": .list(panels.enumerated().map { Self.fields($1, at: $0) }),
            "dashboardTitle": .text("\(deployment.name), from \(deployment.decision)"),
            "dashboardDescription": .text(deployment.option.id),
        ]
    }

    /// Two panels a row, each half of a width of 24.
    private static func fields(_ panel: Panel, at index: Int) -> TemplateValue {
        [
            "id": .number(index + 1), "title": .text("\(panel.title)"), "note": .text(panel.basis),
            "x": .number(index % 2 * 12), "y": .number(index / 2 * 8), "unit": .text("\(panel.unit)"),
            "expression": .text(panel.expression), "legend": .text("\(panel.legend)"),
            "threshold": panel.threshold.map { ["value": .number($0)] } ?? .flag(false),
        ]
    }
}

extension Alert {
    fileprivate var fields: TemplateValue { .fields(told) }

    private var told: [String: TemplateValue] {
        [
            "alert": .word(name), "expression": .text(expression), "hold": .word(hold),
            "severity": .text(severity.rawValue), "summary": .text(summary), "runbook": .text("\(runbook)"),
            "basis": .remark(basis),
        ]
    }

    fileprivate func testCase(fires: Bool) -> TemplateValue {
        let series = fires ? failing : healthy
        let more: [String: TemplateValue] = [
            "title": .text("\(name) \(fires ? "fires" : "is quiet")"), "fires": .flag(fires), "time": .word(time),
            "series": .list(series.map { ["metric": .text($0.metric), "values": .text("\($0.values)")] }),
            "labels": .list(labels.map { ["key": .word($0.key), "value": .text($0.value)] }),
        ]
        return .fields(told.merging(more) { $1 })
    }
}
