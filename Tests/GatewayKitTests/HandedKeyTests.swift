import Foundation
import ServiceKit
import Testing
import Vocabulary
import ZeroMQ

@testable import GatewayKit

@Suite("A key that was handed on", .timeLimit(.minutes(5)))
struct HandedKeyTests {
    private let folder = FileManager.default.temporaryDirectory.path + "/handed-\(UUID().uuidString)"

    /// A certificate's secret file.
    private func file(_ certificate: Certificate) throws -> String {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try certificate.write(to: folder, name: "k", replacing: true)
        return folder + "/k.key_secret"
    }

    private func remove() throws { try FileManager.default.removeItem(atPath: folder) }

    @Test("it says whose it is; without a secret or a unit it is refused")
    func reading() throws {
        let key = try HandedKey(
            contentsOf: file(Certificate(CurveKeyPair(), metadata: ["unit": "thai-binh"])))
        #expect(key.unit == "thai-binh")
        let open = #expect(throws: Failure.self) { try HandedKey(contentsOf: folder + "/k.key") }
        #expect(open?.message.key == "gateway.key-without-secret")
        let nobody = try file(Certificate(CurveKeyPair()))
        #expect(throws: Failure.self) { try HandedKey(contentsOf: nobody) }
        #expect(throws: Failure.self) { try HandedKey(contentsOf: folder + "/none") }
        try remove()
    }

    @Test("a person's says whose it is, and calls for the unit and for that person alone")
    func person() throws {
        let lan = Person(id: "ntl", name: PersonName("Nguyễn Thị Lan"))
        let owner = KeyOwner(unit: "thai-binh/so-y-te", person: lan)
        let key = try HandedKey(
            contentsOf: file(Certificate(CurveKeyPair(), metadata: owner.metadata)))
        #expect(key.owner == owner && key.unit == "thai-binh/so-y-te")
        let clients = ServiceClients(DataDirectory("/nonexistent"), language: .vi, key: key)
        defer { clients.closeAll() }
        #expect(try clients.hasKey("thai-binh/so-y-te"))
        #expect(try clients.hasKey("thai-binh/so-y-te/ntl"))
        #expect(try !clients.hasKey("thai-binh/so-y-te/tvb"))
        #expect(try !clients.hasKey("thai-binh"))
        #expect(clients.unit(of: "thai-binh/so-y-te/ntl") == "thai-binh/so-y-te")
        try remove()
    }

    @Test(
        "of a data directory a caller is a unit or a person of it; the only person stands for a unit without a key"
    )
    func callers() throws {
        let data = DataDirectory(folder)
        let ring = KeyRing(data: data)
        let clients = ServiceClients(data, language: .vi)
        defer { clients.closeAll() }
        let unit: UnitPath = "thai-binh/so-y-te"
        func issue(_ person: Person?) throws { _ = try ring.issue(KeyOwner(unit: unit, person: person)) }
        #expect(try clients.lack(of: unit)?.key == "gateway.no-key")
        try issue(Person(id: "ntl", name: PersonName("Nguyễn Thị Lan")))
        #expect(try clients.hasKey(unit))
        #expect(try clients.hasKey("thai-binh/so-y-te/ntl"))
        #expect(try clients.lack(of: "thai-binh/so-y-te/tvb")?.key == "gateway.no-key")
        try issue(Person(id: "tvb", name: PersonName("Trần Văn Bình")))
        let lack = try clients.lack(of: unit)
        #expect(lack?.key == "gateway.which-person")
        #expect(lack?.arguments["people"] == "thai-binh/so-y-te/ntl, thai-binh/so-y-te/tvb")
        #expect(try clients.hasKey("thai-binh/so-y-te/tvb"))
        #expect(clients.unit(of: "thai-binh/so-y-te/tvb") == unit && clients.unit(of: unit) == unit)
        // By name, marks left out or not.
        #expect(try clients.caller("thai-binh/so-y-te/Trần Văn Bình") == "thai-binh/so-y-te/tvb")
        #expect(try clients.caller("thai-binh/so-y-te/tran van binh") == "thai-binh/so-y-te/tvb")
        #expect(try clients.caller("thai-binh/so-y-te/tvb") == "thai-binh/so-y-te/tvb")
        let nobody = #expect(throws: Failure.self) { try clients.caller("thai-binh/so-y-te/Ai Đó") }
        #expect(nobody?.message.key == "gateway.nobody-called")
        try issue(Person(id: "tvb-2", name: PersonName("Trần Văn Bình")))
        let several = #expect(throws: Failure.self) {
            try clients.caller("thai-binh/so-y-te/Trần Văn Bình")
        }
        #expect(several?.message.key == "gateway.several-called")
        try issue(nil)
        #expect(try clients.hasKey(unit))
        try remove()
    }

    @Test("keys of people that may not be looked at are not no keys")
    func unreadable() throws {
        let data = DataDirectory(folder)
        let clients = ServiceClients(data, language: .vi)
        defer { clients.closeAll() }
        let people = "\(data.path)/keys/people/thai-binh"
        try FileManager.default.createDirectory(atPath: people, withIntermediateDirectories: true)
        try Data().write(to: URL(filePath: people + "/so-y-te"))
        let asked = #expect(throws: Failure.self) { try clients.hasKey("thai-binh/so-y-te") }
        #expect(asked?.message.key == "gateway.folder-unreadable")
        #expect(try !clients.hasKey("thai-binh/so-xay-dung"))
        try remove()
    }

    @Test("with it and the endpoints there are clients for its unit alone, without a data directory")
    func clients() throws {
        let keys = try CurveKeyPair()
        let key = try HandedKey(contentsOf: file(Certificate(keys, metadata: ["unit": "thai-binh"])))
        let endpoints = folder + "/endpoints.json"
        let place = #"{"registry":{"endpoint":"tcp://127.0.0.1:9","publicKey":"\#(keys.publicKey)"}}"#
        try Data(place.utf8).write(to: URL(filePath: endpoints))
        let clients = ServiceClients(
            DataDirectory("/nonexistent"), language: .vi, key: key, endpoints: endpoints)
        defer { clients.closeAll() }
        #expect(try clients.isUp && clients.services().keys.sorted() == ["registry"])
        #expect(try clients.hasKey("thai-binh"))
        #expect(try !clients.hasKey("hung-yen"))
        _ = try clients.client(to: "registry", as: .unit("thai-binh"))
        _ = try clients.client(to: "registry", as: .serviceItself)
        let other = #expect(throws: Failure.self) {
            try clients.client(to: "registry", as: .unit("hung-yen"))
        }
        #expect(other?.message.key == "gateway.key-of-other")
        let none = ServiceClients(
            DataDirectory("/nonexistent"), language: .vi, key: key, endpoints: folder + "/none.json")
        let missing = #expect(throws: Failure.self) { try none.services() }
        #expect(missing?.message.key == "gateway.file-unreadable")
        try remove()
    }
}
