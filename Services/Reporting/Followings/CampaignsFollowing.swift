import CampaignsAPI
import ServiceKit
import Store
import Vocabulary

extension ReportingService {
    /// Keeps what the campaigns' log says that an indicator or a report may count.
    func followCampaigns(_ recorded: Recorded<CampaignsEvent>, _ tx: Transaction) throws {
        switch recorded.event {
        case .trainingPassed(let result): try learn(result, revoked: false, recorded.position, tx)
        case .trainingRevoked(let result): try learn(result, revoked: true, recorded.position, tx)
        case .communicationPlanned, .communicationRevised, .communicationApproved, .campaignPlanned,
            .campaignApproved, .campaignLaunched, .campaignCompleted, .materialPublished,
            .materialDistributed, .distributionVoided, .eventScheduled, .eventHeld, .eventCancelled,
            .eventCorrected, .eventVoided, .courseDesigned,
            .courseApproved, .classOpened, .classScheduled, .classCompleted, .learnerEnrolled, .learnerLeft,
            .enrolmentVoided, .attendanceRecorded, .attendanceCorrected, .attendanceVoided,
            .attendanceContradicted:
            break
        }
    }

    private func learn(
        _ result: TrainingResult, revoked: Bool, _ position: UInt64, _ tx: Transaction
    ) throws {
        let fact = TrainingFact(
            person: result.person, course: result.course, topics: result.topics, classID: result.class,
            on: result.on, revoked: revoked, until: result.until)
        let record = "\(result.class.text)/\(result.person.kind.rawValue)/\(result.person.id.text)"
        try tx.facts.learn(.training, record, at: position, fact)
    }

    /// Takes back what that log no longer has after the point. Nothing of reporting's own hangs on it: figures are counted anew.
    func forgetCampaigns(after point: LogPoint, _ tx: Transaction) throws -> Set<String> {
        try tx.facts.forget(after: point, of: CampaignsContract.name)
        return []
    }
}
