import CampaignsAPI
import ServiceKit
import Store
import Vocabulary

extension ReportingService {
    /// Keeps what the campaigns' log says that an indicator or a report may count.
    func followCampaigns(_ recorded: Recorded<CampaignsEvent>, _ tx: Transaction) throws {
        switch recorded.event {
        case .trainingPassed(let result): try tx.star.learn(result, revoked: false, at: recorded.position)
        case .trainingRevoked(let result): try tx.star.learn(result, revoked: true, at: recorded.position)
        case .communicationPlanned, .communicationRevised, .communicationApproved, .communicationVoided,
            .campaignPlanned, .campaignApproved, .campaignLaunched, .campaignCompleted, .campaignCorrected,
            .campaignVoided, .materialPublished, .materialCorrected, .materialVoided, .materialDistributed,
            .distributionVoided, .eventScheduled, .eventHeld, .eventCancelled, .eventCorrected, .eventVoided,
            .courseDesigned, .courseApproved, .courseCorrected, .courseVoided, .classOpened, .classScheduled,
            .classCompleted, .classCorrected, .classVoided, .learnerEnrolled, .learnerLeft, .enrolmentVoided,
            .attendanceRecorded, .attendanceCorrected, .attendanceVoided, .attendanceContradicted:
            break
        }
    }

    /// Takes back what that log no longer has after the point. Nothing of reporting's own hangs on it: figures are counted anew.
    func forgetCampaigns(after point: LogPoint, _ tx: Transaction) throws -> Set<String> {
        try tx.star.forget(after: point, of: CampaignsContract.name)
        return []
    }
}
