import Bus
import CampaignsAPI
import CatalogueAPI
import FundingAPI
import JSONCoding
import ProcessKit
import RegistryAPI
import ReportingAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

/// The whole stack, by the shipped policy, plans and reference data, on both sides of what changed. What the departments do on the day
/// is told by the stories in `Tests/Days`, which are the same on every day but for who acts.
@Suite("A day's work on any day", .timeLimit(.minutes(5)), .serialized)
struct DaysTests {
    static let stories = ["01-child", "02-money", "03-word", "04-network", "05-report"]

    @Test(
        "the units of the day register, move, serve, pay, teach, count and report; those of other days do nothing",
        arguments: WorkingDay.all)
    func work(_ working: WorkingDay) async throws {
        try await withStack(today: working.clock) { stack in
            let zone = try StackSettings.read(compose: stack.place.compose).zoneOffsetMinutes
            let today = working.clock ?? Timestamp.now().day(utcOffset: zone)
            let lead = try Province(lead: working.lead, plan: working.plan, on: stack)
            let commune = try stack.client(
                of: "registry", as: working.commune, positions: lead.positions)
            let neighbour = try stack.client(of: "registry", as: working.neighbour)
            let plan = try working.plan(in: year(of: today), at: stack.place)
            _ = try await lead.reporting.call(Plans.publish, PublishPlan(plan: plan))
            let published = try await lead.reporting.call(Plans.get, GetPlan(id: working.plan))
            #expect((published.actingLead ?? published.plan.lead) == working.lead)
            let child = try await register(of: working, on: today, by: commune)
            #expect(child.commune == working.commune && child.registeredOn == today)
            try await refused(neighbour, child.id)
            try await refused(working.powerless, child.id, on: stack)

            let provider = try await lead.provider(in: working.commune)
            for domain in ["education", "protection"] {
                try await lead.deliver(domain, to: child.id, by: provider, on: today)
            }
            try await play(working, on: today, about: child.id, by: provider, on: stack)
            _ = try await lead.registry.call(
                Children.update, UpdateChild(id: child.id).with { $0.commune = working.neighbour })
            #expect(
                try await neighbour.call(Children.get, GetChild(id: child.id)).commune == working.neighbour)
            try await refused(commune, child.id)

            let value = try await lead.compute(working.indicator, on: today)
            #expect(Pair(value) == Pair(1, 1))
            let report = try await lead.reporting.call(
                Compilations.compile, CompileReport(plan: working.plan, period: year(of: today)))
            #expect(report.compiledBy == working.lead && report.compiledOn == today)
            #expect(report.values.first { $0.indicator == working.indicator }.map(Pair.init) == Pair(1, 1))
        }
    }

    private func register(of working: WorkingDay, on today: Day, by commune: BusClient) async throws -> Child
    {
        let child = try await commune.call(
            Children.register,
            RegisterChild(name: "Trẻ Giả Định", sex: .male, commune: working.commune).with {
                $0.birthDate = today.advanced(by: -2500)
            })
        _ = try await commune.call(
            Disabilities.determine, DetermineDisability(child: child.id, type: .mobility, degree: .severe))
        _ = try await commune.call(
            Circumstances.add,
            AddCircumstance(child: child.id, code: working.circumstance, start: today))
        return child
    }

    /// The stories, as the units of the day play them.
    private func play(
        _ working: WorkingDay, on today: Day, about child: ChildID, by provider: ProviderID,
        on stack: ProcessStack
    ) async throws {
        let place = stack.place
        for person in ["officer", "chair"] {
            let issued = try await Program.chungtay(
                ["keys", "issue", working.commune.text, "--person", person, "--name", "Người Giả Định"],
                on: place)
            #expect(issued.code == 0, "\(issued.errors)")
        }
        let month = try #require(Month(of: today))
        let monthly = try working.monthly ?? newestMonthly(on: today, at: place)
        let names: JSONValue = [
            "today": .string("\(today)"), "monthOn": .string("\(today.advanced(by: 30))"),
            "month": .string("\(month)"), "year": .integer(Int64(today.year)),
            "plan": .string(working.plan),
            "province": .string(working.province.text), "lead": .string(working.lead.text),
            "press": .string(working.press.text), "commune": .string(working.commune.text),
            "district": .string(working.district.text),
            "committee": .string(working.office("ubnd").text),
            "finance": .string(working.office("so-tai-chinh").text),
            "education": .string(working.office("so-gddt").text),
            "front": .string(working.office("mttq").text), "child": .string(child.text),
            "provider": .string(provider.text), "monthly": .integer(Int64(monthly)),
            "paid": .string(monthly == 0 ? "empty" : "paid"),
            "change": .string(monthly == 0 ? "unpaid" : "joined"),
        ]
        try place.write("day.jsonl", JSONValue.object(["set": names]).compact + "\n")
        let files =
            ["\(place.path)/day.jsonl"] + Self.stories.map { "\(SourceTree.root)/Tests/Days/\($0).jsonl" }
        let run = try await Program.chungtay(
            ["script", "run", "--issue-missing-keys", "--lang", "en"] + files, on: place)
        let wrong = run.output.split(separator: "\n").filter { $0.contains("\"ok\":false") }
        #expect(wrong == [])
        #expect(run.code == 0, "\(run.errors)")
    }

    private func newestMonthly(on today: Day, at place: StackPlace) throws -> Int {
        let reference = try Reference(directory: "\(place.compose)/reference")
        let base = try #require(reference.assistanceBase(on: today))
        let severe = try #require(
            reference.assistanceCoefficients(ground: "disability", on: today).first { $0.degree == .severe })
        return Int(try severe.amount(base: base.amount).dong)
    }

    /// A child out of reach is not there.
    private func refused(_ client: BusClient, _ child: ChildID) async throws {
        let error = await #expect(throws: CallError.self) {
            try await client.call(Children.get, GetChild(id: child))
        }
        #expect(error?.status == .notFound, "\(String(describing: error))")
    }

    /// A unit that has ended, or has not begun, may do nothing in any department, and is told since when, and who is there in its place.
    private func refused(
        _ powerless: [WorkingDay.Powerless], _ child: ChildID, on stack: ProcessStack
    ) async throws {
        for one in powerless {
            func denied<Value>(_ department: String, _ call: (BusClient) async throws -> Value) async throws {
                let client = try stack.client(of: department, as: one.unit)
                let error = await #expect(throws: CallError.self) { _ = try await call(client) }
                let said = error?.message ?? ""
                #expect(error?.status == .permissionDenied, "\(one.unit) \(department): \(said)")
                for words in [one.unit.text, DayWords.day(one.turn, in: .vi), one.heir.text] {
                    #expect(said.contains(words), "\(department): \(said)")
                }
            }
            try await denied("registry") { try await $0.call(Children.get, GetChild(id: child)) }
            try await denied("catalogue") {
                try await $0.call(
                    Deliveries.record, RecordDelivery(child: child, on: one.turn))
            }
            try await denied("funding") { try await $0.call(Sources.list, ListSources()) }
            try await denied("campaigns") { try await $0.call(Campaigns.list, ListCampaigns()) }
            try await denied("reporting") {
                try await $0.call(Difficulties.list, ListDifficulties(plan: "of-today"))
            }
        }
    }

    private func year(of day: Day) throws -> Period {
        try Period(
            from: #require(Day(year: day.year, month: 1, day: 1)),
            through: #require(Day(year: day.year, month: 12, day: 31)))
    }
}
