import Bus
import CatalogueAPI
import GatewayAPI
import TestKit
import Testing
import Vocabulary

@Suite("What is mine to do", .timeLimit(.minutes(5)))
struct TaskTests {
    @Test("a unit sees its own tasks, nobody else's, until they are done")
    func own() async throws {
        try await Commune.open { commune in
            let (child, offer) = (try await commune.child(), try await commune.offer(of: commune.provider()))
            let id = try await commune.assessed(child)
            let choosing = try await commune.task(.chooseOffer, of: id)
            let health = commune.deployment.client(as: Commune.health, language: .en)
            let officer = commune.officer()
            #expect(try await officer.items(Tasks.list, ListTasks()).map(\.kind) == [.chooseOffer])
            #expect(try await health.items(Tasks.list, ListTasks()) == [])
            #expect(choosing.english == "To do: choose an offer for the child.")
            try await commune.answer(.chooseOffer, of: id, .agreed, offer: offer)
            _ = try await commune.task(.answerReferral, of: id)
            #expect(try await officer.items(Tasks.list, ListTasks()) == [])
            let theirs = try await health.items(Tasks.list, ListTasks())
            #expect(theirs.map(\.kind) == [.answerReferral])
            #expect(theirs.first?.request?.contains(child.text) == false)
            #expect(theirs.first?.due == day("2021-04-14"))
            commune.deployment.set(day: day("2021-04-16"))
            let late = try await health.items(Tasks.list, ListTasks().with { $0.overdue = true })
            #expect(late.map(\.daysLate) == [2])
        }
    }

    @Test(
        "that a child is reported on is told to caseworkers in reach alone; a provider has its task, and not what for"
    )
    func sealed() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let (child, offer) = (try await commune.child(), try await commune.offer(of: commune.provider()))
            let id = try await commune.assessed(child)
            let choosing = try await commune.task(.chooseOffer, of: id)
            #expect(choosing.workflow == .respond)
            let readers = [Commune.place, "thai-binh"].map {
                commune.deployment.client(as: $0, [.reader], language: .en).by(Person(id: "doc"))
            }
            for reader in readers {
                #expect(try await reader.items(Tasks.list, ListTasks()) == [])
                let denied = try await reader.refusal(of: Tasks.take, TakeTask(id: choosing.id))
                expect(denied, .notFound, at: "/id")
            }
            try await commune.answer(.chooseOffer, of: id, .agreed, offer: offer)
            _ = try await commune.task(.answerReferral, of: id)
            let nurse = commune.deployment.client(
                as: Commune.health, [.reader, .provider], language: .en
            ).by(Person(id: "yen"))
            let theirs = try await nurse.items(Tasks.list, ListTasks())
            #expect(theirs.map(\.kind) == [.answerReferral])
            #expect(theirs.map(\.workflow) == [nil])
            let task = try #require(theirs.first?.id)
            #expect(try await nurse.call(Tasks.take, TakeTask(id: task)).workflow == nil)
        }
    }

    @Test("one takes it, passes it on, puts it off; another cannot take it meanwhile")
    func handed() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let id = try await commune.assessed(commune.child())
            let task = try await commune.task(.chooseOffer, of: id).id
            let (lan, mai) = (commune.officer(), commune.officer("mai"))
            #expect(try await lan.call(Tasks.take, TakeTask(id: task)).person == "lan")
            #expect(try await mai.refusal(of: Tasks.take, TakeTask(id: task))?.status == .failedPrecondition)
            _ = try await lan.call(Tasks.pass, PassTask(id: task).with { $0.person = "mai" })
            let own = try await mai.items(Tasks.list, ListTasks().with { $0.person = "mai" })
            #expect(own.map(\.id) == [task])
            // It has no last day, and is not to be lost sight of.
            let far = SnoozeTask(id: task, until: day("2021-04-15"))
            expect(try await mai.refusal(of: Tasks.snooze, far), .invalidArgument, at: "/until")
            expect(
                try await mai.refusal(of: Tasks.snooze, SnoozeTask(id: task, until: day("2021-03-15"))),
                .invalidArgument, at: "/until",
                "not after the present day (2021-03-15): write 2021-03-16 or later.")
            _ = try await mai.call(Tasks.snooze, SnoozeTask(id: task, until: day("2021-03-17")))
            #expect(try await mai.items(Tasks.list, ListTasks()) == [])
            commune.deployment.set(day: day("2021-03-17"))
            #expect(try await mai.items(Tasks.list, ListTasks()).map(\.id) == [task])
            let stranger = commune.deployment.client(as: "thai-binh/tien-hai", language: .en).by(
                Person(id: "bao"))
            let denied = try await stranger.refusal(of: Tasks.take, TakeTask(id: task))
            expect(denied, .notFound, at: "/id")
        }
    }

    @Test("what is done by a fact cannot be answered away, and an answer counts once")
    func facts() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let child = try await commune.child()
            let file = try await commune.openCase(of: child)
            let id = try await commune.respond(to: file, of: child)
            let assessing = try await commune.task(.assessCase, of: id)
            let officer = commune.officer()
            let ticked = SignalWorkflow(id: id).with { ($0.task, $0.answer) = (assessing.id, .agreed) }
            expect(
                try await officer.refusal(of: Workflows.signal, ticked), .failedPrecondition, at: "/task",
                "Cases/Assess")
            try await commune.assess(file)
            let choosing = try await commune.task(.chooseOffer, of: id)
            let bare = SignalWorkflow(id: id).with { ($0.task, $0.answer) = (choosing.id, .agreed) }
            expect(try await officer.refusal(of: Workflows.signal, bare), .invalidArgument, at: "/offer")
            let answer = bare.with { $0.answer = .declined }
            _ = try await officer.call(Workflows.signal, answer)
            expect(try await officer.refusal(of: Workflows.signal, answer), .failedPrecondition, at: "/task")
        }
    }
}
