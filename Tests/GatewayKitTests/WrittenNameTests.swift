import JSONCoding
import ServiceKit
import Testing
import Vocabulary

@testable import GatewayKit

@Suite("Names in place of ids", .timeLimit(.minutes(5)))
struct WrittenNameTests {
    private static let id = "016f6520-0000-7000-8000-0000a1b2c3d4"

    @Test(
        "a name, then a comma and where it is; a mark says which of several, and what stands behind it is not read",
        arguments: [
            ("Nguyễn Văn An", "Nguyễn Văn An", nil, false),
            ("  Nguyễn  Văn An ,  Diêm Điền, Thái Thụy", "Nguyễn Văn An", "Diêm Điền, Thái Thụy", false),
            ("Nguyễn Văn An #a1b2c3d4, 2015, Diêm Điền", "Nguyễn Văn An", nil, true),
            ("Nguyễn Văn An #12", "Nguyễn Văn An #12", nil, false),
        ] as [(String, String, String?, Bool)])
    func parts(text: String, name: String, place: String?, hasMark: Bool) {
        let written = WrittenName(text)
        #expect(written.name == name)
        #expect(written.place == place)
        #expect(written.hasMark == hasMark)
    }

    @Test("a mark is the end of one id, and no other's; without one any id fits")
    func marks() {
        #expect(WrittenName("An #c3d4").marks(Self.id))
        #expect(!WrittenName("An #c3d5").marks(Self.id))
        #expect(WrittenName("An").marks(Self.id))
        #expect(NameChoice.mark(of: Self.id) == "#a1b2c3d4")
        let choice = NameChoice("Nguyễn Văn An", id: Self.id, ["2015", "", "Diêm Điền"])
        #expect(choice.text == "Nguyễn Văn An #a1b2c3d4, 2015, Diêm Điền")
        #expect(WrittenName(choice.text).marks(Self.id))
    }

    @Test("a whole name is meant, marks of tone and capitals aside; its beginning alone is nobody's")
    func whole() {
        #expect(WrittenName("NGUYEN VAN AN").isWhole("Nguyễn Văn An"))
        #expect(WrittenName("Nguyễn Văn An, Diêm Điền").beginsWith("Nguyễn Văn An"))
        #expect(WrittenName("Nguyễn Văn An Diêm Điền").beginsWith("Nguyễn Văn An"))
        #expect(!WrittenName("Nguyễn Văn").beginsWith("Nguyễn Văn An"))
        #expect(!WrittenName("Nguyễn Văn Anh").beginsWith("Nguyễn Văn An"))
        #expect(WrittenName("Trung tâm A, cơ sở 2").isWhole("Trung tâm A, cơ sở 2"))
        #expect(WrittenName("0912 345 678").hasNumber)
        #expect(!WrittenName("Nguyễn Văn An 2015").hasNumber)
    }

    @Test(
        "what an id names follows from its member and method; a new id has no name",
        arguments: [
            ("child", false, "registry.Cases/Open", .child), ("id", true, "registry.Cases/Assess", .caseFile),
            ("id", false, "registry.Cases/Open", nil), ("id", true, "registry.Children/Update", .child),
            ("id", true, "registry.Children/Accept", .transfer),
            ("id", true, "registry.Placements/VoidVisit", nil),
            ("id", true, "catalogue.Referrals/Accept", .referral),
            ("offer", false, "catalogue.Referrals/Create", .offer),
            ("other", false, "registry.Caregivers/DecideDuplicate", .caregiver),
            ("survivor", false, "registry.Workers/Merge", .worker),
            ("duplicate", false, "registry.Children/Unmerge", .child),
            ("other", false, "campaigns.Classes/Open", nil),
            ("caregiver", false, "registry.Placements/Begin", .caregiver),
            ("collector", false, "funding.Entitlements/Grant", .caregiver),
            ("id", true, "registry.Caregivers/Update", .caregiver),
            ("id", true, "registry.Caregivers/CorrectHome", .caregiver),
            ("id", true, "registry.Caregivers/VoidHome", .caregiver),
            ("id", true, "registry.Caregivers/Unlink", nil), ("id", true, "registry.Workers/Update", .worker),
            ("id", true, "registry.Acts/Sign", .act), ("id", false, "registry.Acts/Draft", nil),
            ("members", false, "catalogue.Networks/Establish", .provider),
            ("document", false, "funding.Payments/Pay", nil),
        ] as [(String, Bool, String, NamedThing?)])
    func things(member: String, isOwn: Bool, method: String, thing: NamedThing?) {
        #expect(NamedThing(member, isOwn: isOwn, of: method) == thing)
    }

    @Test("a request has names where an id belongs and a text stands that is none")
    func hasNames() {
        let id: JSONValue = ["type": "string", "format": "uuid"]
        let schema = Schema([
            "type": "object", "properties": ["id": id, "child": id, "note": ["type": "string"]],
            "required": ["child"],
        ])
        func has(_ value: JSONValue) -> Bool {
            NameReading.hasNames(value, as: schema, of: "registry.Cases/Open")
        }
        #expect(has(["child": "Nguyễn Văn An"]))
        #expect(!has(["child": .string(Self.id), "note": "Nguyễn Văn An"]))
        // A new id that is none the service refuses.
        #expect(!has(["id": "Nguyễn Văn An", "child": .string(Self.id)]))
    }
}
