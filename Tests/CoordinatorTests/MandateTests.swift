import Bus
import CatalogueAPI
import GatewayAPI
import JSONCoding
import Logging
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Coordinator

@Suite(
    "A mandate lends what its giver has, for one child, by some methods, until a day", .timeLimit(.minutes(5))
)
struct MandateTests {
    private static let bearer = Principal(unit: GatewayContract.bearer, roles: [.follower], scope: [])

    /// How opening a case by this mandate ends, shown by `caller`.
    private static func open(
        _ child: ChildID, _ commune: Commune, by mandate: Mandate, as caller: Principal = bearer,
        method: String = Cases.open.name, concern: CaseConcern = .abandonment
    ) async throws -> RawReply {
        let client = try commune.deployment.client(of: "registry", as: caller)
        var options = CallOptions(idempotencyKey: "run/\(mandate.run)/1", language: .en)
        options.mandate = String(decoding: try JSON.encode(mandate), as: UTF8.self)
        let request = OpenCase(child: child, concern: concern)
        return await client.raw(method, kind: .command, body: try JSON.encode(request), options)
    }

    @Test("shown by the coordinator it opens a case in the giver's name, once a run and key")
    func given() async throws {
        try await Commune.open { commune in
            let (child, officer) = (try await commune.child(), commune.officer())
            let mandate = try commune.mandate(.admit, for: child, by: officer)
            let first = try await Self.open(child, commune, by: mandate)
            #expect(first.status == .ok)
            let opened = try JSON.decode(Case.self, from: first.body)
            #expect(opened.worker == CaseWorker(unit: Commune.place, person: "lan"))
            let second = try await Self.open(child, commune, by: mandate)
            #expect(second.body == first.body)
            #expect(second.metadata.doneBefore != nil)
            // What was done under the key is what counts, whatever is asked for by now.
            let third = try await Self.open(child, commune, by: mandate, concern: .neglect)
            #expect(third.body == first.body)
            // Whoever takes the run over goes on where it stood: it is not done again under another name.
            let other = try commune.mandate(.admit, for: child, run: mandate.run, by: commune.officer("mai"))
            #expect(try await Self.open(child, commune, by: other).body == first.body)
            // The trail tells whose right it was, and that they did not do it in person.
            let auditor = commune.deployment.client(as: "thai-binh", [.auditor, .confidential]).on("registry")
            let deeds = try await auditor.call(
                AdminAudit.search, SearchAudit().with { $0.method = Cases.open.name }
            ).items
            #expect(deeds.map(\.person) == ["lan"])
            #expect(deeds.map(\.outcome) == ["done by mandate, run \(mandate.run)"])
            let looks = try await auditor.call(
                AdminReads.list, ListReads().with { ($0.child, $0.method) = (child, Cases.open.name) }
            ).items
            #expect(Set(looks.map(\.purpose)) == ["mandate \(mandate.run)"])
            // Nor may anybody's own look read as if it were by one.
            let forged = officer.saying("Mandate \(mandate.run)")
            let refused = try await forged.refusal(of: Children.get, GetChild(id: child))
            #expect(refused?.status == .invalidArgument)
        }
    }

    @Test("forged, over, for another method, another child, or shown by another, it gives nothing")
    func refused() async throws {
        try await Commune.open { commune in
            let (child, officer) = (try await commune.child(), commune.officer())
            let other = try await commune.child("Trẻ Thứ Hai")
            func isDenied(
                _ mandate: Mandate, of sought: ChildID? = nil, as caller: Principal = Self.bearer,
                _ words: String
            ) async throws {
                let reply = try await Self.open(sought ?? child, commune, by: mandate, as: caller)
                #expect(reply.status == .permissionDenied)
                #expect(reply.metadata.message?.contains(words) == true, "\(reply.metadata.message ?? "")")
            }
            let mandate = try commune.mandate(.admit, for: child, by: officer)
            try await isDenied(mandate.with { $0.until = day("2030-01-01") }, "signed by no key")
            try await isDenied(mandate.with { $0.child = other }, of: other, "signed by no key")
            try await isDenied(
                try commune.mandate(.admit, for: child, by: officer, until: "2021-03-14"),
                "could be used until")
            // Two years from the day of the call at most: what was done by it is remembered for longer.
            try await isDenied(
                try commune.mandate(.admit, for: child, by: officer, until: "2023-03-17"), "is too long")
            try await isDenied(try commune.mandate(.respond, for: child, by: officer), "does not allow")
            try await isDenied(mandate, of: other, "another child")
            try await isDenied(mandate, as: officer.principal, "another bearer")
            // Who may act for whom the policy says: nobody lends their rights to another office.
            let clinic = Principal(unit: Commune.health, roles: Deployment.workRoles, scope: ["thai-binh"])
            let lent = try commune.deployment.sign(
                mandate.with { $0.bearer = Commune.health }, as: officer.principal)
            try await isDenied(lent, as: clinic, "another bearer")
            try await isDenied(lent, "another bearer")
            #expect(try await commune.lead.call(Cases.outline, OutlineCases(child: other)).items == [])
        }
    }

    @Test("it gives nothing that its giver may not do today")
    func reach() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let child = try await commune.child()
            let reader = commune.deployment.client(as: Commune.place, [.reader]).by(Person(id: "lan"))
            let weak = try await Self.open(
                child, commune, by: try commune.mandate(.admit, for: child, by: reader))
            #expect(weak.status == .permissionDenied)
            let far = commune.deployment.client(as: "thai-binh/tien-hai").by(Person(id: "lan"))
            let outside = try await Self.open(
                child, commune, by: try commune.mandate(.admit, for: child, by: far))
            #expect(outside.status == .notFound)
        }
    }

    @Test("when the giver's key is gone the run waits as a task, and goes on for who takes it over")
    func takenOver() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let (child, offer) = (try await commune.child(), try await commune.offer(of: commune.provider()))
            let id = try await commune.assessed(child)
            _ = try await commune.task(.chooseOffer, of: id)
            commune.deployment.takeSigningKey(of: commune.officer().principal)
            try await commune.answer(.chooseOffer, of: id, .agreed, offer: offer)
            _ = try await commune.task(.takeOver, of: id)
            #expect(try await commune.run(id).status == .parked)
            #expect(try await commune.referrals(of: child) == [])
            let mai = commune.officer("mai")
            let mandate = try commune.mandate(.respond, for: child, run: id, by: mai)
            _ = try await mai.call(Workflows.signal, SignalWorkflow(id: id).with { $0.mandate = mandate })
            _ = try await commune.task(.answerReferral, of: id)
            let run = try await commune.run(id)
            #expect(run.person == "mai")
            #expect(run.tasks?.map(\.kind) == [.answerReferral])
        }
    }

    @Test("a child whose entry was merged into another's is gone on with by a mandate for that one")
    func merged() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let (child, survivor) = (try await commune.child(), try await commune.child("Trẻ Thứ Hai"))
            let offer = try await commune.offer(of: commune.provider())
            let id = try await commune.assessed(child)
            _ = try await commune.task(.chooseOffer, of: id)
            _ = try await commune.lead.call(
                Children.merge, MergeChildren(survivor: survivor, duplicate: child, reason: "Một trẻ"))
            try await commune.answer(.chooseOffer, of: id, .agreed, offer: offer)
            _ = try await commune.task(.takeOver, of: id)
            let lan = commune.officer()
            let signal = SignalWorkflow(id: id)
            let old = try commune.mandate(.respond, for: child, run: id, by: lan)
            expect(
                try await lan.refusal(of: Workflows.signal, signal.with { $0.mandate = old }),
                .invalidArgument, at: "/mandate/child")
            let new = try commune.mandate(.respond, for: survivor, run: id, by: lan)
            _ = try await lan.call(Workflows.signal, signal.with { $0.mandate = new })
            _ = try await commune.task(.answerReferral, of: id)
            #expect(try await commune.run(id).child == survivor)
            let referral = try #require(try await commune.referrals(of: survivor).first)
            #expect(referral.child == survivor)
            _ = try await commune.clinic.call(Referrals.accept, AcceptReferral(id: referral.id))
            _ = try await commune.clinic.call(
                Deliveries.record,
                RecordDelivery(child: survivor, on: Commune.today).with { $0.referral = referral.id })
            // The case stands under the former entry: by this mandate it can be looked at.
            _ = try await commune.task(.reviewCase, of: id)
            #expect(try await commune.run(id) { $0.status != .running }.status == .waiting)
        }
    }

    @Test("another unit that takes a run over has from then on what the former had to do for it")
    func rehomed() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let id = try await commune.assessed(commune.child())
            let task = try await commune.task(.chooseOffer, of: id)
            #expect(task.unit == Commune.place)
            let district = commune.deployment.client(as: "thai-binh/thai-thuy", language: .en).by(
                Person(id: "kim"))
            let mandate = try commune.mandate(.respond, for: task.child, run: id, by: district)
            _ = try await district.call(
                Workflows.signal, SignalWorkflow(id: id).with { $0.mandate = mandate })
            let taken = try await commune.run(id, as: district)
            #expect(taken.unit == "thai-binh/thai-thuy")
            #expect(taken.tasks?.map(\.id) == [task.id])
            #expect(taken.tasks?.map(\.unit) == ["thai-binh/thai-thuy"])
            #expect(try await commune.officer().items(Tasks.list, ListTasks()) == [])
        }
    }

    @Test(
        "a child that has moved out of the giver's reach is not given up: who reaches it takes the run over")
    func movedAway() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let child = try await commune.child()
            let file = try await commune.openCase(of: child)
            let id = try await commune.respond(to: file, of: child)
            _ = try await commune.task(.assessCase, of: id)
            commune.deployment.set(day: day("2021-03-16"))
            _ = try await commune.lead.call(
                Children.update, UpdateChild(id: child).with { $0.commune = "thai-binh/tien-hai/tien-hai" })
            _ = try await commune.task(.takeOver, of: id)
            #expect(try await commune.run(id).status == .parked)
            let head = commune.deployment.client(as: "thai-binh", language: .en).by(Person(id: "binh"))
            let mandate = try commune.mandate(.respond, for: child, run: id, by: head)
            _ = try await head.call(
                Workflows.signal, SignalWorkflow(id: id).with { $0.mandate = mandate })
            while try await commune.run(id, as: head).status != .waiting {
                try Task.checkCancellation()
                await Task.yield()
            }
            #expect(try await commune.run(id, as: head).tasks?.map(\.kind) == [.assessCase])
        }
    }

    @Test("nor is what it has to undo: who reaches the child takes the run over, and undoes it")
    func movedBeforeUndoing() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let child = try await commune.child()
            let id = try await commune.admit(child)
            _ = try await commune.task(.decideAdmission, of: id)
            commune.deployment.set(day: day("2021-03-16"))
            _ = try await commune.lead.call(
                Children.update, UpdateChild(id: child).with { $0.commune = "thai-binh/tien-hai/tien-hai" })
            try await commune.answer(.decideAdmission, of: id, .declined)
            _ = try await commune.task(.takeOver, of: id)
            let placements = ListPlacements(child: child)
            #expect(try await commune.lead.call(Placements.list, placements).items.map(\.end) == [nil])
            let head = commune.deployment.client(as: "thai-binh", language: .en).by(Person(id: "binh"))
            let mandate = try commune.mandate(.admit, for: child, run: id, by: head)
            _ = try await head.call(
                Workflows.signal, SignalWorkflow(id: id).with { $0.mandate = mandate })
            while try await commune.run(id, as: head).status != .undone {
                try Task.checkCancellation()
                await Task.yield()
            }
            #expect(
                try await commune.lead.call(Placements.list, placements).items.map(\.end)
                    == [day("2021-03-16")])
        }
    }

    @Test("refused by the former mandate after it was taken over, the run does not wait for another one")
    func takenOverMeanwhile() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let child = try await commune.child()
            let id = try await commune.assessed(child)
            _ = try await commune.task(.chooseOffer, of: id)
            let engine = Engine(
                Neighbours(commune.deployment.store(of: "gateway"), logger: Logger(label: "former")) {
                    try commune.deployment.client(of: $0, as: Self.bearer)
                }, bell: Bell(), workflows: .shipped)
            let former = try #require(try await Conduct(id, engine: engine))
            commune.deployment.takeSigningKey(of: commune.officer().principal)
            let mai = commune.officer("mai")
            let mandate = try commune.mandate(.respond, for: child, run: id, by: mai)
            _ = try await mai.call(Workflows.signal, SignalWorkflow(id: id).with { $0.mandate = mandate })
            let body = try JSON.encode(OutlineCases(child: child))
            var isSuspended = false
            do {
                _ = try await former.call(Cases.outline.name, .query, body, number: 1)
            } catch is Suspended {
                isSuspended = true
            }
            #expect(isSuspended)
            let run = try await commune.run(id, as: mai)
            #expect(run.status != .parked)
            #expect(run.tasks?.map(\.kind) == [.chooseOffer])
        }
    }

    @Test("when its last day has passed the run waits to be taken over")
    func over() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let child = try await commune.child()
            let file = try await commune.openCase(of: child)
            let id = try await commune.respond(to: file, of: child, until: "2021-03-20")
            _ = try await commune.task(.assessCase, of: id)
            commune.deployment.set(day: day("2021-03-21"))
            try await commune.deployment.running("gateway").tend()
            let parked = try await commune.run(id) { $0.status == .parked }
            #expect(parked.tasks?.contains { $0.kind == .takeOver } == true)
        }
    }
}
