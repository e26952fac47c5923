import Bus
import CatalogueAPI
import GatewayAPI
import RegistryAPI
import ServiceKit
package import Vocabulary

/// Something that somebody has to do, wherever that is known from.
package struct DueTask: Composite {
    /// Of what it is told: a task of a workflow, or one that follows from what stands in a service.
    package enum Source: String, Choice { case workflow, `case`, placement, referral, opening }

    package let source: Source
    /// What is to be done, in the reader's language.
    package let what: String
    package let child: ChildID
    package let unit: UnitPath
    package let person: PersonCode?
    package let due: Day?
    package let daysLate: Int?
    /// The limit that says so: a code of `deadlines.csv`.
    package let deadline: String?
    package let method: String
    /// JSON.
    package let request: String
    /// What to call ``Workflows/signal`` with once that is done: JSON, with `…` for what is to be filled in. Nil of what a fact closes.
    package let answer: String?
    /// The run to take over, where that is what is to be done.
    package let takesOver: WorkflowID?
    /// Of the child, for who may see it.
    package var name: String?
}

extension ServiceClients {
    /// What `caller`'s unit, and those below it, have to do: the tasks of workflows, what cases, placements and referrals wait for, and
    /// for a lead agency the files that were opened out of reach, each asked of the service that knows it with the caller's own key. What is asked twice stands once. The most pressing first.
    package func tasks(of caller: UnitPath, overdue: Bool, _ texts: TextCatalogue) async throws -> [DueTask] {
        let house = try client(to: GatewayContract.name, as: .serviceItself)
        let today = try await house.call(Health.check, Empty(), CallOptions(language: language)).today
        var tasks = try await workflowTasks(as: caller)
        let others = [
            try await permitted { try await caseTasks(as: caller, on: today, texts) },
            try await permitted { try await placementTasks(as: caller, on: today, texts) },
            try await permitted { try await referralTasks(as: caller, on: today, texts) },
            try await permitted { try await openingTasks(as: caller, texts) },
        ]
        tasks = Self.once(tasks + others.joined())
        if overdue { tasks.removeAll { $0.daysLate == nil } }
        let names = try await self.names(ofChildren: tasks.map { $0.child.text }, as: caller)
        for index in tasks.indices { tasks[index].name = names[tasks[index].child.text] }
        return tasks.sorted { one, other in
            let (first, second) = (one.due ?? .last, other.due ?? .last)
            return first == second ? one.child < other.child : first < second
        }
    }

    /// Each once, however many ask for it: the first, unless it is another that says until when.
    static func once(_ tasks: [DueTask]) -> [DueTask] {
        var told: [DueTask] = []
        var places: [[String]: Int] = [:]
        for task in tasks {
            let key = [task.method, task.request]
            guard let place = places[key] else {
                places[key] = told.count
                told.append(task)
                continue
            }
            if told[place].due == nil { told[place] = task }
        }
        return told
    }

    /// Nothing where the caller has not the role: what it may not look at is not its to do.
    private func permitted(_ ask: () async throws -> [DueTask]) async throws -> [DueTask] {
        do {
            return try await ask()
        } catch let error as CallError where error.status == .permissionDenied {
            return []
        }
    }

    private static func daysLate(_ due: Day?, on today: Day) -> Int? {
        guard let due, due < today else { return nil }
        return today.daysSinceEpoch - due.daysSinceEpoch
    }

    private func workflowTasks(as caller: UnitPath) async throws -> [DueTask] {
        let gateway = try client(to: GatewayContract.name, as: .unit(caller))
        var tasks: [DueTask] = []
        for try await task in gateway.feed(Tasks.list, ListTasks(), CallOptions(language: language)) {
            let chosen =
                switch task.kind {
                case .chooseOffer: #","offer":"…""#
                case .chooseFamily: #","caregiver":"…""#
                default: ""
                }
            let answer = #"{"id":"\#(task.run)","task":"\#(task.id)","answer":"agreed"\#(chosen)}"#
            let isAnsweredAfter = task.kind.isAnswered && !task.kind.isAgreedByFact && task.method != nil
            tasks.append(
                DueTask(
                    source: .workflow, what: language == .vi ? task.vietnamese : task.english,
                    child: task.child, unit: task.unit, person: task.person, due: task.due,
                    daysLate: task.daysLate, deadline: task.deadline,
                    method: task.method ?? Workflows.signal.name, request: task.request ?? answer,
                    answer: isAnsweredAfter ? answer : nil,
                    takesOver: task.kind == .takeOver ? task.run : nil))
        }
        return tasks
    }

    private func caseTasks(as caller: UnitPath, on today: Day, _ texts: TextCatalogue) async throws
        -> [DueTask]
    {
        let registry = try client(to: RegistryContract.name, as: .unit(caller))
        let due = try await registry.all(Cases.due, CallOptions(language: language)) { after in
            ListDueCases().with { $0.after = after }
        }
        return due.map { item in
            DueTask(
                source: .case,
                what: texts.render(
                    Message("gateway.task-case-\(item.deadline.step.rawValue)"), in: language),
                child: item.child, unit: item.worker.unit, person: item.worker.person, due: item.deadline.due,
                daysLate: Self.daysLate(item.deadline.due, on: today), deadline: nil,
                method: Self.method(of: item.deadline.step), request: #"{"id":"\#(item.id)"}"#, answer: nil,
                takesOver: nil)
        }
    }

    private static func method(of step: CaseEntry.Kind) -> String {
        switch step {
        case .initialAssessment, .detailedAssessment: Cases.assess.name
        case .plan, .returned: Cases.plan.name
        case .decision: Cases.decide.name
        case .carriedOut: Cases.carryOut.name
        case .review: Cases.review.name
        case .protection, .isolation, .isolationEnd: Cases.protect.name
        case .opened, .closed: Cases.close.name
        }
    }

    private func placementTasks(as caller: UnitPath, on today: Day, _ texts: TextCatalogue) async throws
        -> [DueTask]
    {
        let registry = try client(to: RegistryContract.name, as: .unit(caller))
        let due = try await registry.all(Placements.due, CallOptions(language: language)) { after in
            ListDuePlacements().with { $0.after = after }
        }
        return due.map { item in
            let isEnd = item.step == .term
            return DueTask(
                source: .placement,
                what: texts.render(Message(isEnd ? "gateway.task-term" : "gateway.task-visit"), in: language),
                child: item.placement.child, unit: item.commune, person: nil, due: item.due,
                daysLate: Self.daysLate(item.due, on: today), deadline: nil,
                method: isEnd ? Placements.end.name : Placements.visit.name,
                request: isEnd
                    ? #"{"id":"\#(item.placement.id)"}"# : #"{"placement":"\#(item.placement.id)"}"#,
                answer: nil, takesOver: nil)
        }
    }

    /// Referrals that the caller's unit has to answer.
    private func referralTasks(as caller: UnitPath, on today: Day, _ texts: TextCatalogue) async throws
        -> [DueTask]
    {
        let catalogue = try client(to: CatalogueContract.name, as: .unit(caller))
        let own = unit(of: caller)
        var tasks: [DueTask] = []
        let request = ListReferrals().with { $0.status = .waiting }
        for try await item in catalogue.feed(Referrals.list, request, CallOptions(language: language))
        where item.to == own {
            tasks.append(
                DueTask(
                    source: .referral, what: texts.render(Message("gateway.task-referral"), in: language),
                    child: item.child, unit: item.to, person: nil, due: item.until,
                    daysLate: Self.daysLate(item.until, on: today), deadline: nil,
                    method: Referrals.accept.name, request: #"{"id":"\#(item.id)"}"#, answer: nil,
                    takesOver: nil))
        }
        return tasks
    }

    /// Files that were opened out of reach, for a lead agency to say whether that was right: who opened which. Why is told of
    /// one child at a time, to who asks.
    private func openingTasks(as caller: UnitPath, _ texts: TextCatalogue) async throws -> [DueTask] {
        let registry = try client(to: RegistryContract.name, as: .unit(caller))
        let waiting = try await registry.all(Openings.list, CallOptions(language: language)) { after in
            ListOpenings().with { ($0.waiting, $0.after) = (true, after) }
        }
        return waiting.map { opening in
            let why = Message(
                "gateway.task-opening",
                ["person": opening.person.text, "unit": opening.unit.text])
            return DueTask(
                source: .opening, what: texts.render(why, in: language), child: opening.child,
                unit: unit(of: caller), person: nil, due: opening.due, daysLate: opening.daysLate,
                deadline: opening.deadline, method: Openings.review.name,
                request: #"{"id":"\#(opening.id)","verdict":"…"}"#, answer: nil, takesOver: nil)
        }
    }
}
