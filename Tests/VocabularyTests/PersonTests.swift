import Testing
import Vocabulary

@Suite("A person in an office", .timeLimit(.minutes(5)))
struct PersonTests {
    @Test("a code is short, without marks, and could be a part of a path")
    func codes() {
        for text in ["lan", "thai-binh/so-y-te/ntl", "ntl", "ntl-2", "2", String(repeating: "a", count: 32)] {
            #expect(PersonCode(text)?.text == text)
        }
        for text in [
            "", "/", "/lan", "a//lan", "A/lan", "a/", "-lan", "lan-", "Lan", "lan anh", "lân", "a.b",
            String(repeating: "a", count: 33),
        ] {
            #expect(PersonCode(text) == nil, "\(text)")
        }
    }

    @Test("beside another unit a code says of which unit the person is, and stays that")
    func elsewhere() {
        let lan: PersonCode = "ntl"
        #expect(lan.home == nil)
        #expect(lan.of("thai-binh/so-y-te") == "thai-binh/so-y-te/ntl")
        #expect(lan.of("thai-binh/so-y-te").home == "thai-binh/so-y-te")
        #expect(lan.of("thai-binh/so-y-te").of("hung-yen/so-y-te") == "thai-binh/so-y-te/ntl")
    }

    @Test("a person has no role that the unit has not, and none that the key was not given")
    func roles() {
        let office = Principal(
            unit: "thai-binh/so-y-te", roles: [.reader, .caseworker], scope: ["thai-binh"])
        let whole = office.by(Person(id: "ntl"))
        #expect(whole.roles == [.reader, .caseworker] && whole.reach(as: .reader) == ["thai-binh"])
        #expect(whole.unit == office.unit && whole.person?.id == "ntl")
        let narrowed = office.by(Person(id: "ntl", roles: [.reader, .treasurer]))
        #expect(narrowed.roles == [.reader])
        #expect(narrowed.may(.anyone) && !narrowed.may(.caseworker) && !narrowed.may(.treasurer))
        #expect(office.by(Person(id: "ntl", roles: [])).roles.isEmpty)
        #expect(office.by(nil) == office)
    }

    @Test("somebody is called by name where it is known, by the code elsewhere")
    func text() {
        #expect(Person(id: "ntl", name: PersonName("Nguyễn Thị Lan")).text == "Nguyễn Thị Lan")
        #expect(Person(id: "ntl").text == "ntl")
    }
}
