import Domain

extension Deployment {
    var jobFields: [String: TemplateValue] {
        let job = workload.job
        return [
            "runsPerMonth": .number(job?.runsPerMonth ?? 1), "scheduleWords": .word(schedule.words),
            "cron": .text(schedule.cron),
            "amazonCron": .text(schedule.amazon),
            "scheduleState": .text(isTraining ? "DISABLED" : "ENABLED"),
            "jobTimeoutSeconds": .number(jobTimeoutSeconds), "epochs": .number(job?.epochs ?? 1),
            "epochsText": .text((job?.epochs ?? 1).plainText), "precision": .text(option.precision.rawValue),
            "precisionWord": .slug(Slug(option.precision.rawValue, limit: 8)),
        ]
    }
}
