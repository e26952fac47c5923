import Bus
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("What is over already is entered with its last day", .timeLimit(.minutes(5)))
struct EndedAtOnceTests {
    /// Three things that each came and ended before the same went on.
    private struct Periods {
        let child: ChildID = newID()
        let facility = Office.facility
        let carers: [CaregiverID] = [newID(), newID()]
        let circumstances: [CircumstanceID] = [newID(), newID()]
        let links: [CaregiverLinkID] = [newID(), newID()]
        let placements: [PlacementID] = [newID(), newID()]

        func circumstance(_ number: Int) -> AddCircumstance {
            let start = Self.starts[number]
            return AddCircumstance(child: child, code: "law2016-abandoned", start: start).with {
                ($0.id, $0.end) = (circumstances[number], Self.ends[number])
            }
        }

        func link(_ number: Int) -> LinkCaregiver {
            LinkCaregiver(caregiver: carers[number], child: child, relation: .mother).with {
                ($0.id, $0.start, $0.end) = (links[number], Self.starts[number], Self.ends[number])
            }
        }

        func placement(_ number: Int) -> BeginPlacement {
            BeginPlacement(child: child, kind: .residential).with { $0.provider = facility }.with {
                ($0.id, $0.start, $0.end) = (placements[number], Self.starts[number], Self.ends[number])
            }
        }

        private static let starts = [day("2020-02-01"), day("2020-06-01")]
        private static let ends = [day("2020-03-31"), nil]
    }

    private func enter(_ periods: Periods, _ office: TestClient, _ order: [Int]) async throws {
        _ = try await office.call(
            Children.register, child(registeredOn: day("2020-01-02"), id: periods.child))
        for carer in periods.carers {
            _ = try await office.call(
                Caregivers.register,
                RegisterCaregiver(name: "Trần Thị Mẹ", commune: Office.commune).with {
                    ($0.id, $0.confirmedDistinct) = (carer, true)
                })
        }
        for number in order {
            _ = try await office.call(Circumstances.add, periods.circumstance(number))
            _ = try await office.call(Caregivers.link, periods.link(number))
            _ = try await office.call(Placements.begin, periods.placement(number))
        }
    }

    /// From when to when each is, by first day.
    private struct Present: Equatable {
        let circumstances: [ChildCircumstance]
        let links: [CaregiverLink]
        let placements: [Placement]
    }

    private func whatIsSo(around id: ChildID, _ office: TestClient) async throws -> Present {
        Present(
            circumstances: try await office.call(
                Circumstances.list, ListCircumstances(child: id).with { $0.includeEnded = true }
            ).items.sorted { $0.start < $1.start },
            links: try await office.call(
                Caregivers.list, ListCaregivers(child: id).with { $0.includeEnded = true }
            ).items.map(\.link).sorted { $0.start < $1.start },
            placements: try await office.call(Placements.list, ListPlacements(child: id)).items
                .sorted { $0.start < $1.start })
    }

    @Test("the order of entry does not decide what is so")
    func order() async throws {
        let periods = Periods()
        var presents: [Present] = []
        for order in [[0, 1], [1, 0]] {
            try await Office.deploy(on: [.inProcess]) { _, office in
                try await enter(periods, office, order)
                presents.append(try await whatIsSo(around: periods.child, office))
            }
        }
        let present = try #require(presents.first)
        #expect(presents == [present, present])
        #expect(present.circumstances.map(\.id) == periods.circumstances)
        #expect(present.circumstances.map(\.end) == [day("2020-03-31"), nil])
        #expect(present.links.map(\.id) == periods.links)
        #expect(present.links.map(\.end) == [day("2020-03-31"), nil])
        #expect(present.placements.map(\.id) == periods.placements)
        #expect(present.placements.map(\.end) == [day("2020-03-31"), nil])
    }

    @Test("what began later and goes on is in the way, by name, where the days meet")
    func inTheWay() async throws {
        try await Office.open { office in
            let periods = Periods()
            try await enter(periods, office, [1])
            let end = day("2020-06-01")
            // By its id and day, with who recorded it.
            func inTheWay(_ id: String) -> String {
                "từ 01/06/2020, theo \(id) (do \(Office.province.text) ghi)"
            }
            expect(
                try await office.refusal(
                    of: Circumstances.add, periods.circumstance(0).with { $0.end = end }),
                .alreadyExists, at: "/code", inTheWay(periods.circumstances[1].text))
            expect(
                try await office.refusal(of: Caregivers.link, periods.link(0).with { $0.end = end }),
                .failedPrecondition, at: "/relation", inTheWay(periods.links[1].text))
            expect(
                try await office.refusal(of: Placements.begin, periods.placement(0).with { $0.end = end }),
                .failedPrecondition, at: "/start", inTheWay(periods.placements[1].text))
            #expect(
                try await office.call(
                    Placements.begin, periods.placement(0).with { $0.end = day("2020-05-31") }
                ).end == day("2020-05-31"))
        }
    }

    @Test("its last day is not before its first, nor still to come", arguments: ["2020-01-31", "2021-03-16"])
    func days(_ text: String) async throws {
        try await Office.open { office in
            let periods = Periods()
            try await enter(periods, office, [])
            let end = day(text)
            expect(
                try await office.refusal(
                    of: Circumstances.add, periods.circumstance(0).with { $0.end = end }),
                .invalidArgument, at: "/end")
            expect(
                try await office.refusal(of: Caregivers.link, periods.link(0).with { $0.end = end }),
                .invalidArgument, at: "/end")
            expect(
                try await office.refusal(of: Placements.begin, periods.placement(0).with { $0.end = end }),
                .invalidArgument, at: "/end")
        }
    }

    @Test("it does not last past a closure, and follows none that comes after its end")
    func closure() async throws {
        try await Office.open { office in
            let periods = Periods()
            try await enter(periods, office, [])
            let closing = day("2020-03-01")
            _ = try await office.call(
                Children.close, CloseChild(id: periods.child, reason: .moved).with { $0.on = closing })
            expect(
                try await office.refusal(of: Circumstances.add, periods.circumstance(0)),
                .failedPrecondition, at: "/end", "2020-03-01")
            expect(
                try await office.refusal(of: Caregivers.link, periods.link(0)), .failedPrecondition,
                at: "/end", "2020-03-01")
            expect(
                try await office.refusal(of: Placements.begin, periods.placement(0)), .failedPrecondition,
                at: "/end", "2020-03-01")
            let end = day("2020-02-10")
            #expect(
                try await office.call(Circumstances.add, periods.circumstance(0).with { $0.end = end }).end
                    == end)
            #expect(
                try await office.call(Caregivers.link, periods.link(0).with { $0.end = end }).end == end)
            #expect(
                try await office.call(Placements.begin, periods.placement(0).with { $0.end = end }).end
                    == end)
        }
    }

    @Test(
        "a child that was gone and has come back is entered as that, whatever was entered of the days since")
    func absence() async throws {
        let (gone, back) = (day("2020-03-01"), day("2020-05-01"))
        for goneFirst in [true, false] {
            try await Office.open { office in
                let periods = Periods()
                let close = CloseChild(id: periods.child, reason: .moved).with {
                    ($0.on, $0.reopenedOn) = (gone, back)
                }
                if goneFirst {
                    try await enter(periods, office, [])
                    #expect(try await office.call(Children.close, close).status == .active)
                    _ = try await office.call(Circumstances.add, periods.circumstance(1))
                    _ = try await office.call(Caregivers.link, periods.link(1))
                    _ = try await office.call(Placements.begin, periods.placement(1))
                } else {
                    try await enter(periods, office, [1])
                    // As an end for good it would leave what came since without a child.
                    let forGood = try await office.refusal(
                        of: Children.close, close.with { $0.reopenedOn = nil })
                    expect(forGood, .failedPrecondition, at: "/on", "01/06/2020")
                    #expect(try await office.call(Children.close, close).status == .active)
                }
                for (on, status) in [
                    ("2020-02-29", .active), ("2020-03-01", .moved), ("2020-04-30", .moved),
                    ("2020-05-01", .active),
                ] as [(String, ChildStatus)] {
                    #expect(try await office.child(periods.child, on: on).status == status, "on \(on)")
                }
                let present = try await whatIsSo(around: periods.child, office)
                #expect(present.circumstances.map(\.start) == [day("2020-06-01")])
                #expect(present.circumstances.map(\.end) == [nil])
                #expect(present.placements.map(\.end) == [nil])
                expect(
                    try await office.refusal(of: Children.close, close.with { $0.on = day("2020-02-01") }),
                    .failedPrecondition, at: "/on", "2020-03-01")
                for (reason, wrong) in [(.moved, gone), (.moved, day("2021-03-16")), (.deceased, back)]
                    as [(ChildStatus, Day)]
                {
                    let request = CloseChild(id: periods.child, reason: reason).with {
                        ($0.on, $0.reopenedOn) = (day("2020-02-01"), wrong)
                    }
                    let refused = try await office.refusal(
                        of: Children.close, reason == .moved ? request.with { $0.on = gone } : request)
                    expect(refused, .invalidArgument, at: "/reopenedOn")
                }
            }
        }
    }

    @Test("a row says until when somebody cared for the child")
    func row() async throws {
        try await Office.open { office in
            let carer: CaregiverID = newID()
            let row = ChildRow(child: child(registeredOn: day("2020-01-02"))).with {
                $0.caregiver = CaregiverRow(relation: .mother).with {
                    ($0.id, $0.name) = (carer, "Trần Thị Mẹ")
                    ($0.start, $0.end) = (day("2020-01-10"), day("2020-02-20"))
                }
            }
            let wrong = row.with {
                $0.child.name = "Lê Thị Bé"
                $0.caregiver?.end = day("2020-01-09")
            }
            let summary = try await office.import(Children.import, [row, wrong])
            #expect(summary.accepted == 1)
            #expect(summary.rejections.map(\.fields) == [["/caregiver/end"]])
            let entered = try #require(try await office.items(Children.list, ListChildren()).first)
            #expect(entered.caregivers == 0)
            let links = try await whatIsSo(around: entered.id, office).links
            #expect(links.map(\.start) == [day("2020-01-10")])
            #expect(links.map(\.end) == [day("2020-02-20")])
        }
    }
}
