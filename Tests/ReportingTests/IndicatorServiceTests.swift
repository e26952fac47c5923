import Bus
import CampaignsAPI
import CatalogueAPI
import Foundation
import RegistryAPI
import ReportingAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@Suite("What is counted of what the services said", .timeLimit(.minutes(5)))
struct IndicatorServiceTests {
    @Test(
        "the five targets of the plan are counted from the registry's, the catalogue's and the campaigns' logs"
    )
    func allFive() async throws {
        try await Province.open { province in
            let children = try await province.children(3)
            let provider = try await province.provider()
            try await province.deliver(to: children[0], on: "2021-03-01", by: provider)
            try await province.deliver("education", to: children[0], on: "2021-03-02", by: provider)
            try await province.deliver("vocational", to: children[1], on: "2021-03-02", by: provider)
            let mother = try await province.lead.call(
                Caregivers.register, RegisterCaregiver(name: "Mẹ Giả Định", commune: Province.commune))
            for child in children.prefix(2) {
                _ = try await province.lead.call(
                    Caregivers.link, LinkCaregiver(caregiver: mother.id, child: child, relation: .mother))
            }
            let worker = try await province.worker(from: "2021-01-04")
            _ = try await province.lead.call(
                Workers.register, RegisterWorker(name: "Giáo Viên", unit: Province.commune, role: .teacher))
            _ = try await province.teach(
                "inclusion", .children, children.map { Learner($0) }, on: "2021-03-10")
            _ = try await province.teach("care-skills", .caregivers, [Learner(mother.id)], on: "2021-03-10")
            _ = try await province.teach(
                "case-management", .collaborators, [Learner(worker.id)], on: "2021-03-10")
            _ = try await province.lead.call(
                Networks.establish, EstablishNetwork(district: Province.district, members: [provider]))
            _ = try await province.lead.call(
                Pilots.start, StartPilot(model: "Can thiệp sớm", district: Province.district))
            _ = try await province.lead.call(
                Pilots.start, StartPilot(model: "Can thiệp sớm", district: Province.otherDistrict))

            let values = try await province.values()
            #expect(values["T1"]?.pair == [1, 3])
            #expect(values["T1"]?.value == 33.3 && values["T1"]?.target == 90 && values["T1"]?.met == false)
            #expect(values["T2"]?.pair == [3, 3] && values["T2"]?.met == true)
            #expect(values["T3"]?.pair == [1, 1])
            #expect(values["T4"]?.pair == [1, 1], "teachers are not among T4's officers")
            #expect(values["T5"]?.pair == [1, 8], "a district needs both the network and the pilot")
            #expect(values["T5"]?.value == 1 && values["T5"]?.target == 6)
            for (id, value) in values {
                let alone = try await province.lead.call(
                    Indicators.compute, ComputeIndicators(plan: Province.plan).with { $0.indicator = id })
                #expect(alone.values == [value], "read alone, from no more than it needs")
            }
        }
    }

    @Test("a worker who moves on is counted where the worker was, on each day")
    func transfer() async throws {
        try await Province.open { province in
            let worker = try await province.worker(from: "2019-01-02")
            _ = try await province.lead.call(
                Workers.update,
                UpdateWorker(id: worker.id).with { ($0.role, $0.on) = (.teacher, day("2021-02-01")) })
            #expect(try await province.value("T4", on: "2021-01-31").denominator == 1)
            #expect(try await province.value("T4", on: "2021-02-01").denominator == 0)
            _ = try await province.lead.call(
                Workers.update,
                UpdateWorker(id: worker.id).with {
                    ($0.on, $0.until) = (day("2021-03-01"), day("2021-03-01"))
                })
            #expect(try await province.value("T4", on: "2021-01-31").denominator == 1)
        }
    }

    @Test("a transfer told late moves a worker between those told before, and only as known from then on")
    func lateTransfer() async throws {
        try await Province.open { province in
            func count(_ on: String, knownOn: String? = nil) async throws -> Int? {
                try await province.value("T4", on: on, knownOn: knownOn).denominator
            }
            let worker = try await province.worker(from: "2019-01-02")
            func become(_ role: WorkerRole, on text: String) async throws {
                _ = try await province.lead.call(
                    Workers.update, UpdateWorker(id: worker.id).with { ($0.role, $0.on) = (role, day(text)) })
            }
            try await become(.childOfficer, on: "2021-03-01")
            province.deployment.set(day: day("2021-04-10"))
            try await become(.teacher, on: "2021-02-01")
            #expect(try await count("2021-01-31") == 1)
            #expect(try await count("2021-02-15") == 0)
            #expect(try await count("2021-03-01") == 1, "what came later stays")
            #expect(try await count("2021-02-15", knownOn: "2021-03-31") == 1)
            let history = try await province.lead.call(
                Workers.history, ListWorkerHistory(worker: worker.id)
            ).items
            let teacher = try #require(history.first { $0.role == .teacher })
            _ = try await province.lead.call(
                Workers.void, VoidWorkerFact(id: worker.id, fact: teacher.fact))
            #expect(try await count("2021-02-15") == 1)
        }
    }

    @Test("a worker counts by the unit and the role of the day, whichever was told first")
    func unitAndRole() async throws {
        try await Province.open { province in
            for (name, isMoveFirst) in [("Một", true), ("Hai", false)] {
                let id = try await province.lead.call(
                    Workers.register,
                    RegisterWorker(name: name, unit: Province.commune, role: .collaborator).with {
                        $0.from = day("2021-01-04")
                    }
                ).id
                let moving = UpdateWorker(id: id).with {
                    ($0.unit, $0.on) = (Province.otherCommune, day("2021-03-01"))
                }
                let becoming = UpdateWorker(id: id).with { ($0.role, $0.on) = (.teacher, day("2021-02-01")) }
                for said in isMoveFirst ? [moving, becoming] : [becoming, moving] {
                    _ = try await province.lead.call(Workers.update, said)
                }
                // Teachers are not among T4's officers, wherever they are.
                for (on, expected) in [("2021-01-31", 1), ("2021-02-01", 0), ("2021-03-01", 0)] {
                    let counted = try await province.value("T4", on: on).denominator
                    #expect(counted == expected, "\(name) on \(on)")
                }
                let entry = try await province.lead.call(
                    Workers.history, ListWorkerHistory(worker: id)
                ).items.first { $0.standing == .atWork }
                let registration = try #require(entry).fact
                _ = try await province.lead.call(
                    Workers.correct,
                    CorrectWorker(id: id, fact: registration).with { $0.standing = .enteredInError })
            }
        }
    }

    @Test("a worker counts only while at work, and one entered by mistake on no day")
    func atWork() async throws {
        try await Province.open { province in
            let worker = try await province.worker(from: "2021-01-04")
            for change in [
                UpdateWorker(id: worker.id).with { $0.until = day("2021-01-31") },
                UpdateWorker(id: worker.id).with { $0.since = day("2021-03-01") },
            ] { _ = try await province.lead.call(Workers.update, change) }
            for (on, expected) in [
                ("2021-01-03", 0), ("2021-01-04", 1), ("2021-01-31", 1), ("2021-02-01", 0), ("2021-03-01", 1),
            ] {
                #expect(try await province.value("T4", on: on).denominator == expected, "on \(on)")
            }
            let second = try await province.lead.call(
                Workers.register, RegisterWorker(name: "Hai", unit: Province.commune, role: .collaborator))
            #expect(try await province.value("T4").denominator == 2)
            let entry = try await province.lead.call(
                Workers.history, ListWorkerHistory(worker: second.id)
            ).items.first { $0.standing == .atWork }
            let fact = try #require(entry).fact
            _ = try await province.lead.call(
                Workers.correct,
                CorrectWorker(id: second.id, fact: fact).with { $0.standing = .enteredInError })
            #expect(try await province.value("T4").denominator == 1)
        }
    }

    @Test("a fact told late changes today's figure, not the one that was known before")
    func bothTimes() async throws {
        try await Province.open { province in
            let children = [
                try await province.child(registered: "2021-01-05"),
                try await province.child(registered: "2021-01-05"),
            ]
            let provider = try await province.provider()
            try await province.deliver(to: children[0], on: "2021-03-01", by: provider)
            province.deployment.set(day: day("2021-04-10"))
            let late = try await province.deliver(to: children[1], on: "2021-03-02", by: provider)
            #expect(try await province.value("T1", on: "2021-03-31").numerator == 2)
            #expect(try await province.value("T1", on: "2021-03-31", knownOn: "2021-03-31").numerator == 1)
            #expect(try await province.value("T1", on: "2021-03-01").numerator == 1)
            province.deployment.set(day: day("2021-05-10"))
            _ = try await province.client(Province.health).call(
                Deliveries.correct, CorrectDelivery(id: late.id, reason: "Nhập nhầm").with { $0.void = true })
            #expect(try await province.value("T1", on: "2021-03-31").numerator == 1)
            #expect(try await province.value("T1", on: "2021-03-31", knownOn: "2021-04-10").numerator == 2)
        }
    }

    @Test("a child that left counts until the day it left, and as long as nobody knew")
    func closure() async throws {
        try await Province.open { province in
            let children = try await province.children(2)
            province.deployment.set(day: day("2021-06-01"))
            _ = try await province.lead.call(
                Children.close, CloseChild(id: children[0], reason: .moved).with { $0.on = day("2021-05-20") }
            )
            #expect(try await province.value("T1").denominator == 1)
            #expect(try await province.value("T1", on: "2021-05-19").denominator == 2)
            #expect(try await province.value("T1", on: "2021-05-20", knownOn: "2021-05-31").denominator == 2)
        }
    }

    @Test("a day that has not come cannot be known on")
    func notYet() async throws {
        try await Province.open { province in
            let refused = try await province.lead.refusal(
                of: Indicators.compute,
                ComputeIndicators(plan: Province.plan).with { $0.knownOn = day("2021-03-16") })
            #expect(refused?.status == .invalidArgument && refused?.fields == ["/knownOn"])
            let unknown = try await province.lead.refusal(
                of: Indicators.compute, ComputeIndicators(plan: Province.plan).with { $0.indicator = "T9" })
            #expect(unknown?.status == .notFound && unknown?.message.contains("T1, T2") == true)
        }
    }

    @Test(
        "a child of a commune that was merged counts in the district, and in the commune that took its place")
    func merger() async throws {
        try await Province.open(today: "2020-02-10") { province in
            _ = try await province.children(5, in: "thai-binh/thai-thuy/thuy-luong")
            province.deployment.set(day: day("2020-12-15"))
            let districts = try await province.value("T1", by: .district).cells ?? []
            #expect(districts.map(\.key) == [Province.district.text])
            let communes = try await province.value("T1", by: .commune).cells ?? []
            #expect(communes.map(\.key) == [Province.commune.text])
            #expect(communes.map(\.denominator) == [5])
        }
    }

    @Test("cells under five are hidden from a district, with the one that would give a single one away")
    func smallCells() async throws {
        try await Province.open { province in
            let provider = try await province.provider()
            for child in try await province.children(6) {
                try await province.deliver(to: child, on: "2021-03-01", by: provider)
            }
            _ = try await province.children(2, in: Province.otherCommune)
            let officer = try await province.value("T1", by: .district)
            #expect(officer.cells?.map(\.denominator) == [6, 2])
            let district = try await province.value(
                "T1", by: .district, as: province.client(Province.district))
            #expect(district.pair == [6, 8])
            #expect(district.cells?.allSatisfy(\.hidden) == true, "8 less 6 would say the other")
        }
    }

    @Test("a series has a value for the end of each year so far")
    func series() async throws {
        try await Province.open(today: "2020-06-01") { province in
            let children = try await province.children(2)
            province.deployment.set(day: day("2021-03-15"))
            let provider = try await province.provider()
            try await province.deliver(to: children[0], on: "2021-03-01", by: provider)
            let series = try await province.lead.call(
                Indicators.series, IndicatorSeries(plan: Province.plan, indicator: "T1"))
            #expect(series.values.map(\.on) == [day("2020-12-31"), day("2021-03-15")])
            #expect(series.values.map(\.pair) == [[0, 2], [1, 2]])
            #expect(series.values.map(\.target) == [70, 90])
        }
    }

    @Test("a reporting store that is built again from nothing gives the same figures for every day")
    func rebuilt() async throws {
        try await Province.open { province in
            let children = try await province.children(4)
            let provider = try await province.provider()
            try await province.deliver(to: children[0], on: "2021-03-01", by: provider)
            province.deployment.set(day: day("2021-04-10"))
            try await province.deliver(to: children[1], on: "2021-03-02", by: provider)
            _ = try await province.teach("inclusion", .children, [Learner(children[2])], on: "2021-04-09")
            let before = [
                try await province.values(by: .commune),
                try await province.values(on: "2021-03-31", knownOn: "2021-03-31"),
            ]
            try await province.deployment.rebuild("reporting")
            try await province.publish()
            let after = [
                try await province.values(by: .commune),
                try await province.values(on: "2021-03-31", knownOn: "2021-03-31"),
            ]
            #expect(before == after)
            #expect(after[0]["T1"]?.numerator == 2 && after[1]["T1"]?.numerator == 1)
        }
    }
}
