import Bus
import RegistryAPI
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("People entered twice", .timeLimit(.minutes(5)))
struct NamesakeTests {
    private static let other: UnitPath = "thai-binh/thai-thuy/thuy-truong"

    private func worker(
        _ name: String = "Vũ Thị Chín", phone: String? = nil, unit: UnitPath = Office.commune,
        from: String = "2020-01-02", confirmed: Bool? = nil
    ) -> RegisterWorker {
        RegisterWorker(name: name, unit: unit, role: .collaborator).with {
            $0.from = day(from)
            $0.phone = phone
            $0.confirmedDistinct = confirmed
        }
    }

    private func caregiver(
        _ name: String = "Trần Thị Mai", born: Int? = nil, sex: Sex? = nil, number: String? = nil,
        phone: String? = nil, commune: UnitPath = Office.commune, confirmed: Bool? = nil
    ) -> RegisterCaregiver {
        RegisterCaregiver(name: name, commune: commune).with {
            $0.birthYear = born
            $0.sex = sex
            $0.personalNumber = number
            $0.phone = phone
            $0.confirmedDistinct = confirmed
        }
    }

    @Test("a worker of the same name and telephone, or unit, is refused, naming the entry that is there")
    func workers() async throws {
        try await Office.open { office in
            let first = try await office.call(Workers.register, worker(phone: "0912000901"))
            for again in [
                worker(phone: "0912000901"), worker("vũ thị  CHÍN", phone: "+84 912 000 901"),
                worker(phone: "0912000901", unit: Self.other), worker(),
            ] {
                let refused = try await office.refusal(of: Workers.register, again)
                expect(refused, .alreadyExists, at: "/name", first.id.text)
                #expect(refused?.message.contains("02/01/2020") == true)
                #expect(refused?.message.contains("(thai-binh ghi)") == true)
            }
            for another in [
                worker(phone: "0912000902"), worker(unit: Self.other),
                worker("Vũ Thị Mười", phone: "0912000901"),
                worker(phone: "0912000901", confirmed: true),
            ] {
                _ = try await office.call(Workers.register, another)
            }
            #expect(try await office.items(Workers.list, ListWorkers()).count == 5)
        }
    }

    @Test("who has left may be entered again from a later day, and a move onto a namesake is refused")
    func leavingAndMoving() async throws {
        try await Office.open { office in
            let first = try await office.call(Workers.register, worker())
            _ = try await office.call(
                Workers.update, UpdateWorker(id: first.id).with { $0.until = day("2020-12-31") })
            expect(
                try await office.refusal(of: Workers.register, worker(from: "2020-12-31")), .alreadyExists,
                at: "/name", first.id.text)
            let second = try await office.call(Workers.register, worker(from: "2021-01-01"))
            let elsewhere = try await office.call(
                Workers.register, worker(unit: Self.other, from: "2021-01-01"))
            let move = UpdateWorker(id: elsewhere.id).with { $0.unit = Office.commune }
            expect(
                try await office.refusal(of: Workers.update, move), .alreadyExists, at: "/name",
                second.id.text)
            let moved = try await office.call(Workers.update, move.with { $0.confirmedDistinct = true })
            #expect(moved.unit == Office.commune)
        }
    }

    @Test(
        "a caregiver of the same name and commune, or telephone, is refused unless something tells them apart"
    )
    func caregivers() async throws {
        try await Office.open { office in
            let first = try await office.call(
                Caregivers.register, caregiver(born: 1985, sex: .female, phone: "0912000911"))
            for again in [
                caregiver(), caregiver("TRẦN THỊ MAI", born: 1985),
                caregiver(born: 1985, phone: "0912000912"),
                caregiver(phone: "0912000911", commune: Self.other),
            ] {
                expect(
                    try await office.refusal(of: Caregivers.register, again), .alreadyExists, at: "/name",
                    first.id.text)
            }
            for another in [
                caregiver(born: 1990), caregiver(born: 1985, commune: Self.other),
                caregiver(born: 1971, sex: .male), caregiver(born: 1985, confirmed: true),
                caregiver("Lê Thị Hoa", phone: "0912000912"), caregiver("Lê Thị Hoa", phone: "0912000913"),
            ] {
                _ = try await office.call(Caregivers.register, another)
            }
        }
    }

    private static let elsewhere: UnitPath = "thai-binh/tien-hai/tien-hai"

    private func duplicates(_ office: TestClient, limit: Int = 200) async throws -> [[[CaregiverID]]] {
        try await office.pages(of: Caregivers.findDuplicates) { after in
            FindCaregiverDuplicates().with { ($0.after, $0.limit) = (after, limit) }
        }
        .map { $0.map { $0.caregivers.map(\.id) } }
    }

    @Test("whom two offices entered under one number is told to who acts for both, and to neither of them")
    func twoOffices() async throws {
        let number = "034185001001"
        try await Office.open { office in
            let (one, two) = (office.acting(as: Office.commune), office.acting(as: Self.elsewhere))
            let first = try await one.call(Caregivers.register, caregiver(number: number)).id
            let second = try await two.call(
                Caregivers.register, caregiver("Trần Thị Mãi", number: number, commune: Self.elsewhere)
            ).id
            _ = try await office.call(Caregivers.register, caregiver("Lê Thị Hoa", number: "034185001002"))
            #expect(try await duplicates(office) == [[[first, second]]])
            #expect(try await duplicates(one).joined().isEmpty)
            #expect(try await duplicates(two).joined().isEmpty)
            // Who acts for a child of hers acts for her.
            let child = try await two.call(Children.register, child(commune: Self.elsewhere)).id
            _ = try await office.call(
                Caregivers.link, LinkCaregiver(caregiver: first, child: child, relation: .relative))
            #expect(try await duplicates(two) == [[[first, second]]])
            #expect(try await duplicates(one).joined().isEmpty)
        }
    }

    @Test("a mother entered for each child is told by her name, and whom something tells apart is not")
    func twiceByName() async throws {
        try await Office.open { office in
            func enter(_ request: RegisterCaregiver) async throws -> CaregiverID {
                try await office.call(Caregivers.register, request.with { $0.confirmedDistinct = true }).id
            }
            let first = try await enter(caregiver(born: 1985, phone: "0912000911"))
            let second = try await enter(caregiver("TRẦN thị Mai", phone: "0912000911", commune: Self.other))
            _ = try await enter(caregiver(born: 1990))
            _ = try await enter(caregiver(born: 1985, sex: .male, commune: Self.elsewhere))
            #expect(try await duplicates(office) == [[[first, second]]])
            // By number and by name it is one group.
            let hoa = caregiver("Lê Thị Hoa", number: "034185001001", phone: "0912000922")
            let third = try await office.acting(as: Office.commune).call(Caregivers.register, hoa).id
            let fourth = try await office.acting(as: Self.elsewhere).call(
                Caregivers.register, hoa.with { $0.commune = Self.elsewhere }
            ).id
            #expect(try await duplicates(office, limit: 1) == [[[third, fourth]], [[first, second]]])
        }
    }

    @Test("more names than are looked through at a time come in pages, and long groups are cut")
    func manyDuplicates() async throws {
        try await Office.open { office in
            for number in 1...70 {
                for _ in 1...2 {
                    _ = try await office.call(
                        Caregivers.register, caregiver("Lê Văn Số \(number)", confirmed: true))
                }
            }
            for _ in 1...25 { _ = try await office.call(Caregivers.register, caregiver(confirmed: true)) }
            let groups = try await duplicates(office, limit: 30)
            #expect(groups.map(\.count) == [30, 30, 11])
            #expect(Set(groups.joined().map { $0[0] }).count == 71)
            #expect(groups.joined().map(\.count).max() == CaregiverGroup.shown)
        }
    }

    private func sibling(_ number: Int, _ carer: CaregiverRow) -> ChildRow {
        ChildRow(
            child: child("Bé Mười \(number)", birthDate: day("2015-01-02").advanced(by: 400 * number))
        ).with { $0.caregiver = carer }
    }

    private func mother(_ change: (inout CaregiverRow) -> Void = { _ in }) -> CaregiverRow {
        CaregiverRow(relation: .mother).with {
            $0.name = "Trần Thị Mai"
            $0.sex = .female
            $0.birthYear = 1985
            change(&$0)
        }
    }

    @Test("the mother of brothers and sisters is entered once: the second row names her or is refused")
    func siblings() async throws {
        try await Office.open { office in
            #expect(try await office.import(Children.import, [sibling(1, mother())]).accepted == 1)
            let refused = try await office.import(Children.import, [sibling(2, mother())], key: "second")
            #expect(refused.rejections.map(\.status) == ["ALREADY_EXISTS"])
            #expect(refused.rejections.map(\.fields) == [["/caregiver/name"]])
            let children = try await office.items(Children.list, ListChildren())
            #expect(children.count == 1)
            let known = try await office.call(Caregivers.list, ListCaregivers(child: children[0].id)).items[0]
            #expect(refused.rejections[0].message.contains(known.caregiver.id.text))
            let named = CaregiverRow(relation: .mother).with { $0.id = known.caregiver.id }
            let distinct = mother { $0.confirmedDistinct = true }
            let rows = [sibling(2, named), sibling(3, distinct)]
            #expect(try await office.import(Children.import, rows, key: "third").accepted == 2)
            let count = try await office.items(Children.list, ListChildren()).count
            #expect(count == 3)
        }
    }

    @Test(
        "a number or an id names the caregiver only when what else the row says of it is so",
        arguments: [
            (mother: "Nguyễn Thị Mười", sex: Sex.female, year: 1985),
            (mother: "Trần Thị Mai", sex: .male, year: 1985),
            (mother: "Trần Thị Mai", sex: .female, year: 1990),
        ])
    func mistyped(mother name: String, sex: Sex, year: Int) async throws {
        try await Office.open { office in
            let known = try await office.call(
                Caregivers.register,
                caregiver(born: 1985, sex: .female, number: "034185001001"))
            func row(_ change: (inout CaregiverRow) -> Void) -> ChildRow {
                sibling(
                    1,
                    CaregiverRow(relation: .relative).with {
                        $0.name = name
                        $0.sex = sex
                        $0.birthYear = year
                        change(&$0)
                    })
            }
            let byNumber = try await office.import(
                Children.import, [row { $0.personalNumber = "034185001001" }], key: "number")
            #expect(byNumber.rejections.map(\.fields) == [["/caregiver/personalNumber"]])
            let byID = try await office.import(Children.import, [row { $0.id = known.id }], key: "id")
            #expect(byID.rejections.map(\.fields) == [["/caregiver/id"]])
            #expect(try await office.items(Children.list, ListChildren()).isEmpty)
            let right = sibling(1, mother { $0.personalNumber = "034185001001" })
            #expect(try await office.import(Children.import, [right], key: "right").accepted == 1)
        }
    }
}
