import TestKit
import Testing
import Vocabulary

@testable import ServiceKit

/// Whoever changes the policy, a method's role or a new method changes this table, and says by that that it is meant.
@Suite("Who may call what, by the shipped policy", .timeLimit(.minutes(5)))
struct AccessTableTests {
    let reference: Reference
    let policy: Policy
    let on = day("2020-12-10")
    let province: UnitPath = "thai-binh"
    /// One of each kind.
    static let units: [UnitPath] = [
        "thai-binh/ubnd", "thai-binh/so-ldtbxh", "thai-binh/so-y-te", "thai-binh/so-gddt",
        "thai-binh/so-tai-chinh", "thai-binh/so-khdt", "thai-binh/so-tttt", "thai-binh/so-vhttdl",
        "thai-binh/mttq", "thai-binh/quy-bao-tro-tre-em", "thai-binh/thai-thuy",
        "thai-binh/thai-thuy/diem-dien", "service/reporting", "he-thong/quan-tri",
    ]

    init() throws {
        reference = try SourceTree.reference()
        policy = try YAMLDocument.decode(Policy.self, SourceTree.compose + "/policy.yaml")
    }

    private func reaches(_ unit: UnitPath, _ on: Day) -> [Role: [UnitPath]] {
        policy.principal(for: unit, reference: reference, on: on)?.reaches ?? [:]
    }

    @Test("every method by every kind of unit is as it was looked over")
    func table() throws {
        var needs: [String: Role] = [:]
        for method in DepartmentServices.contracts.flatMap(\.methods) { needs[method.name] = method.needs }
        let letters = "abcdefghijklmnopqrstuvwxyz".map(String.init)
        var lines = [
            "Who may call what by compose/policy.yaml on \(on), and what the role reaches: P the whole province,",
            "A every province, s the unit itself, + something else, - not granted, * whoever has a key.", "",
        ]
        lines += zip(letters, Self.units).map { "\($0) \($1)" }
        let head = Self.padded("", 42) + Self.padded("role", 13)
        lines += ["", head + letters.prefix(Self.units.count).joined(separator: " ")]
        for (method, role) in needs.sorted(by: { $0.key < $1.key }) {
            let cells = Self.units.map { unit in cell(reaches(unit, on)[role], role, of: unit) }
            lines.append(
                Self.padded(method, 42) + Self.padded(role.rawValue, 13) + cells.joined(separator: " "))
        }
        #expect(try Golden.difference("access.txt", lines.joined(separator: "\n") + "\n") == nil)
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }

    private func cell(_ reach: [UnitPath]?, _ role: Role, of unit: UnitPath) -> String {
        if role == .anyone { return "*" }
        guard let reach else { return "-" }
        return switch Set(reach) {
        case [province]: "P"
        case [unit]: "s"
        case ["hung-yen", "thai-binh"]: "A"
        default: "+"
        }
    }

    @Test("both provinces' offices may the same, and all of a kind of unit")
    func alike() {
        let offices = policy.grants.compactMap(\.unit).filter { $0.text.hasPrefix("thai-binh/") }
        #expect(offices.count == 14)
        for office in offices {
            let other = UnitPath(office.text.replacing("thai-binh", with: "hung-yen")) ?? "hung-yen"
            let expected = reaches(office, on).mapValues { reach in
                reach.map { UnitPath($0.text.replacing("thai-binh", with: "hung-yen")) ?? "hung-yen" }
            }
            #expect(reaches(other, on) == expected, "\(other)")
        }
        for (level, unit) in [(UnitLevel.district, Self.units[10]), (.commune, Self.units[11])] {
            let roles = Set(reaches(unit, on).keys)
            for entry in reference.units.units(level, on: on) {
                let found = reaches(entry.path, on)
                #expect(Set(found.keys) == roles, "\(entry.path)")
                #expect(found.values.allSatisfy { $0 == [entry.path] }, "\(entry.path)")
            }
        }
    }

    @Test("no file of a child is open to who supervises, and no money is decided by who spends it")
    func rules() {
        var needs: [String: Role] = [:]
        for method in DepartmentServices.contracts.flatMap(\.methods) { needs[method.name] = method.needs }
        for unit: UnitPath in [
            "thai-binh/mttq", "thai-binh/hoi-lhpn", "thai-binh/doan-tn", "thai-binh/hoi-ctd",
        ] {
            let roles = reaches(unit, on)
            for (method, role) in needs where method.hasPrefix("registry.") {
                #expect(roles[role] == nil, "\(unit) \(method)")
            }
            #expect(roles[.observer] == [province])
        }
        // Who has to do with money alone reads all of it in reach, and no file.
        for unit: UnitPath in ["thai-binh/so-tai-chinh", "thai-binh/quy-bao-tro-tre-em"] {
            let roles = reaches(unit, on)
            #expect(roles[.comptroller] != nil && roles[.reader] == nil, "\(unit)")
            for (method, role) in needs where method.hasPrefix("registry.") && role != .anyone {
                #expect(roles[role] == nil, "\(unit) \(method)")
            }
        }
        // Whoever spends, keeps or allocates sees what it spends, keeps or allocates.
        for entry in reference.units.existing(among: policy, on: on) {
            let roles = reaches(entry, on)
            let handles = !roles.keys.filter { [.accountant, .treasurer, .approver].contains($0) }.isEmpty
            #expect(!handles || roles[.comptroller] != nil, "\(entry)")
        }
        for entry in reference.units.existing(among: policy, on: on) {
            let roles = reaches(entry, on)
            #expect(roles[.approver] == nil || roles[.accountant] == nil, "\(entry)")
        }
    }

    @Test("after 1 July 2025 the offices of today may what those before them might")
    func heirs() {
        let today = day("2025-07-02")
        #expect(reaches("hung-yen/ubnd", today)[.approver] == ["hung-yen", "thai-binh"])
        #expect(reaches("hung-yen/so-y-te", today)[.lead] == ["hung-yen", "thai-binh"])
        #expect(reaches("hung-yen/so-y-te", today)[.certifier] == ["hung-yen", "thai-binh"])
        #expect(Set(reaches("hung-yen/mttq", today)[.observer] ?? []) == ["hung-yen", "thai-binh"])
        #expect(reaches("hung-yen/mttq", today)[.reader] == nil)
    }
}

extension UnitDirectory {
    /// The offices that the policy names and that exist on a day.
    fileprivate func existing(among policy: Policy, on day: Day) -> [UnitPath] {
        policy.grants.compactMap(\.unit).filter { isValid($0, on: day) }
    }
}
