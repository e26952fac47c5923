import Bus
import CampaignsAPI
import ServiceKit
import Vocabulary

/// How many have not been taught, of one unit.
struct Gap: Hashable, Sendable {
    let unit: UnitPath
    /// Units of one neighbourhood are taught together: a district, or where there are none the province.
    let neighbourhood: UnitPath
    var count: Int
}

extension ClassRules {
    /// What a class holds where nobody says otherwise.
    static let usualCapacity = 30
    /// So many classes are proposed at most, and so many trainers.
    static let mostProposed = 1000
    static let mostTrainers = 50

    /// Throws what is wrong with the request, of which the course is sought. Classes that teach a whole gap.
    func check(_ request: ProposeClasses, of course: Sought<Course>) throws -> Course {
        var checks = Checks(reference, today: today)
        if let capacity = request.capacity {
            checks.number(capacity, of: ProposeClasses.self, at: "/capacity")
        }
        if let limit = request.ageUnder { checks.number(limit, of: ProposeClasses.self, at: "/ageUnder") }
        if let since = request.since { checks.day(since, at: "/since") }
        let course = try checks.finish(course)
        guard course.status == .approved else {
            throw Refusal.precondition(
                "/course", Message("campaigns.course-not-approved").about(course.id))
        }
        return course
    }

    /// A unit that fills classes has its own; what is left over is put together within its neighbourhood, the largest first, each
    /// into the fullest class that has room for it, so that as few as possible travel and no class is opened for a handful that
    /// another has places for. The largest class first.
    func propose(_ gaps: [Gap], capacity: Int) -> [ProposedClass] {
        var proposed: [[ProposedGroup]] = []
        var rest: [UnitPath: [ProposedGroup]] = [:]
        for gap in gaps where gap.count > 0 {
            let (full, left) = gap.count.quotientAndRemainder(dividingBy: capacity)
            proposed += Array(
                repeating: [ProposedGroup(unit: gap.unit, learners: capacity)], count: full)
            if left > 0 {
                rest[gap.neighbourhood, default: []].append(ProposedGroup(unit: gap.unit, learners: left))
            }
        }
        for (_, groups) in rest.sorted(by: { $0.key < $1.key }) {
            var classes: [[ProposedGroup]] = []
            for group in groups.sorted(by: Self.isLarger) {
                let roomy = classes.indices.filter { classes[$0].total + group.learners <= capacity }
                if let fullest = roomy.max(by: { classes[$0].total < classes[$1].total }) {
                    classes[fullest].append(group)
                } else {
                    classes.append([group])
                }
            }
            proposed += classes
        }
        return proposed.compactMap { groups in
            let groups = groups.sorted(by: Self.isLarger)
            guard let place = groups.first?.unit else { return nil }
            return ProposedClass(
                place: place, from: groups, learners: groups.total, free: capacity - groups.total)
        }
        .sorted { ($1.learners, $0.place) < ($0.learners, $1.place) }
    }

    private static func isLarger(_ one: ProposedGroup, _ other: ProposedGroup) -> Bool {
        (other.learners, one.unit) < (one.learners, other.unit)
    }
}

extension [ProposedGroup] {
    fileprivate var total: Int { reduce(0) { $0 + $1.learners } }
}
