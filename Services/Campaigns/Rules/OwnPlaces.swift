import Bus
import CampaignsAPI
import ServiceKit
import Store
import Vocabulary

/// The places that one learner has in a class, one after another: who left may come back, and which of them was entered first
/// decides nothing.
struct OwnPlaces: Sendable {
    var seats = Periods<Seat>()
    /// Who entered each.
    var recorders: [FactID: Recorder] = [:]

    /// The last day of the place that began last until `day`, where it was over before it; `day` nil is the last day of time.
    func ended(by day: Day?) -> Day? {
        let until = day ?? .last
        let last = seats.history.facts().last { $0.days.from <= until }
        return last.flatMap { $0.days.last < until ? $0.days.until : nil }
    }

    /// The place that begins on a day.
    func place(from day: Day) -> Fact<Seat>? { seats.history.facts().first { $0.days.from == day } }
}

extension ClassRules {
    /// Nobody has two places in a class on one day. Throws ALREADY_EXISTS, naming the other place and who entered it.
    func requireOnce(_ enrolment: KeptEnrolment, beside places: OwnPlaces, at pointer: String) throws {
        guard let days = DayRange(from: enrolment.from, until: enrolment.until),
            let there = places.seats.facts(overlapping: days).first
        else { return }
        let arguments = [
            "id": enrolment.learner.id.text, "from": "\(there.days.from)",
            "unit": places.recorders[there.id]?.text ?? "",
        ]
        guard let until = there.days.until else {
            throw Refusal.exists(pointer, Message("campaigns.enrolled-already", arguments))
        }
        throw Refusal.exists(
            pointer,
            Message("campaigns.enrolled-then", arguments.merging(["until": "\(until)"]) { $1 }))
    }

    /// The place that never was, while the class is open. Throws NOT_FOUND where the learner has none from that day on, and
    /// FAILED_PRECONDITION where hours stand on its days: `attended` is the first of them.
    func void(
        _ request: VoidEnrolment, by learner: Sought<KeptEnrolment?>, in taught: Sought<TaughtClass>,
        of places: OwnPlaces, attended: Fact<Attended>?
    ) throws -> Fact<Seat> {
        let (taught, _) = try Checks(reference, today: today).finish(taught, learner)
        _ = try taught.entry.taking(ClassStep.teach)
        guard let place = places.place(from: request.from) else {
            throw Refusal.notFound(
                "/from",
                Message(
                    "campaigns.no-place-from",
                    [
                        "id": request.learner.id.text, "day": "\(request.from)",
                        "days": places.seats.history.facts().map(\.days.text).joined(separator: ", "),
                    ]))
        }
        guard let attended else { return place }
        throw Refusal.precondition(
            "/from",
            Message(
                "campaigns.attended-then",
                [
                    "id": request.learner.id.text, "day": "\(attended.days.from)",
                    "hours": "\(attended.value.hours)",
                ]
            ).about(attended.id))
    }
}

extension DayRange {
    /// From one day to another, the same in every language.
    fileprivate var text: String { until.map { "\(from)…\($0)" } ?? "\(from)…" }
}
