import Bus
import CampaignsAPI
import RegistryAPI
import ReportingAPI
import TestKit
import Testing
import Vocabulary

@testable import Reporting
@testable import ServiceKit

@Suite("Whom two offices entered", .timeLimit(.minutes(5)))
struct TwiceEnteredTests {
    private func open(_ isTwice: Bool = true, _ body: (Province) async throws -> Void) async throws {
        try await Province.open(today: KnownWorld.begun, publish: false, on: [.inProcess]) { province in
            try await TwiceWorld(isTwice: isTwice).enter(in: province)
            try await body(province)
        }
    }

    /// Both figures, and how many members the explanation of each has in all.
    private func figures(
        _ client: TestClient, knownOn: String? = nil, by: Breakdown? = nil
    ) async throws -> [Int] {
        let request = ComputeIndicators(plan: Province.plan).with {
            ($0.knownOn, $0.by) = (knownOn.map(day), by)
        }
        let values = try await client.call(Indicators.compute, request).values
        for (id, value) in zip(TwiceWorld.indicators, values) {
            let members = ExplainIndicator(plan: Province.plan, indicator: id).with {
                $0.knownOn = knownOn.map(day)
            }
            let explained = try await client.call(Indicators.explain, members)
            #expect(explained.value.numerator == value.numerator)
        }
        if by == nil { return values.map(\.numerator) }
        return values.map { $0.cells?.compactMap(\.numerator).reduce(0, +) ?? -1 }
    }

    @Test("counts once in every figure until it is decided, and then as it was decided, as known on each day")
    func countedOnce() async throws {
        try await open { province in
            #expect(try await figures(province.lead) == [1, 1])
            for by in [Breakdown.commune, .district, .ageBand, .sex] {
                #expect(try await figures(province.lead, by: by) == [1, 1])
            }
            func decide(_ verdict: DuplicateVerdict, on text: String) async throws {
                province.deployment.set(day: day(text))
                _ = try await province.lead.call(
                    Children.decideDuplicate,
                    DecideDuplicate(child: TwiceWorld.mine, other: TwiceWorld.theirs, verdict: verdict))
                _ = try await province.lead.call(
                    Caregivers.decideDuplicate,
                    DecideCaregiverDuplicate(
                        caregiver: Rolls.id(410), other: Rolls.id(411), verdict: verdict))
            }
            try await decide(.distinct, on: "2021-04-10")
            #expect(try await figures(province.lead) == [2, 2])
            #expect(try await figures(province.lead, knownOn: "2021-04-09") == [1, 1])
            try await decide(.same, on: "2021-04-20")
            #expect(try await figures(province.lead) == [1, 1])
            #expect(try await figures(province.lead, knownOn: "2021-04-19") == [2, 2])
            // What was decided holds for everybody, and each sees its own entry.
            let own = province.client(Province.commune)
            #expect(try await figures(own) == [1, 1])
            let members = try await own.call(
                Indicators.explain, ExplainIndicator(plan: Province.plan, indicator: "D1")
            ).members
            #expect(members.map(\.id) == [TwiceWorld.mine.text])
            try await decide(.undecided, on: "2021-04-25")
            #expect(try await figures(province.lead) == [1, 1])
        }
    }

    @Test("what stands under an entry made in error is nobody's, not even the other entry's")
    func inError() async throws {
        try await open { province in
            let lead = province.lead
            _ = try await lead.call(
                Children.decideDuplicate,
                DecideDuplicate(child: TwiceWorld.mine, other: TwiceWorld.theirs, verdict: .same))
            _ = try await province.client(Province.otherCommune).call(
                Disabilities.void, VoidDisability(id: Rolls.id(421)))
            #expect(try await figures(lead) == [1, 1])
            province.deployment.set(day: day("2021-04-10"))
            _ = try await province.client(Province.commune).call(
                Children.close, CloseChild(id: TwiceWorld.mine, reason: .enteredInError))
            #expect(try await figures(lead) == [0, 0])
            #expect(try await figures(lead, knownOn: "2021-04-09") == [1, 1])
        }
    }

    @Test("caregivers who are merged count once, as the survivor, and as two again once that is taken back")
    func mergedCaregivers() async throws {
        try await open { province in
            let (one, other): (CaregiverID, CaregiverID) = (Rolls.id(410), Rolls.id(411))
            let lead = province.lead
            _ = try await lead.call(
                Children.decideDuplicate,
                DecideDuplicate(child: TwiceWorld.mine, other: TwiceWorld.theirs, verdict: .distinct))
            _ = try await lead.call(
                Caregivers.decideDuplicate,
                DecideCaregiverDuplicate(caregiver: one, other: other, verdict: .distinct))
            #expect(try await figures(lead) == [2, 2])
            province.deployment.set(day: day("2021-04-10"))
            // The greater id survives: it is not for its id that it is shown.
            let merge = MergeCaregivers(
                survivor: max(one, other), duplicate: min(one, other), reason: "Một người")
            _ = try await lead.call(Caregivers.merge, merge)
            #expect(try await figures(lead) == [2, 1])
            #expect(try await figures(lead, by: .district) == [2, 1])
            #expect(try await figures(lead, knownOn: "2021-04-09") == [2, 2])
            let explained = try await lead.call(
                Indicators.explain, ExplainIndicator(plan: Province.plan, indicator: "D2"))
            #expect(explained.members.map(\.id) == [max(one, other).text])
            province.deployment.set(day: day("2021-04-20"))
            _ = try await lead.call(
                Caregivers.unmerge, UnmergeCaregiver(duplicate: merge.duplicate, reason: "Hai người"))
            #expect(try await figures(lead) == [2, 2])
            #expect(try await figures(lead, knownOn: "2021-04-19") == [2, 1])
        }
    }

    @Test("workers who are merged count once, by the entry that is at work; taken back, as two")
    func mergedWorkers() async throws {
        try await Province.open(today: KnownWorld.begun, publish: false, on: [.inProcess]) { province in
            let lead = province.lead
            func hire(_ name: String, in unit: UnitPath, from text: String) async throws -> WorkerID {
                let request = RegisterWorker(name: name, unit: unit, role: .childOfficer).with {
                    $0.from = day(text)
                }
                return try await lead.call(Workers.register, request).id
            }
            let one = try await hire("Phạm Văn Bình", in: Province.commune, from: "2020-01-02")
            let other = try await hire("Phạm Văn Bính", in: Province.otherCommune, from: "2020-03-02")
            _ = try await province.teach("inclusion", .officers, [Learner(one)], on: "2021-03-10")
            let officers = PopulationDeclaration().with { $0.workers = WorkerFilter(roles: []) }
            let plan = try KnownWorld.plan.with {
                $0.indicators = [
                    IndicatorDeclaration(
                        id: "W1", name: BilingualText(vi: "Chỉ tiêu W1", en: "Indicator W1"), clause: "I",
                        measure: .percent, population: officers
                    ).with { $0.having = [FactDeclaration().with { $0.training = ["inclusion"] }] }
                ]
            }
            _ = try await lead.call(Plans.publish, PublishPlan(plan: plan))
            func counted(_ knownOn: String? = nil, on: String? = nil) async throws -> [Int?] {
                let request = ComputeIndicators(plan: Province.plan).with {
                    ($0.knownOn, $0.on) = (knownOn.map(day), on.map(day))
                }
                let value = try await lead.call(Indicators.compute, request).values.first
                return [value?.numerator, value?.denominator]
            }
            #expect(try await counted() == [1, 2])
            province.deployment.set(day: day("2021-04-10"))
            let merge = MergeWorkers(survivor: other, duplicate: one, reason: "Một người")
            _ = try await lead.call(Workers.merge, merge)
            #expect(try await counted() == [1, 1])
            #expect(try await counted("2021-04-09") == [1, 2])
            let members = try await lead.call(
                Indicators.explain, ExplainIndicator(plan: Province.plan, indicator: "W1")
            ).members
            #expect(members.map(\.id) == [other.text])
            #expect(members.map(\.because.count) == [1])
            // Where the survivor was not at work yet, the other entry is who was there.
            let before = try await lead.call(
                Indicators.explain,
                ExplainIndicator(plan: Province.plan, indicator: "W1").with { $0.on = day("2020-02-01") }
            ).members
            #expect(before.map(\.id) == [one.text])
            province.deployment.set(day: day("2021-04-20"))
            _ = try await lead.call(Workers.unmerge, UnmergeWorker(duplicate: one, reason: "Hai người"))
            #expect(try await counted() == [1, 2])
            #expect(try await counted("2021-04-19") == [1, 1])
        }
    }

    @Test("strangers count as two")
    func strangers() async throws {
        try await open(false) { province in
            let (all, cells) = (
                try await figures(province.lead), try await figures(province.lead, by: .commune)
            )
            #expect(all == [2, 2])
            #expect(cells == [2, 2])
        }
    }

    /// Every answer to somebody, and what is asked.
    private func told(_ isTwice: Bool, _ readers: [Principal]) async throws -> [String: String] {
        var told: [String: String] = [:]
        try await open(isTwice) { province in
            var questions = Question.drawn()
            for indicator in TwiceWorld.indicators {
                for by in [nil] + Breakdown.allCases {
                    questions.append(
                        try Question(
                            Indicators.compute,
                            ComputeIndicators(plan: Province.plan).with {
                                ($0.indicator, $0.by) = (indicator, by)
                            }))
                }
                questions.append(
                    try Question(
                        Indicators.explain, ExplainIndicator(plan: Province.plan, indicator: indicator)))
            }
            questions.append(try Question(Children.listDuplicates, ListDuplicates()))
            questions.append(try Question(Caregivers.listDuplicates, ListCaregiverDuplicates()))
            for number in [TwiceWorld.number, "034314005678"] {
                questions.append(
                    try Question(Children.search, SearchChildren().with { $0.personalNumber = number }))
            }
            for reader in readers {
                let client = province.deployment.client(as: reader)
                for question in questions where reader.may(question.needs) {
                    let answer = try await client.answer(question.method, kind: question.kind, question.body)
                    told["\(reader.unit): \(question.text)"] = InferenceTests.told(answer.text)
                }
            }
        }
        return told
    }

    @Test("whoever reaches one of the two is answered alike whether the other is the same or a stranger")
    func alike() async throws {
        let policy = try YAMLDocument.decode(Policy.self, SourceTree.compose + "/policy.yaml")
        let reference = try SourceTree.reference()
        let readers = [Province.commune, Province.district].compactMap {
            policy.principal(for: $0, reference: reference, on: day(KnownWorld.begun))
        }
        #expect(readers.count == 2)
        let (twice, strangers) = (try await told(true, readers), try await told(false, readers))
        #expect(twice.count > 100)
        #expect(twice.keys == strangers.keys)
        for (asked, answer) in twice { #expect(answer == strangers[asked], "\(asked)") }
    }

    @Test("to whoever reaches both the two worlds are two")
    func sensitive() async throws {
        let lead = Principal(unit: Province.dolisa, roles: Deployment.workRoles, scope: [Province.area])
        let (twice, strangers) = (try await told(true, [lead]), try await told(false, [lead]))
        let telling = twice.filter { $0.value != strangers[$0.key] }.keys
        for method in [
            Children.listDuplicates.name, Caregivers.listDuplicates.name, Indicators.compute.name,
            Indicators.explain.name,
        ] {
            #expect(telling.contains { $0.hasPrefix("\(lead.unit): \(method) ") }, "\(method)")
        }
    }
}
