import JSONCoding
import Testing
import Vocabulary

@testable import GatewayKit

@Suite("Entries that may be of one person", .timeLimit(.minutes(5)))
struct PersonEntriesTests {
    private static let schema = Schema([
        "type": "object",
        "properties": [
            "id": ["type": "string", "format": "uuid"], "name": ["type": "string"],
            "birthDate": ["type": "string", "format": "date"], "phone": ["type": "string"],
            "marks": ["type": "array", "items": ["type": "string"]], "version": ["type": "integer"],
        ],
    ])

    private func worker(
        _ end: String, _ name: String, unit: String, phone: String? = nil, standing: String = "atWork"
    ) -> JSONValue {
        var object: JSONObject = [
            "id": .string("016f6520-0000-7000-8000-0000\(end)"), "name": .string(name), "unit": .string(unit),
            "standing": .string(standing),
        ]
        if let phone { object["phone"] = .string(phone) }
        return .object(object)
    }

    @Test(
        "stand side by side, each thing once, what only one has against nothing; ids and versions tell nobody anything"
    )
    func compared() {
        let one = PersonEntries.Entry(
            [
                "id": "016f6520-0000-7000-8000-0000a1b2c3d4", "name": "Nguyễn Văn An",
                "birthDate": "2015-02-14",
                "marks": ["a", "b"], "version": 3,
            ], Self.schema)
        let other = PersonEntries.Entry(
            [
                "id": "016f6520-0000-7000-8000-0000a1b2c3d5", "name": "Nguyễn Văn An", "phone": "0912345678",
                "birthDate": "2015-02-15", "version": 1,
            ], Self.schema)
        let words = MemberWords(zone: 420, language: .vi) { $0.text }
        let rows = PersonEntries.compare(one, other, in: words)
        #expect(rows.map(\.label) == ["Name", "BirthDate", "Marks", "Phone"])
        #expect(rows.map(\.one) == ["Nguyễn Văn An", "14/02/2015", "a; b", ""])
        #expect(rows.map(\.other) == ["Nguyễn Văn An", "15/02/2015", "", "0912345678"])
        #expect(rows.map(\.differs) == [false, true, true, true])
        #expect(one.title == "Nguyễn Văn An #a1b2c3d4")
    }

    @Test(
        "workers of one name make a pair where they share a telephone or a unit, whoever was entered by mistake aside"
    )
    func workers() {
        let lan = worker("00000001", "Nguyễn Thị Lan", unit: "a/b", phone: "0912345678")
        let moved = worker("00000002", "NGUYEN THI LAN", unit: "a/c", phone: "0912345678")
        let namesake = worker("00000003", "Nguyễn Thị Lan", unit: "a/d")
        let mistake = worker("00000004", "Nguyễn Thị Lan", unit: "a/b", standing: "enteredInError")
        let colleague = worker("00000005", "Trần Văn Bình", unit: "a/b", phone: "0912345678")
        let pairs = PersonEntries.alike([moved, colleague, mistake, namesake, lan])
        #expect(pairs == [PersonEntries.Pair(lan, moved, mark: "name")])
        let beside = worker("00000006", "Nguyễn Thị Lan", unit: "a/d")
        #expect(
            PersonEntries.alike([beside, namesake]) == [PersonEntries.Pair(namesake, beside, mark: "name")])
    }
}
