import Bus
import CampaignsAPI
import ServiceKit
import Vocabulary

/// What a question about coverage must say, and which classes count for it.
struct CoverageRules: Rules {
    static let mostTopics = 20

    let reference: Reference
    let today: Day

    /// Throws INVALID_ARGUMENT with all that is wrong.
    func check(_ scope: CoverageScope, on: Day?, knownOn: Day?) throws {
        var checks = Checks(reference, today: today)
        checks.part("/scope") { check(scope, &$0) }
        checks.reading(on: on, knownOn: knownOn)
        try checks.finish()
    }

    private func check(_ scope: CoverageScope, _ checks: inout Checks) {
        checks.several(scope.audiences, at: "/audiences")
        if let index = scope.audiences.firstIndex(of: .community) {
            checks.fail(
                "/audiences/\(index)", "campaigns.community-without-list",
                terms: ["choices": Audience.allCases.filter { $0 != .community }.map(\.term)])
        }
        if let topics = scope.topics {
            checks.several(topics, at: "/topics")
            checks.count(topics.count, in: 0...Self.mostTopics, at: "/topics")
            for (index, topic) in topics.enumerated() {
                checks.code(topic, in: .trainingTopic, at: "/topics/\(index)")
            }
        }
        if let since = scope.since { checks.day(since, at: "/since") }
        if let limit = scope.ageUnder { checks.number(limit, of: CoverageScope.self, at: "/ageUnder") }
    }
}

extension CoverageScope {
    /// Whether a class that somebody passed counts on a day.
    func counts(_ passed: PassedClass, on day: Day) -> Bool {
        if let since, passed.on < since { return false }
        if let until = passed.until, until < day { return false }
        guard let topics else { return true }
        return !Set(topics).isDisjoint(with: passed.topics)
    }
}

extension [Learner: [PassedClass]] {
    /// The classes that count on a day, of those that the person passed, by whichever of its entries.
    func counting(_ person: CountedLearner, in scope: CoverageScope, on day: Day) -> [PassedClass] {
        person.entries.flatMap { self[Learner(kind: person.learner.kind, id: $0)] ?? [] }
            .filter { scope.counts($0, on: day) }
    }
}
