import Bus
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("Files opened out of reach", .timeLimit(.minutes(5)))
struct OpeningTests {
    static let why = "bé đi lạc đêm nay ở Tiền Hải"
    static let lan = Person(id: "ntl", name: PersonName("Nguyễn Thị Lan"))

    /// A child of one district, a caseworker of another, and two people of the lead office.
    struct Night: Scene {
        let deployment: Deployment
        let child: ChildID
        let stranger: TestClient
        let lead: TestClient
        let auditor: TestClient

        init(_ deployment: Deployment, _ office: TestClient) async throws {
            self.deployment = deployment
            child = try await office.call(Children.register, RegistryTests.child()).id
            stranger = deployment.client(as: Office.otherDistrict, [.reader, .caseworker])
                .by(OpeningTests.lan)
            lead = deployment.client(as: Office.province, [.lead]).by(Person(id: "pvh"))
            auditor = deployment.client(as: Office.province, [.auditor]).on("registry")
        }

        func openings(_ change: (inout ListOpenings) -> Void = { _ in }) async throws -> [FileOpening] {
            try await lead.call(Openings.list, ListOpenings().with(change)).items
        }

        func looks() async throws -> [ReadEntry] {
            try await auditor.call(AdminReads.list, ListReads().with { $0.breakGlass = true }).items
        }
    }

    @Test("a caseworker who says why opens a child's file for one call: before and after nothing is there")
    func oneCall() async throws {
        try await Night.play { night async throws in
            let asked = GetChild(id: night.child)
            let unknown = GetChild(id: newID())
            let before = try await night.stranger.refusal(of: Children.get, asked)
            #expect(before?.status == .notFound)
            let shown = try await night.stranger.breakingGlass(Self.why).call(Children.get, asked)
            #expect(shown.id == night.child && shown.name == "Nguyễn Thị Hoa")
            #expect(try await night.stranger.refusal(of: Children.get, asked) == before)
            let nobody = try await night.stranger.breakingGlass(Self.why).refusal(of: Children.get, unknown)
            #expect(nobody?.status == .notFound)
            // What is around the child is its file too.
            let opener = night.stranger.breakingGlass(Self.why)
            _ = try await opener.call(Children.history, ListChildHistory(child: night.child))
            _ = try await opener.call(Circumstances.list, ListCircumstances(child: night.child))
            _ = try await opener.call(Disabilities.list, ListDisabilities(child: night.child))
            _ = try await opener.call(Caregivers.list, ListCaregivers(child: night.child))
            _ = try await opener.call(Placements.list, ListPlacements(child: night.child))
            _ = try await opener.call(Cases.outline, OutlineCases(child: night.child))
            #expect(
                Set(try await night.openings().map(\.method)) == [
                    "registry.Children/Get", "registry.Children/History", "registry.Circumstances/List",
                    "registry.Disabilities/List", "registry.Caregivers/List", "registry.Placements/List",
                    "registry.Cases/Outline",
                ])
        }
    }

    @Test("it is marked in the read log with its reason, told by an event, and waits for the lead office")
    func kept() async throws {
        try await Night.play { night async throws in
            let opener = night.stranger.breakingGlass(Self.why)
            _ = try await opener.call(Children.get, GetChild(id: night.child))
            let looks = try await night.looks()
            #expect(looks.map(\.breakGlass) == [Self.why])
            #expect(looks.map(\.child) == [night.child] && looks.map(\.person) == ["ntl"])
            #expect(looks.map(\.unit) == [Office.otherDistrict])
            #expect(looks.map(\.name) == ["Nguyễn Thị Lan"])
            let opening = try #require(try await night.openings { $0.child = night.child }.first)
            #expect(opening.child == night.child && opening.unit == Office.otherDistrict)
            #expect(opening.person == "ntl" && opening.method == "registry.Children/Get")
            #expect(opening.reason == Self.why && opening.review == nil)
            let events = try await night.deployment.store(of: "registry").events(after: 1, limit: 10)
            #expect(events.map(\.type) == ["registry.fileOpened"])
            #expect(events.map(\.unit) == [Office.otherDistrict] && events.map(\.person) == ["ntl"])
            var faults: [EvidenceFault] = []
            try await night.deployment.store(of: "registry").verifyEvidence { faults += $0.faults }
            #expect(faults == [])
        }
    }

    @Test("it is to be reviewed by a day: late from then on, and late for good where the answer came late")
    func due() async throws {
        let limit = try #require(
            try Office.reference.due("opening.review", from: Occurrence(on: Office.today))
        ).day
        try await Night.play { night async throws in
            _ = try await night.stranger.breakingGlass(Self.why).call(
                Children.get, GetChild(id: night.child))
            func overdue(_ isOverdue: Bool) async throws -> [Int?] {
                try await night.openings { $0.overdue = isOverdue }.map(\.daysLate)
            }
            night.deployment.set(day: limit)
            let opening = try #require(try await night.openings().first)
            #expect(opening.due == limit && opening.deadline == "opening.review")
            #expect(opening.daysLate == nil)
            #expect(try await overdue(true) == [])
            #expect(try await overdue(false) == [nil])
            night.deployment.set(day: limit.advanced(by: 3))
            #expect(try await overdue(true) == [3])
            #expect(try await overdue(false) == [])
            let reviewed = try await night.lead.call(
                Openings.review, ReviewOpening(id: opening.id, verdict: .justified))
            #expect(reviewed.due == limit && reviewed.daysLate == 3)
            night.deployment.set(day: limit.advanced(by: 9))
            #expect(try await overdue(true) == [])
            #expect(try await overdue(false) == [3])
        }
    }

    @Test("a refusal that only who opens the file can get is kept like the file")
    func inVain() async throws {
        try await Night.play { night async throws in
            let before = GetChild(id: night.child).with { $0.on = Office.today.advanced(by: -400) }
            let refused = try await night.stranger.breakingGlass(Self.why).refusal(of: Children.get, before)
            #expect(refused?.fields == ["/on"])
            #expect(try await night.looks().map(\.child) == [night.child])
            #expect(try await night.openings().map(\.child) == [night.child])
            // That the id is not among the mistakes tells as much.
            let opener = night.stranger.breakingGlass(Self.why)
            func list(_ child: ChildID) -> ListPlacements {
                ListPlacements(child: child).with { $0.limit = 0 }
            }
            let known = try await opener.refusal(of: Placements.list, list(night.child))
            #expect(known?.fields == ["/limit"])
            let unknown = try await opener.refusal(of: Placements.list, list(newID()))
            #expect(unknown?.fields == ["/child", "/limit"])
            #expect(try await night.openings().count == 2)
        }
    }

    @Test("within reach nothing is broken, and nothing waits")
    func inReach() async throws {
        try await Night.play { night async throws in
            let own = night.deployment.client(as: Office.district, [.reader, .caseworker]).by(Self.lan)
            let shown = try await own.breakingGlass(Self.why).call(Children.get, GetChild(id: night.child))
            #expect(shown.id == night.child)
            #expect(try await night.openings().isEmpty)
            #expect(try await night.looks().isEmpty)
        }
    }

    @Test("what is sealed stays for who may see it where the child lives")
    func sealed() async throws {
        try await Night.play { night async throws in
            let doctor = night.deployment.client(
                as: Office.province, Deployment.workRoles.union([.confidential]))
            _ = try await doctor.call(
                Circumstances.add,
                AddCircumstance(child: night.child, code: "law2016-hiv", start: day("2018-01-01")))
            let opener = night.deployment.client(
                as: Office.otherDistrict, [.reader, .caseworker, .confidential]
            ).by(Self.lan).breakingGlass(Self.why)
            #expect(try await opener.call(Children.get, GetChild(id: night.child)).circumstances == [])
            let listed = try await opener.call(
                Circumstances.list, ListCircumstances(child: night.child).with { $0.includeEnded = true })
            #expect(listed.items == [])
        }
    }

    @Test("neither a program, nor who does not work with children, nor who gives no reason opens one")
    func who() async throws {
        try await Night.play { night async throws in
            let asked = GetChild(id: night.child)
            func refusal(_ client: TestClient, _ why: String = Self.why) async throws -> Status? {
                try await client.breakingGlass(why).refusal(of: Children.get, asked)?.status
            }
            let office = night.deployment.client(as: Office.otherDistrict, [.reader, .caseworker])
            #expect(try await refusal(office) == .permissionDenied)
            let reader = night.deployment.client(as: Office.otherDistrict, [.reader, .provider]).by(Self.lan)
            #expect(try await refusal(reader) == .permissionDenied)
            let narrowed = office.by(Person(id: "ntl", roles: [.reader]))
            #expect(try await refusal(narrowed) == .permissionDenied)
            for none in ["", " ", "khẩn cấp", "gấp gấp gấp gấp gấp", "1 2 3 4 5", "a\u{7}b c d e f"] {
                #expect(try await refusal(night.stranger, none) == .invalidArgument, "\(none)")
            }
            let long = Self.why + String(repeating: " x", count: 100)
            #expect(try await refusal(night.stranger, long) == .invalidArgument)
            #expect(try await refusal(night.stranger, "bé đang nguy hiểm") == nil)
            #expect(try await night.openings().count == 1)
        }
    }

    @Test("it opens no list, search, figure or change")
    func oneFile() async throws {
        try await Night.play { night async throws in
            let opener = night.stranger.breakingGlass(Self.why)
            let search = SearchChildren().with { $0.name = "Hoa" }
            #expect(try await opener.refusal(of: Children.search, search)?.status == .invalidArgument)
            #expect(
                try await opener.refusal(of: Children.list, ListChildren())?.status == .invalidArgument)
            let update = UpdateChild(id: night.child).with { $0.name = "Ai đó" }
            #expect(try await opener.refusal(of: Children.update, update)?.status == .invalidArgument)
            #expect(try await night.openings().isEmpty)
        }
    }

    @Test("a second person of the lead office says once whether it was right, and why where it was not")
    func review() async throws {
        try await Night.play { night async throws in
            _ = try await night.stranger.breakingGlass(Self.why)
                .call(Children.get, GetChild(id: night.child))
            func waiting(_ isWaiting: Bool) async throws -> [FileOpening] {
                try await night.openings { ($0.waiting, $0.child) = (isWaiting, night.child) }
            }
            let opening = try #require(try await waiting(true).first)
            let bare = ReviewOpening(id: opening.id, verdict: .unjustified)
            expect(try await night.lead.refusal(of: Openings.review, bare), .invalidArgument, at: "/note")
            let review = bare.with { $0.note = "Bé ở nhà với mẹ" }
            let program = night.deployment.client(as: Office.province, [.lead])
            expect(try await program.refusal(of: Openings.review, review), .permissionDenied, at: "/id")
            let herself = night.deployment.client(as: Office.otherDistrict, [.lead]).by(Self.lan)
            expect(try await herself.refusal(of: Openings.review, review), .permissionDenied, at: "/id")
            let stranger = night.deployment.client(as: "hung-yen", [.lead]).by(Person(id: "tvb"))
            expect(try await stranger.refusal(of: Openings.review, review), .notFound, at: "/id")
            #expect(try await stranger.call(Openings.list, ListOpenings()).items.isEmpty)

            let reviewed = try await night.lead.call(Openings.review, review)
            #expect(reviewed.review?.verdict == .unjustified && reviewed.review?.note == "Bé ở nhà với mẹ")
            #expect(reviewed.review?.unit == Office.province && reviewed.review?.person == "pvh")
            expect(
                try await night.lead.refusal(of: Openings.review, review), .failedPrecondition, at: "/id")
            #expect(try await waiting(true).isEmpty)
            #expect(try await waiting(false) == [reviewed])
            let events = try await night.deployment.store(of: "registry").events(after: 1, limit: 10)
            #expect(
                events.map(\.type) == ["registry.fileOpened", "registry.fileOpeningReviewed"])
        }
    }

    @Test("who acts for the lead office does not review what they opened themselves")
    func acting() throws {
        let rules = OpeningRules(reference: try Office.reference, today: Office.today)
        let opening = FileOpening(
            id: newID(), child: newID(), at: Timestamp(milliseconds: 0), unit: Office.otherDistrict,
            person: "ntl", method: "registry.Children/Get", reason: Self.why)
        func review(_ code: PersonCode) throws -> FileOpening {
            try rules.review(
                .found(opening), by: ReviewOpening(id: opening.id, verdict: .justified),
                reviewer: Principal(unit: Office.province, roles: [.lead], person: Person(id: code)),
                at: Timestamp(milliseconds: 1))
        }
        let herself = try keys { _ = try review("thai-binh/tien-hai/ntl") }
        #expect(herself == ["registry.opening-own"])
        #expect(try review("thai-binh/thai-thuy/ntl").review?.verdict == .justified)
        #expect(try review("ntl").review?.person == "ntl")
    }

    @Test("once the child is forgotten, who looked and what was found of it stays, and not the words")
    func forgotten() async throws {
        try await Night.play { night async throws in
            let office = night.deployment.client(as: Office.province)
            let asked = GetChild(id: night.child)
            _ = try await night.stranger.breakingGlass(Self.why).call(Children.get, asked)
            let opened = try #require(try await night.openings { $0.child = night.child }.first)
            #expect(opened.reason == Self.why)
            let review = ReviewOpening(id: opened.id, verdict: .justified).with { $0.note = "Đã hỏi công an" }
            _ = try await night.lead.call(Openings.review, review)
            _ = try await office.call(Children.close, CloseChild(id: night.child, reason: .moved))
            _ = try await office.call(
                Children.forget,
                ForgetChild(id: night.child, reason: "Theo quyết định số 5 ngày hôm qua"))
            let left = try #require(try await night.openings { $0.child = night.child }.first)
            #expect(left.id == opened.id && left.unit == opened.unit && left.person == opened.person)
            #expect(
                left.reason?.isEmpty == true && left.review?.verdict == .justified && left.review?.note == nil
            )
        }
    }
}
