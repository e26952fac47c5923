import Bus
import RegistryAPI
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite(
    "A day in the register that is too early or too late says before or after what", .timeLimit(.minutes(5)))
struct FirstDayTests {
    private func begin(_ child: Child, on text: String) -> BeginPlacement {
        BeginPlacement(child: child.id, kind: .residential).with {
            ($0.provider, $0.start) = (Office.facility, day(text))
        }
    }

    @Test(
        "before the child's birth, which it names with who recorded it and who put it right, in both languages"
    )
    func birth() async throws {
        try await Office.deployWithChild(child(registeredOn: day("2020-01-10"))) {
            deployment, office, child in
            let early = begin(child, on: "2012-05-09")
            expect(
                try await office.refusal(of: Placements.begin, early), .invalidArgument, at: "/start",
                "Ngày bắt đầu là 09/05/2012, trước ngày sinh của trẻ (10/05/2012): hãy ghi từ ngày 10/05/2012 "
                    + "trở đi, hoặc sửa ngày sinh của trẻ nếu ngày đó sai. Vướng ở \(child.id), do thai-binh "
                    + "ghi ngày 15/03/2021.")
            expect(
                try await office.reading(.en).refusal(of: Placements.begin, early), .invalidArgument,
                at: "/start",
                "before the child's birth (2012-05-10): write 2012-05-10 or later, or correct the child's birth "
                    + "if that day is wrong. In the way is \(child.id), recorded by thai-binh on 2021-03-15.")
            deployment.set(day: day("2021-03-20"))
            let district = office.acting(as: Office.district)
            _ = try await district.call(
                Children.update, UpdateChild(id: child.id).with { $0.birthDate = day("2012-05-12") })
            // Where it lives was said later, by somebody else: that is not the birth.
            deployment.set(day: day("2021-03-21"))
            _ = try await office.call(
                Children.update, UpdateChild(id: child.id).with { $0.povertyStatus = .poor })
            expect(
                try await office.refusal(of: Placements.begin, early), .invalidArgument, at: "/start",
                "do \(Office.district) ghi ngày 20/03/2021")
        }
    }

    @Test("before the year of birth, said by whoever said that, and not by who said something else since")
    func birthYear() async throws {
        let born = child(birthDate: nil, birthYear: 2012, registeredOn: day("2020-01-10"))
        try await Office.deployWithChild(born) { deployment, office, child in
            let early = begin(child, on: "2011-12-31")
            let district = office.acting(as: Office.district)
            func expectToldOfBirth(_ words: String) async throws {
                let refused = try await office.refusal(of: Placements.begin, early)
                expect(refused, .invalidArgument, at: "/start", words)
                expect(
                    refused, .invalidArgument, at: "/start",
                    "Vướng ở \(child.id), do thai-binh ghi ngày 15/03/2021.")
            }
            let year = "trước ngày đầu của năm sinh của trẻ (01/01/2012)"
            try await expectToldOfBirth(year)
            // The district moves the child, and puts its name right: that is not the birth.
            deployment.set(day: day("2021-03-20"))
            _ = try await district.call(
                Children.update,
                UpdateChild(id: child.id).with { $0.commune = "thai-binh/thai-thuy/thuy-truong" })
            try await expectToldOfBirth(year)
            _ = try await district.call(
                Children.update, UpdateChild(id: child.id).with { $0.name = "Nguyễn Thị Hòa" })
            try await expectToldOfBirth(year)
            // The day in that year is what is said of the birth from now on.
            _ = try await district.call(
                Children.update, UpdateChild(id: child.id).with { $0.birthDate = day("2012-03-04") })
            expect(
                try await office.refusal(of: Placements.begin, early), .invalidArgument, at: "/start",
                "trước ngày sinh của trẻ (04/03/2012)")
            expect(
                try await office.refusal(of: Placements.begin, early), .invalidArgument, at: "/start",
                "do \(Office.district) ghi ngày 20/03/2021")
        }
    }

    @Test("before what the same request says, or what is recorded: each is named")
    func ends() async throws {
        try await Office.withChild(child(registeredOn: day("2020-01-10"))) { office, child in
            let backwards = begin(child, on: "2020-03-01").with { $0.end = day("2020-02-29") }
            expect(
                try await office.refusal(of: Placements.begin, backwards), .invalidArgument, at: "/end",
                "trước ngày bắt đầu (01/03/2020): hãy ghi từ ngày 01/03/2020 trở đi")
            let placed = try await office.call(Placements.begin, begin(child, on: "2020-03-01"))
            let ended = EndPlacement(id: placed.id).with { $0.end = day("2020-02-01") }
            expect(
                try await office.refusal(of: Placements.end, ended), .invalidArgument, at: "/end",
                "trước ngày bắt đầu đã ghi (01/03/2020)")
            expect(
                try await office.refusal(of: Placements.end, ended), .invalidArgument, at: "/end",
                "Vướng ở \(placed.id), do thai-binh ghi ngày 15/03/2021.")
            _ = try await office.call(
                Placements.end, EndPlacement(id: placed.id).with { $0.end = day("2020-05-01") })
            let late = VisitPlacement(placement: placed.id, finding: .concerns, heard: false).with {
                $0.on = day("2020-05-02")
            }
            expect(
                try await office.refusal(of: Placements.visit, late), .invalidArgument, at: "/on",
                "sau ngày kết thúc chăm sóc (01/05/2020): hãy ghi ngày muộn nhất là 01/05/2020")
            expect(
                try await office.refusal(of: Placements.visit, late), .invalidArgument, at: "/on",
                "do thai-binh ghi ngày 15/03/2021")
        }
    }

    @Test("before the child's registration or the end of it")
    func registration() async throws {
        try await Office.withChild(child(registeredOn: day("2020-01-10"))) { office, child in
            let early = CloseChild(id: child.id, reason: .moved).with { $0.on = day("2020-01-09") }
            expect(
                try await office.refusal(of: Children.close, early), .invalidArgument, at: "/on",
                "trước ngày trẻ vào sổ (10/01/2020)")
            _ = try await office.call(
                Children.close, CloseChild(id: child.id, reason: .moved).with { $0.on = day("2020-06-01") })
            let back = ReopenChild(id: child.id, note: "về lại").with { $0.on = day("2020-05-31") }
            let refused = try await office.refusal(of: Children.reopen, back)
            let words = "Ngày 31/05/2020 hồ sơ của trẻ \(child.id) đang mở"
            expect(refused, .failedPrecondition, at: "/id", words)
            expect(refused, .failedPrecondition, at: "/id", "ghi ngày sau khi hồ sơ kết thúc")
            expect(refused, .failedPrecondition, at: "/id", "Do thai-binh ghi ngày 15/03/2021")
        }
    }

    @Test("before a case's last step: nobody is told who took it")
    func sealed() async throws {
        try await Office.withChild(child(registeredOn: day("2020-01-10"))) { office, child in
            let opened = try await office.call(
                Cases.open, OpenCase(child: child.id, concern: .neglect).with { $0.on = day("2021-03-01") })
            let early = AssessCase(id: opened.id, risk: .high).with {
                ($0.on, $0.note) = (day("2021-02-28"), "Đã đến nhà")
            }
            let refused = try await office.refusal(of: Cases.assess, early)
            expect(
                refused, .invalidArgument, at: "/on",
                "trước việc gần nhất đã ghi của trường hợp (01/03/2021): hãy ghi từ ngày 01/03/2021 trở đi")
            #expect(refused?.message.contains("thai-binh") == false)
            // What was done at once may lie before that, and not before the report.
            let atOnce = ProtectCase(id: opened.id, measure: .intervention).with {
                $0.on = day("2021-02-28")
            }
            let unreported = try await office.refusal(of: Cases.protect, atOnce)
            expect(
                unreported, .invalidArgument, at: "/on",
                "trước việc trước đó của trường hợp (01/03/2021): hãy ghi từ ngày 01/03/2021 trở đi")
            #expect(unreported?.message.contains("thai-binh") == false)
        }
    }
}
