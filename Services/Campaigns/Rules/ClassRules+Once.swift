import Bus
import CampaignsAPI
import ServiceKit
import Store
import Vocabulary

extension ClassRules {
    /// A day is entered once: `there` is what was entered for it, by whom.
    func requireUnentered(
        _ day: Day, of learner: Learner, there: Fact<Attended>?, by recorder: Recorder?
    ) throws {
        guard let there else { return }
        throw Refusal.exists(
            "/on", Message("campaigns.attended-already", said(of: learner, on: day, there, by: recorder)))
    }

    /// Nobody takes a course in two classes on one day: `there` is what was entered for it in another one, by whom.
    func requireOnce(
        _ day: Day, of learner: Learner, there: Fact<Attended>?, by recorder: Recorder?
    ) throws {
        guard let there else { return }
        throw Refusal.exists(
            "/on",
            Message(
                "campaigns.attended-elsewhere",
                said(of: learner, on: day, there, by: recorder)
                    .merging(["class": there.value.class.text]) { $1 }))
    }

    private func said(
        of learner: Learner, on day: Day, _ there: Fact<Attended>, by recorder: Recorder?
    ) -> [String: String] {
        [
            "id": learner.id.text, "day": "\(day)", "hours": "\(there.value.hours)",
            "unit": recorder?.text ?? "",
        ]
    }
}
