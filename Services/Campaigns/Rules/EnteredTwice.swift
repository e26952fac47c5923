import Bus
import CampaignsAPI
import ServiceKit
import Store
import Vocabulary

// What is the same is entered once, in whatever spelling: `others` are those that it may be, `recorder` says who entered one.

extension CourseRules {
    /// Throws ALREADY_EXISTS: a unit has one course of a title.
    func requireOnce(
        _ course: Course, others: [Course], by recorder: (CourseID) throws -> Recorder?
    ) throws {
        guard let there = others.first(where: { $0.id != course.id && $0.title.isSame(as: course.title) })
        else { return }
        throw Refusal.exists(
            "/title",
            Message(
                "campaigns.course-twice",
                [
                    "title": there.title, "id": there.id.text, "owner": there.unit.text,
                    "unit": try recorder(there.id)?.text ?? "",
                ]))
    }
}

extension CampaignRules {
    /// Throws ALREADY_EXISTS: a unit leads one campaign of a title from one day to another.
    func requireOnce(
        _ campaign: Campaign, others: [Campaign], by recorder: (CampaignID) throws -> Recorder?
    ) throws {
        let there = others.first { other in
            other.id != campaign.id && other.start == campaign.start && other.end == campaign.end
                && other.title.isSame(as: campaign.title)
        }
        guard let there else { return }
        throw Refusal.exists(
            "/title",
            Message(
                "campaigns.campaign-twice",
                [
                    "title": there.title, "id": there.id.text, "start": "\(there.start)",
                    "end": "\(there.end)", "unit": try recorder(there.id)?.text ?? "",
                ]))
    }
}

extension ClassRules {
    /// Throws ALREADY_EXISTS: a course is taught in a place from one day to another to so many in one class, unless whoever opens
    /// another says so.
    func requireOnce(
        _ entry: KeptClass, others: [KeptClass], at pointer: String = "/course",
        by recorder: (ClassID) throws -> Recorder?
    ) throws {
        let there = others.first { other in
            other.id != entry.id && other.start == entry.start && other.end == entry.end
                && other.capacity == entry.capacity
        }
        guard let there else { return }
        throw Refusal.exists(
            pointer,
            Message(
                "campaigns.class-twice",
                [
                    "id": there.id.text, "place": there.place.text, "start": "\(there.start)",
                    "end": "\(there.end)", "capacity": "\(there.capacity)",
                    "unit": try recorder(there.id)?.text ?? "",
                ], terms: ["mark": ["member.confirmedDistinct"]]))
    }
}

extension EventRules {
    /// Throws ALREADY_EXISTS: one event of a title takes place on a day in one venue of a place. One that was cancelled takes
    /// none.
    func requireOnce(
        _ event: CommunicationEvent, others: [CommunicationEvent], at pointer: String,
        by recorder: (CommunicationEventID) throws -> Recorder?
    ) throws {
        let there = others.first { other in
            other.id != event.id && other.status != .cancelled && other.on == event.on
                && other.title.isSame(as: event.title)
                && (other.venue ?? "").isSame(as: event.venue ?? "")
        }
        guard let there else { return }
        throw Refusal.exists(
            pointer,
            Message(
                "campaigns.event-twice",
                [
                    "title": there.title, "id": there.id.text, "day": "\(there.on)",
                    "place": there.place.text, "unit": try recorder(there.id)?.text ?? "",
                ]))
    }
}

extension String {
    /// However it is spelt.
    fileprivate func isSame(as other: String) -> Bool {
        Vietnamese.folded(self) == Vietnamese.folded(other)
    }
}
