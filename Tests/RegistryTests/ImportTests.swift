import Bus
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("Importing", .timeLimit(.minutes(5)))
struct ImportTests {
    private func row(_ number: Int, circumstance: String = "law2016-abandoned", mother: String? = nil)
        -> ChildRow
    {
        ChildRow(
            child: child(
                "Nguyễn Văn Số \(number)", sex: .male, birthDate: day("2010-01-01").advanced(by: number))
        ).with {
            $0.disability = DisabilityRow(type: .vision, degree: .severe).with {
                $0.certificate = "\(number)"
            }
            $0.circumstances = [CircumstanceRow(code: circumstance, start: day("2019-01-01"))]
            $0.caregiver = CaregiverRow(relation: .mother).with {
                // Without a number, each child has a mother of its own.
                $0.name = mother == nil ? "Trần Thị Mai \(number)" : "Trần Thị Mai"
                $0.sex = .female
                $0.birthYear = 1980
                $0.personalNumber = mother
            }
        }
    }

    @Test("good rows enter whole, bad rows leave nothing and say where they are wrong")
    func mixed() async throws {
        try await Office.open { office in
            let rows = [
                row(1), row(2, circumstance: "nothing"), row(1), row(3),
                ChildRow(child: child("x", commune: "thai-binh/thai-thuy/khong-co")),
                ChildRow(child: child("Lê Thị Bé")).with {
                    $0.disability = DisabilityRow(type: .other, degree: .mild).with { $0.certificate = "3" }
                },
            ]
            let summary = try await office.import(Children.import, rows)
            #expect(summary.accepted == 2)
            #expect(summary.rejected == 4)
            #expect(summary.rejections.map(\.row) == [2, 3, 5, 6])
            #expect(
                summary.rejections.map(\.fields) == [
                    ["/circumstances/0/code"], ["/child/name"], ["/child/name", "/child/commune"],
                    ["/disability/certificate"],
                ])
            let children = try await office.items(Children.list, ListChildren())
            #expect(Set(children.map(\.name)) == ["Nguyễn Văn Số 1", "Nguyễn Văn Số 3"])
            #expect(
                children.allSatisfy {
                    $0.caregivers == 1 && $0.disability != nil && $0.circumstances.count == 1
                })
        }
    }

    @Test("a part of a row that is wrong hides no mistake of the others")
    func allParts() async throws {
        let tomorrow = Office.today.advanced(by: 1)
        try await Office.open { office in
            _ = try await office.call(Children.register, child("Lê Thị Bé"))
            let rows = [row(1), row(2)].map {
                $0.with {
                    $0.disability?.determinedOn = tomorrow
                    $0.circumstances?[0].code = "nothing"
                    $0.circumstances?.append(CircumstanceRow(code: "law2016-abandoned", start: tomorrow))
                    $0.caregiver?.phone = "12"
                }
            }
            let parts = [
                "/disability/determinedOn", "/circumstances/0/code", "/circumstances/1/start",
                "/caregiver/phone",
            ]
            let summary = try await office.import(
                Children.import,
                [rows[0].with { $0.child.name = "x" }, rows[1].with { $0.child = child("Lê Thị Bé") }])
            #expect(summary.rejections.map(\.status) == ["INVALID_ARGUMENT", "INVALID_ARGUMENT"])
            #expect(summary.rejections.map(\.fields) == [["/child/name"] + parts, ["/child/name"] + parts])
        }
    }

    @Test("of a child that is refused nothing else is blamed on what the row leaves to it")
    func lateChild() async throws {
        try await Office.open { office in
            let late = row(1).with { $0.child.registeredOn = Office.today.advanced(by: 1) }
            let summary = try await office.import(Children.import, [late])
            #expect(summary.rejections.map(\.fields) == [["/child/registeredOn"]])
        }
    }

    @Test("brothers share a mother by her personal number, and the same import again enters nothing")
    func siblings() async throws {
        try await Office.open { office in
            let rows = [row(1, mother: "034180000777"), row(2, mother: "034180000777")]
            #expect(try await office.import(Children.import, rows).accepted == 2)
            #expect(try await office.import(Children.import, rows).rejected == 2)
            let children = try await office.items(Children.list, ListChildren())
            var mothers: Set<CaregiverID> = []
            for entry in children {
                let list = try await office.call(Caregivers.list, ListCaregivers(child: entry.id))
                mothers.formUnion(list.items.map(\.caregiver.id))
            }
            #expect(mothers.count == 1)
        }
    }

    @Test("a district imports its own communes only")
    func scope() async throws {
        try await Office.open(as: Office.otherDistrict) { district in
            let summary = try await district.import(Children.import, [row(1)])
            #expect(summary.rejections.map(\.status) == ["PERMISSION_DENIED"])
            #expect(summary.rejections.map(\.fields) == [["/child/commune"]])
        }
    }

    @Test("a list of more than a page comes whole and in order")
    func pages() async throws {
        try await Office.open { office in
            let summary = try await office.import(Children.import, (1...600).map { row($0) })
            #expect(summary.accepted == 600)
            let children = try await office.items(Children.list, ListChildren())
            #expect(children.count == 600)
            #expect(children.map(\.id) == children.map(\.id).sorted())
            let workers = (1...300).map {
                RegisterWorker(name: "Phạm Văn \($0)", unit: Office.commune, role: .teacher)
            }
            #expect(try await office.import(Workers.import, workers).accepted == 300)
            #expect(try await office.items(Workers.list, ListWorkers()).count == 300)
        }
    }
}
