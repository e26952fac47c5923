import Bus
import RegistryAPI
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("Who the rows of somebody else's list are", .timeLimit(.minutes(5)))
struct IdentifyingTests {
    private func clue(
        _ name: String? = nil, born text: String? = nil, number: String? = nil,
        in commune: UnitPath? = nil
    ) -> ChildClue {
        ChildClue().with {
            ($0.name, $0.birthDate, $0.personalNumber, $0.commune) = (name, text.map(day), number, commune)
        }
    }

    @Test(
        "by name, day of birth and commune, in whatever spelling; by less nobody is sure; nobody like it is new"
    )
    func byName() async throws {
        try await Office.withChild { office, first in
            let (name, born) = (first.name, try #require(first.birthDate))
            let reply = try await office.call(
                Children.identify,
                IdentifyChildren(rows: [
                    clue(name.uppercased(), born: "\(born)", in: first.commune),
                    clue(name, born: "\(born)"),
                    clue(name, born: "\(born.advanced(by: 1))", in: first.commune), clue(name),
                    clue("Lê Thị Không Ai", born: "\(born)", in: first.commune),
                    clue(name, born: "\(born.advanced(by: -1_500))", in: first.commune),
                ]))
            #expect(
                reply.rows.map(\.recognition) == [.known, .unsure, .unsure, .unsure, .new, .new])
            #expect(reply.rows[0].child == first.id && reply.rows[0].candidates == [])
            for row in reply.rows[1...3] {
                #expect(row.child == nil)
                #expect(
                    row.candidates == [
                        ChildCandidate(
                            id: first.id, name: name, birthYear: first.birthYear, commune: first.commune)
                    ])
            }
        }
    }

    @Test("two of one name and birth in a commune are unsure, and a number tells who it is")
    func namesakes() async throws {
        try await Office.withChild { office, first in
            let born = try #require(first.birthDate)
            let number = "034312000017"
            let second = try await office.call(
                Children.register,
                child(confirmedDistinct: true).with { $0.personalNumber = number })
            let rows = [
                clue(first.name, born: "\(born)", in: first.commune), clue(number: number),
                clue("Trần Văn Khác", number: number),
            ]
            let reply = try await office.call(Children.identify, IdentifyChildren(rows: rows))
            #expect(reply.rows.map(\.recognition) == [.unsure, .known, .unsure])
            #expect(Set(reply.rows[0].candidates.map(\.id)) == [first.id, second.id])
            #expect(reply.rows[1].child == second.id)
            #expect(reply.rows[2].candidates.map(\.id) == [second.id])
        }
    }

    @Test("an entry that was merged is the one that it was merged into, and makes nobody unsure")
    func merged() async throws {
        try await Office.withChild { office, first in
            let second = try await office.call(Children.register, child(confirmedDistinct: true))
            let rows = [
                clue(first.name, born: first.birthDate.map { "\($0)" }, in: first.commune)
            ]
            let before = try await office.call(Children.identify, IdentifyChildren(rows: rows))
            #expect(before.rows.map(\.recognition) == [.unsure])
            _ = try await office.call(
                Children.merge,
                MergeChildren(survivor: first.id, duplicate: second.id, reason: "Một trẻ"))
            let after = try await office.call(Children.identify, IdentifyChildren(rows: rows))
            #expect(after.rows.map(\.recognition) == [.known])
            #expect(after.rows.first?.child == first.id)
        }
    }

    @Test("a child out of reach is told of as one that is not there")
    func reach() async throws {
        try await Office.deployWithChild { deployment, _, first in
            let elsewhere = deployment.client(as: "hung-yen", language: .en).on("registry")
            let reply = try await elsewhere.call(
                Children.identify,
                IdentifyChildren(rows: [
                    clue(first.name, born: first.birthDate.map { "\($0)" }, in: first.commune)
                ]))
            #expect(reply.rows == [IdentifiedChild(.new)])
        }
    }

    @Test("namesakes out of reach, however many, hide nobody who is in reach")
    func hidden() async throws {
        try await Office.deploy(on: [.inProcess]) { deployment, office in
            let name = "Nguyễn Thị Hoa"
            let elsewhere = (0..<201).map { index in
                ChildRow(
                    child: child(
                        name, birthDate: day("2008-01-01").advanced(by: index * 15),
                        commune: "thai-binh/tien-hai/tien-hai", confirmedDistinct: true))
            }
            let summary = try await office.import(Children.import, elsewhere)
            #expect(summary.accepted == elsewhere.count)
            // Of a later day its id comes after all of theirs.
            deployment.set(day: Office.today.advanced(by: 1))
            let here = try await office.call(Children.register, child(name, confirmedDistinct: true))
            let clerk = office.acting(as: Office.commune)
            let born = here.birthDate.map { "\($0)" }
            let reply = try await clerk.call(
                Children.identify,
                IdentifyChildren(rows: [clue(name), clue(name, born: born, in: here.commune)]))
            #expect(reply.rows.map(\.recognition) == [.unsure, .known])
            #expect(reply.rows.first?.candidates.map(\.id) == [here.id])
            #expect(reply.rows.last?.child == here.id)
        }
    }

    @Test("everything that is wrong with the rows is said at once")
    func wrong() async throws {
        try await Office.open { office in
            let refused = try await office.refusal(
                of: Children.identify,
                IdentifyChildren(rows: [ChildClue(), clue("An", number: "12"), clue(number: "x")]))
            #expect(
                refused?.fields == ["/rows/0/name", "/rows/1/personalNumber", "/rows/2/personalNumber"])
            let none = try await office.refusal(of: Children.identify, IdentifyChildren(rows: []))
            #expect(none?.fields == ["/rows"])
        }
    }
}
