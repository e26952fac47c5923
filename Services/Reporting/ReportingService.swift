import CampaignsAPI
import CatalogueAPI
import FundingAPI
import RegistryAPI
import ReportingAPI
import ServiceKit
import Store
import Vocabulary

/// How far the plans are from their targets. Owns no facts of its own about children: it follows the other logs.
struct ReportingService: DepartmentService {
    static let name = ReportingContract.name
    static let events: (any DomainEvent.Type)? = ReportingEvent.self
    static let texts = ReportingTexts.catalogue
    static let proof: (any LogProof.Type)? = ReportingProof.self
    static let issued = [
        IssuedColumn("data", of: CompilationRecords.table),
        IssuedColumn("for_others", of: CompilationRecords.table),
        IssuedColumn("data", of: SentReportRecords.table),
    ]

    /// What was counted last.
    let memory = FigureMemory()

    var routes: [Route] {
        Route(Plans.publish, publishPlan)
        Route(Plans.revise, revisePlan)
        Route(Plans.adopt, adoptPlan)
        Route(Plans.agree, agreePlan)
        Route(Plans.adopted, listAdoptedPlans)
        Route(Plans.get, getPlan)
        Route(Plans.list, listPlans)

        Route(Indicators.list, listIndicators)
        Route(Indicators.compute, computeIndicators).long
        Route(Indicators.explain, explainIndicator)
        Route(Indicators.series, indicatorSeries).long

        Route(Finances.bySource, financesBySource)

        Route(Duties.list, listDuties)
        Route(Duties.overdue, overdueDuties)

        Route(Rounds.open, openRound)
        Route(Rounds.close, closeRound)
        Route(Rounds.correct, correctRound)
        Route(Rounds.void, voidRound)
        Route(Rounds.list, listRounds)

        Route(Submissions.draft, draftSubmission)
        Route(Submissions.submit, submitSubmission)
        Route(Submissions.return, returnSubmission)
        Route(Submissions.accept, acceptSubmission)
        Route(Submissions.get, getSubmission)
        Route(Submissions.list, listSubmissions)

        Route(Compilations.compile, compileReport)
        Route(Compilations.get, getCompilation)
        Route(Compilations.render, renderCompilation)
        Route(Compilations.send, sendReport)
        Route(Compilations.sent, listSentReports)

        Route(Difficulties.raise, raiseDifficulty)
        Route(Difficulties.answer, answerDifficulty)
        Route(Difficulties.escalate, escalateDifficulty)
        Route(Difficulties.close, closeDifficulty)
        Route(Difficulties.correct, correctDifficulty)
        Route(Difficulties.void, voidDifficulty)
        Route(Difficulties.list, listDifficulties)

        Route(Inspections.schedule, scheduleInspection)
        Route(Inspections.record, recordInspection)
        Route(Inspections.resolve, resolveFinding)
        Route(Inspections.correct, correctInspection)
        Route(Inspections.void, voidInspection)
        Route(Inspections.list, listInspections)

        Route(Reviews.open, openReview)
        Route(Reviews.conclude, concludeReview)
        Route(Reviews.correct, correctReview)
        Route(Reviews.void, voidReview)
        Route(Reviews.list, listReviews)
    }

    var followings: [Following] {
        [
            Following(RegistryEvent.self, apply: followRegistry, forget: forgetRegistry),
            Following(CatalogueEvent.self, apply: followCatalogue, forget: forgetCatalogue),
            Following(CampaignsEvent.self, apply: followCampaigns, forget: forgetCampaigns),
            Following(FundingEvent.self, apply: followFunding, forget: forgetFunding),
        ]
    }
}
