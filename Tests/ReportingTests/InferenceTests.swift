import Bus
import FundingAPI
import JSONCoding
import RegistryAPI
import ReportingAPI
import TestKit
import Testing
import Vocabulary

@testable import ServiceKit

/// Two worlds that differ only in who has what is sealed. Whoever may not see that is answered alike in both, whatever is asked,
/// and so can do no better than guess: neither one answer nor the difference of any two tells anything.
@Suite("Nobody works out who has what is sealed", .timeLimit(.minutes(10)))
struct InferenceTests {
    static let worlds = [KnownWorld(sealed: [0, 1, 4]), KnownWorld(sealed: [2, 6, 5])]

    /// Everybody who reads and may not see it: each office of the province by the shipped policy, two districts and two
    /// communes, and somebody who may do all else in the whole province.
    static func readers(on day: Day, _ reference: Reference) throws -> [Principal] {
        let policy = try YAMLDocument.decode(Policy.self, SourceTree.compose + "/policy.yaml")
        let area = reference.units.territory(of: Province.area, on: day)
        let offices = reference.units.units(.organisation, on: day).map(\.path).filter(area.contains)
        let places = [
            Province.area, Province.district, Province.commune, Province.otherDistrict, Province.otherCommune,
        ]
        return (offices + places)
            .compactMap { policy.principal(for: $0, reference: reference, on: day) }
            .filter { !$0.may(.confidential) }
            + [Principal(unit: Province.area, roles: Deployment.workRoles.union([.follower]))]
    }

    /// May do all in the whole province, but see what is sealed, or speak for who pays.
    static let office = Principal(
        unit: Province.health, roles: Deployment.workRoles.union([.follower, .auditor]),
        scope: [Province.area])

    /// Who runs the deployment, and those of ``readers(on:_:)`` in whose name nobody pays.
    static var payReaders: [Principal] {
        get throws {
            let operators = Principal(
                unit: "he-thong/quan-tri", roles: [.operator, .auditor], scope: [Province.area])
            return try readers(on: day(KnownWorld.asked), SourceTree.reference())
                .filter { $0.unit != Province.area } + [office, operators]
        }
    }

    /// All answers to these questions, of who may ask them, in each world.
    func answers(
        to questions: [Question], of readers: [Principal], paying: Bool = false
    ) async throws -> [[(asked: String, status: Status, text: String)]] {
        var told: [[(asked: String, status: Status, text: String)]] = []
        for world in Self.worlds {
            try await Province.open(today: KnownWorld.begun, publish: false, on: [.inProcess]) { province in
                try await world.enter(in: province, paying: paying)
                var answers: [(asked: String, status: Status, text: String)] = []
                for reader in readers {
                    let client = province.deployment.client(as: reader)
                    for question in questions where reader.may(question.needs) {
                        let asked = question.service.map(client.on) ?? client
                        let (status, text) = try await asked.answer(
                            question.method, kind: question.kind, question.body)
                        answers.append(("\(reader.unit): \(question.text)", status, text))
                    }
                }
                told.append(answers)
            }
        }
        return told
    }

    func expectAlike(_ told: [[(asked: String, status: Status, text: String)]]) {
        #expect(told[0].map(\.asked) == told[1].map(\.asked))
        for (one, other) in zip(told[0], told[1]) where one.text != other.text {
            #expect(Self.told(one.text) == Self.told(other.text), "\(one.asked)")
        }
    }

    /// Without what is made anew in each world and tells nothing: ids that nobody chose, moments, lives of logs, chains.
    /// Members in the order of their names: that of a dictionary is the machine's whim.
    private static func sorted(_ text: String) -> String {
        func sorted(_ value: JSONValue) -> JSONValue {
            switch value {
            case .array(let items): return .array(items.map(sorted))
            case .object(let object):
                let members = object.members.sorted { $0.name < $1.name }
                return .object(JSONObject(members.map { (name: $0.name, value: sorted($0.value)) }))
            default: return value
            }
        }
        return text.split(separator: "\n").map { line in
            guard let value = try? JSON.decode(JSONValue.self, from: Array(line.utf8)),
                let octets = try? JSON.encode(sorted(value))
            else { return String(line) }
            return String(decoding: octets, as: UTF8.self)
        }.joined(separator: "\n")
    }

    static func told(_ text: String) -> String {
        var ids: [String: Int] = [:]
        return sorted(text).replacing(#/[0-9a-f]{64}/#, with: "chain")
            .replacing(#/00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}/#, with: "trace")
            .replacing(#/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/#) { match in
                let id = String(match.output)
                if id.hasPrefix("00000000-") { return id }
                let number = ids[id, default: ids.count]
                ids[id] = number
                return "id \(number)"
            }
            .replacing(#/\b[0-9a-f]{16}\b/#, with: "life")
            .replacing(#/[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z/#, with: "moment")
    }

    @Test(
        "to whoever may not see it, two worlds that differ only in who has it answer everything that one would ask alike"
    )
    func sought() async throws {
        let readers = try Self.readers(on: day(KnownWorld.asked), SourceTree.reference())
        #expect(readers.count > 8)
        let told = try await answers(to: Question.sought(), of: readers)
        expectAlike(told)
        let all = told[0].filter { $0.asked.hasPrefix("\(Province.area): ") }
        #expect(all.count { $0.status == .ok } * 2 > all.count, "most of it is answered")
    }

    @Test("and every other question that the contracts have, methods of later too")
    func drawn() async throws {
        let questions = Question.drawn()
        let methods = Set(questions.map(\.method))
        #expect(
            methods.isSuperset(of: [Children.list.name, Indicators.explain.name, "funding.Waivers/List"]))
        #expect(methods.count > 40)
        let readers = try Self.readers(on: day(KnownWorld.asked), SourceTree.reference())
        expectAlike(try await answers(to: questions, of: readers))
    }

    @Test("and every other question after money, while assistance is paid on a sealed ground")
    func drawnOfMoney() async throws {
        let questions = Question.drawn(each: 12).filter { $0.method.hasPrefix("funding.") }
        let methods = Set(questions.map(\.method))
        #expect(methods.isSuperset(of: [Entitlements.payees.name, Notices.list.name, Settlements.get.name]))
        expectAlike(try await answers(to: questions, of: try Self.payReaders, paying: true))
    }

    @Test("to who may see it the two are two: the questions would tell, were they answered")
    func sensitive() async throws {
        let lead = Principal(
            unit: Province.dolisa, roles: Deployment.workRoles.union([.confidential]), scope: [Province.area])
        let told = try await answers(to: Question.sought(), of: [lead])
        let telling = zip(told[0], told[1]).filter { Self.told($0.text) != Self.told($1.text) }.map(\.0.asked)
        for method in [
            Children.get.name, Children.list.name, Circumstances.list.name, Indicators.compute.name,
            Indicators.explain.name, Compilations.get.name, Compilations.render.name,
        ] {
            #expect(telling.contains { $0.hasPrefix("\(lead.unit): \(method) ") }, "\(method)")
        }
    }

    @Test(
        "who pays for whom on a sealed ground is told by no list, no sum, no estimate, no account, no deed and no look"
    )
    func amounts() async throws {
        let questions = try Question.money()
        let told = try await answers(to: questions, of: try Self.payReaders, paying: true)
        expectAlike(told)
        let runs = told[0].filter {
            $0.asked.hasPrefix("\(Self.office.unit): \(Entitlements.runs.name) ")
                && $0.text.contains("\"total\"")
        }
        // Of seven children together it is told, and not of how many.
        #expect(runs.contains { $0.text.contains("\"status\":\"paid\"") })
        #expect(!runs.contains { $0.text.contains("\"entitlements\"") })
        let lead = Principal(
            unit: Province.dolisa, roles: Deployment.workRoles.union([.confidential]), scope: [Province.area])
        let known = try await answers(to: questions, of: [lead], paying: true)
        let telling = zip(known[0], known[1]).filter { Self.told($0.text) != Self.told($1.text) }.map(
            \.0.asked)
        for method in [Entitlements.list.name, Entitlements.lines.name, Entitlements.assess.name] {
            #expect(telling.contains { $0.hasPrefix("\(lead.unit): \(method) ") }, "\(method)")
        }
    }

    @Test("who gets hold of the fund's file, and not of the vault's keys, reads nothing of it there either")
    func atRest() async throws {
        var files: [[String]] = []
        for world in Self.worlds {
            try await Province.open(today: KnownWorld.begun, publish: false, on: [.inProcess]) { province in
                try await world.enter(in: province, paying: true)
                files.append(try province.deployment.readable(in: "funding"))
            }
        }
        for table in ["entitlements", "entitlement_facts_versions", "run_lines", "notices", "store_replies"] {
            #expect(files[0].contains { $0.hasPrefix("\(table) ") }, "\(table) is there to be read")
        }
        #expect(files[0].count == files[1].count)
        #expect(Set(files[0]).subtracting(files[1]) == [])
        #expect(Set(files[1]).subtracting(files[0]) == [])
    }

    @Test("a follower's log of the one is the other's, but for what it may not have")
    func logs() async throws {
        var logs: [String] = []
        for world in Self.worlds {
            try await Province.open(today: KnownWorld.begun, publish: false, on: [.inProcess]) { province in
                try await world.enter(in: province, paying: true)
                let follower = province.deployment.client(as: Province.area, [.follower])
                var log: [String] = []
                for service in Question.contracts.map(\.service) {
                    let events = try await follower.on(service)
                        .items(EventLog.subscribe, SubscribeLog(live: false))
                    log += try events.map { String(decoding: try JSON.encode($0), as: UTF8.self) }
                    if service == "registry" { #expect(events.count(where: \.withheld) == 5) }
                }
                logs.append(Self.told(log.joined(separator: "\n")))
            }
        }
        #expect(logs[0] == logs[1])
    }
}
