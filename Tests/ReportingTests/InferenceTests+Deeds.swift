import Bus
import FundingAPI
import JSONCoding
import TestKit
import Testing
import Vocabulary

@testable import ServiceKit

/// What somebody tries who may act, and looks at what comes of it: the same commands, in the same order, in each world.
extension InferenceTests {
    @Test(
        "by what is done or refused nobody learns on which ground a child is paid, nor by what is told after")
    func deeds() async throws {
        let deeds = try Question.deeds()
        let questions = try deeds + Question.money()
        let told = try await answers(to: questions, of: try Self.payReaders, paying: true)
        expectAlike(told)
        let done = told[0].filter { answer in deeds.contains { answer.asked.hasSuffix($0.text) } }
        #expect(done.contains { $0.status == .alreadyExists }, "another pays it")
        #expect(done.contains { $0.status == .ok }, "something is done")
        #expect(done.contains { $0.status == .notFound }, "something is out of reach")
    }
}

extension Question {
    init<Request, Reply>(_ method: Command<Request, Reply>, _ request: Request) throws {
        self.init(
            method: method.name, kind: method.kind, needs: method.needs, body: try JSON.encode(request))
    }

    /// Grants on every ground by whoever may try, and what one might do with what others granted.
    static func deeds() throws -> [Question] {
        let payers = [Province.commune, Province.otherCommune, Province.district, Province.health]
        let grounds = [KnownWorld.openGround, KnownWorld.sealedGround, "funeral"]
        let grants = try KnownWorld.children.flatMap { number in
            try payers.flatMap { unit in
                try grounds.map { ground in
                    try Question(
                        Entitlements.grant,
                        GrantEntitlement(
                            child: KnownWorld.child(number), unit: unit, ground: ground, decision: "7/QĐ-UBND"
                        ))
                }
            }
        }
        let others = try KnownWorld.paid.map(KnownWorld.entitlement).flatMap { id in
            [
                try Question(Entitlements.stop, StopEntitlement(id: id, reason: "Thử")),
                try Question(Entitlements.suspend, SuspendEntitlement(id: id, reason: "Thử")),
                try Question(Entitlements.void, VoidEntitlement(id: id, reason: "Thử")),
                try Question(
                    Entitlements.correct,
                    CorrectEntitlement(id: id, reason: "Thử").with { $0.ground = KnownWorld.openGround }),
                try Question(Notices.post, PostNotice(entitlements: [id], place: "Nhà văn hóa")),
            ]
        }
        let waivers = try KnownWorld.children.map { number in
            try Question(
                Waivers.grant,
                GrantWaiver(child: KnownWorld.child(number), kind: "study-costs", unit: Province.commune))
        }
        return grants + others + waivers
    }
}
