import JSONCoding
import TestKit
import Testing
import Vocabulary

@testable import GatewayKit
@testable import Registry
@testable import ServiceKit

@Suite("Requests as people type them", .timeLimit(.minutes(5)))
struct WordedRequestTests {
    private static let day = Day(daysSinceEpoch: 18_428)

    private func read(_ words: [String], _ method: String) throws -> JSONValue {
        let reference = try Reference.shipped()
        let entry = try #require(ServiceContract(RegistryService.self).methods.first { $0.name == method })
        let texts = SchemaWords(
            KitTexts.all.merging(RegistryService.texts), codes: (reference, Self.day))
        return try WordedRequest.read(
            words, entry.description(in: texts),
            UnitReading(reference.units, on: Self.day, for: "thai-binh/thai-thuy"))
    }

    @Test("members are called, and values written, as in a table")
    func words() throws {
        let child = try read(
            ["họ tên=Nguyễn Văn An", "GIOI TINH=Nam", "ngày sinh=14/02/2015", "xã=Diêm Điền"],
            "registry.Children/Register")
        #expect(
            child == [
                "name": "Nguyễn Văn An", "sex": "male", "birthDate": "2015-02-14",
                "commune": "thai-binh/thai-thuy/diem-dien",
            ])
        let report = try read(
            ["child=Nguyễn Văn An, Diêm Điền", "concern=bạo lực", "note=a=b"], "registry.Cases/Open")
        #expect(
            report == ["child": "Nguyễn Văn An, Diêm Điền", "concern": "violence", "note": "a=b"])
    }

    @Test("all that cannot be read is said at once, each with the word that it is about")
    func mistakes() throws {
        let error = #expect(throws: FileProblem.self) {
            try read(
                ["tên gì=An", "ngày sinh=14/02/15", "sex=nam", "giới tính=nữ"], "registry.Children/Register")
        }
        let places = try #require(error).all.map(\.place)
        #expect(places == ["tên gì=An", "ngày sinh=14/02/15", "giới tính=nữ"])
    }
}
