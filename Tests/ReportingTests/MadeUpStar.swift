import CampaignsAPI
import CatalogueAPI
import FundingAPI
import GRDB
import RegistryAPI
import ReportingAPI
import Store
import TestKit
import Vocabulary

@testable import Reporting

/// The star of ``Rolls``' province as some events left it, each at the next position of its log.
final class MadeUpStar {
    private let file: DatabaseQueue
    private var position: UInt64 = 0

    init() throws {
        file = try DatabaseQueue()
        try file.write { db in for step in ReportingService.migrations { try step.apply(db) } }
    }

    // MARK: What is told

    private func tell(_ event: (StarRecords, UInt64) throws -> Void) throws {
        position += 1
        try file.write { db in try event(StarRecords(db: db), position) }
    }

    private func told(_ event: (StarRecords, Learned, Recorder) throws -> Void) throws {
        try tell { star, position in
            try event(
                star, Learned(at: LogPoint(position), moment: .now()), Recorder(unit: "bac-son"))
        }
    }

    func enter(_ children: [ChildFacts]) throws {
        for child in children { try told { try $0.learn(child, learned: $1, by: $2) } }
    }

    func enter(_ disabilities: [DisabilityFacts]) throws {
        for disability in disabilities {
            try told { try $0.learn(disability, .recorded, learned: $1, by: $2) }
        }
    }

    func enter(_ provider: ProviderFacts) throws {
        try told { try $0.learn(provider, learned: $1, by: $2) }
    }

    func enter(_ worker: WorkerFacts) throws {
        try told { try $0.learn(worker, learned: $1, by: $2) }
    }

    func enter(_ links: [CaregiverLinkFacts]) throws {
        for link in links { try tell { try $0.learn(link, isVoided: false, at: $1) } }
    }

    func enter(_ circumstances: [CircumstanceFacts]) throws {
        for fact in circumstances {
            try tell { try $0.learn(fact, token: Self.token(fact.code), isVoided: false, at: $1) }
        }
    }

    func deliver(_ deliveries: [Delivery]) throws {
        for delivery in deliveries { try tell { try $0.learn(delivery, before: nil, at: $1) } }
    }

    func correct(_ delivery: Delivery, to after: Delivery) throws {
        try tell { try $0.learn(after, before: delivery, at: $1) }
    }

    func train(_ trainings: [TrainingResult], revoked: Bool = false) throws {
        for training in trainings { try tell { try $0.learn(training, revoked: revoked, at: $1) } }
    }

    func pay(_ told: AssistedFacts, returned: Bool = false) throws {
        try tell { try $0.learn(told, returned: returned, at: $1) }
    }

    func waive(_ waiver: Waiver, isVoided: Bool = false) throws {
        try tell { try $0.learn(waiver, isVoided: isVoided, at: $1) }
    }

    /// Takes back what all logs said after a position.
    func forget(after last: UInt64) throws {
        let point = LogPoint(last)
        try file.write { db in
            let star = StarRecords(db: db)
            try star.forgetPeople(after: point)
            try star.forgetProviders(after: point)
            for source in Set(StarTable.all.map(\.source)) { try star.forget(after: point, of: source) }
        }
        position = last
    }

    // MARK: What is asked

    func question(
        on day: Day, knownAt point: LogPoint, children: [ChildID: ChildID] = [:],
        caregivers: [CaregiverID: CaregiverID] = [:], _ db: Database
    ) throws -> StarQuestion {
        let star = StarRecords(db: db)
        func same<Named>(_ shown: [ID<Named>: ID<Named>]) throws -> StarSame {
            StarSame(
                Dictionary(
                    uniqueKeysWithValues: try shown.map { (try star.key($0.key), try star.key($0.value)) }))
        }
        return StarQuestion(
            plan: Rolls.plan, on: day,
            known: StarQuestion.Known(registry: point, catalogue: point, campaigns: point, funding: point),
            reference: Rolls.reference, words: try star.words(), children: try same(children),
            caregivers: try same(caregivers),
            tokens: Dictionary(
                uniqueKeysWithValues: Rolls.reference.circumstances.map { ($0.code, Self.token($0.code)) }))
    }

    /// `children` and `caregivers`: by which entry each is shown of whom there are several.
    func figures(
        _ declaration: IndicatorDeclaration, on day: Day = Rolls.lastDay, knownAt point: LogPoint = .latest,
        children: [ChildID: ChildID] = [:], caregivers: [CaregiverID: CaregiverID] = [:]
    ) throws -> Figures {
        try file.write { db in
            let question = try question(
                on: day, knownAt: point, children: children, caregivers: caregivers, db)
            return try StarRecords(db: db).figures([declaration], question)[0]
        }
    }

    /// Of several that are counted together.
    func figures(
        _ declarations: [IndicatorDeclaration], children: [ChildID: ChildID] = [:]
    ) throws -> [Figures] {
        try file.write { db in
            let question = try question(
                on: Rolls.lastDay, knownAt: .latest, children: children, db)
            return try StarRecords(db: db).figures(declarations, question)
        }
    }

    /// Every member, wherever it lives today, with the records that speak for it.
    func explained(
        _ declaration: IndicatorDeclaration, children: [ChildID: ChildID] = [:],
        caregivers: [CaregiverID: CaregiverID] = [:]
    ) throws -> [(id: String, isCounted: Bool, because: [String])] {
        try file.write { db in
            let star = StarRecords(db: db)
            let question = try question(
                on: Rolls.lastDay, knownAt: .latest, children: children, caregivers: caregivers, db)
            let asked = StarQuestion.Asked(
                scope: question.words.units { _ in true }, today: Rolls.lastDay, limit: 100)
            let members = try star.members(of: declaration, question, asked)
            let records = try star.records(for: members, in: declaration, question)
            return members.map { ($0.id.text, $0.isCounted, records[$0.id] ?? []) }
        }
    }

    /// The steps in which SQLite counts.
    func steps(
        _ declaration: IndicatorDeclaration, children: [ChildID: ChildID] = [:],
        caregivers: [CaregiverID: CaregiverID] = [:]
    ) throws -> [String] {
        try file.write { db in
            let question = try question(
                on: Rolls.lastDay, knownAt: .latest, children: children, caregivers: caregivers, db)
            let tally = question.tally([declaration], of: StarRoot(declaration.population)).sqlite
            return try SQLRequest<Row>(literal: "EXPLAIN QUERY PLAN \(tally)").fetchAll(db)
                .map { $0["detail"] }
        }
    }

    private static func token(_ code: String) -> String { "token-\(code)" }
}
