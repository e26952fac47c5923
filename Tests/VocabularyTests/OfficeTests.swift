import TestKit
import Testing
import Vocabulary

@Suite("Offices and who took over their work", .timeLimit(.minutes(5)))
struct OfficeTests {
    let reference: Reference
    var units: UnitDirectory { reference.units }

    init() throws { reference = try Shipped.reference() }

    private func successors(_ path: UnitPath, _ function: String?, _ on: Day) -> [UnitPath] {
        units.officeSuccessors(of: path, function: function, on: on).map(\.path)
    }

    @Test("an office speaks for itself and what it continues, a People's Committee for all below it")
    func names() {
        let (then, now) = (day("2020-01-01"), day("2025-07-01"))
        func speaks(_ office: UnitPath, _ unit: UnitPath, _ on: Day) -> Bool {
            units.speaks(office, for: unit, on: on)
        }
        #expect(speaks("thai-binh/so-y-te", "thai-binh/so-y-te", then))
        #expect(!speaks("thai-binh/so-gddt", "thai-binh/so-y-te", then))
        #expect(!speaks("thai-binh/so-khdt", "thai-binh/thai-thuy", then))
        #expect(!speaks("thai-binh/so-ldtbxh", "thai-binh", then))
        // A path that never was a unit is where the one is that it continues.
        #expect(speaks("thai-binh/so-y-te", "thai-binh/so-y-te/khoa-nhi", then))
        for office: UnitPath in ["thai-binh/ubnd", "thai-binh"] {
            for unit: UnitPath in [
                "thai-binh", "thai-binh/so-y-te", "thai-binh/thai-thuy", "thai-binh/thai-thuy/diem-dien",
            ] {
                #expect(speaks(office, unit, then), "\(office) \(unit)")
            }
            #expect(!speaks(office, "hung-yen/so-y-te", then))
        }
        #expect(speaks("thai-binh/thai-thuy", "thai-binh/thai-thuy/diem-dien", then))
        #expect(!speaks("thai-binh/thai-thuy", "thai-binh/tien-hai", then))
        #expect(!speaks("thai-binh/thai-thuy/diem-dien", "thai-binh/thai-thuy", then))
        // Heirs have the name of who was before them.
        #expect(speaks("thai-binh/so-y-te", "thai-binh/so-ldtbxh", day("2025-03-01")))
        #expect(speaks("hung-yen/so-y-te", "thai-binh/so-ldtbxh", now))
        #expect(speaks("hung-yen/ubnd", "thai-binh/so-gddt", now))
        #expect(!speaks("hung-yen/so-gddt", "thai-binh/so-y-te", now))
        #expect(speaks("harness/tester", "harness/tester", then))
        #expect(!speaks("harness/tester", "thai-binh", then))
    }

    @Test("whoever took over what an office does for children continues that, under every name that it had")
    func continuing() {
        let (labour, health): (UnitPath, UnitPath) = ("thai-binh/so-ldtbxh", "thai-binh/so-y-te")
        let heir: UnitPath = "hung-yen/so-y-te"
        func continues(_ office: UnitPath, _ unit: UnitPath, _ on: String) -> Bool {
            units.continues(office, unit, on: dated(on))
        }
        #expect(continues(labour, labour, "2025-02-28") && !continues(health, labour, "2025-02-28"))
        #expect(continues(health, labour, "2025-03-01"))
        // The rest of its work went elsewhere.
        #expect(!continues("thai-binh/so-noi-vu", labour, "2025-03-01"))
        #expect(!continues("thai-binh/so-nnmt", labour, "2025-03-01"))
        #expect(continues("thai-binh/so-tai-chinh", "thai-binh/so-khdt", "2025-03-01"))
        #expect(!continues(heir, labour, "2025-06-30") && continues(heir, labour, "2025-07-01"))
        #expect(
            units.names(continuedBy: heir, on: dated("2025-07-01")) == [
                "hung-yen/so-ldtbxh", heir, labour, health,
            ])
        #expect(units.names(continuedBy: health, on: dated("2025-02-28")) == [health])
        // A commune that is yet to come does nothing.
        let (commune, next): (UnitPath, UnitPath) = (
            "thai-binh/thai-thuy/duong-hong-thuy", "hung-yen/bac-thai-ninh"
        )
        #expect(!continues(next, commune, "2025-06-30") && continues(next, commune, "2025-07-01"))
        #expect(!continues("hung-yen", commune, "2025-07-01"))
        #expect(units.names(continuedBy: "harness/tester", on: dated("2025-07-01")) == ["harness/tester"])
    }

    @Test("two names are one unit's where one became the other, not where both became a third")
    func haveBeenOne() {
        let (commune, beside): (UnitPath, UnitPath) = (
            "thai-binh/thai-thuy/duong-hong-thuy", "thai-binh/thai-thuy/thai-phuc"
        )
        let next: UnitPath = "hung-yen/bac-thai-ninh"
        #expect(units.isSame(commune, beside, on: dated("2025-07-01")))
        #expect(!units.haveBeenOne(commune, beside))
        let renamed: [(UnitPath, UnitPath)] = [
            (commune, next), (beside, next), ("thai-binh/thai-thuy/thai-duong", commune),
        ]
        for (one, other) in renamed {
            #expect(units.haveBeenOne(one, other) && units.haveBeenOne(other, one), "\(one) \(other)")
        }
        #expect(units.haveBeenOne(commune, commune))
    }

    @Test("who bears the code that somebody had in an office of before may be that person")
    func mayBe() {
        let next: UnitPath = "hung-yen/bac-thai-ninh"
        let commune: UnitPath = "thai-binh/thai-thuy/duong-hong-thuy"
        func mayBe(_ unit: UnitPath, _ person: PersonCode?, _ on: String = "2025-07-01") -> Bool {
            let caller = Principal(unit: unit, roles: [.caseworker], person: person.map { Person(id: $0) })
            return units.mayBe(caller, "ntl", of: commune, on: dated(on))
        }
        #expect(mayBe(next, "ntl") && mayBe(commune, "ntl", "2025-06-30"))
        // Who acts for another unit is of the own.
        #expect(mayBe("hung-yen/ubnd", "hung-yen/bac-thai-ninh/ntl"))
        #expect(!mayBe(next, "hung-yen/son-nam/ntl"))
        #expect(!mayBe(next, "tvb") && !mayBe(next, nil) && !mayBe("hung-yen/son-nam", "ntl"))
    }

    @Test("children went from Labour to Health, and to Hưng Yên's Health when the provinces became one")
    func children() throws {
        let labour: UnitPath = "thai-binh/so-ldtbxh"
        #expect(successors(labour, "children", dated("2025-02-28")) == [labour])
        #expect(successors(labour, "children", dated("2025-03-01")) == ["thai-binh/so-y-te"])
        #expect(successors(labour, "children", dated("2025-06-30")) == ["thai-binh/so-y-te"])
        let heir = try #require(
            units.officeSuccessors(of: labour, function: "children", on: dated("2025-07-01")).first)
        #expect(heir.path == "hung-yen/so-y-te")
        #expect(
            heir.since == dated("2025-03-01") && heir.confidence == .unverified && heir.sources.count == 2)
        // No more than what the old one had.
        #expect(heir.area == "thai-binh" && heir.areaOn == dated("2025-02-28"))
        let area = try units.territory(of: #require(heir.area), on: heir.areaOn)
        #expect(area.contains("thai-binh/thai-thuy/diem-dien") && !area.contains("hung-yen/van-lam/lac-dao"))
    }

    @Test(
        "each function went its own way, what nobody named with the whole",
        arguments: [
            ("poverty", "hung-yen/so-nnmt"), ("vocational", "hung-yen/so-gddt"), ("fund", "hung-yen/so-y-te"),
            ("employment", "hung-yen/so-noi-vu"),
        ] as [(String, UnitPath)])
    func functions(function: String, heir: UnitPath) {
        #expect(successors("thai-binh/so-ldtbxh", function, dated("2026-11-28")) == [heir])
        #expect(successors("hung-yen/so-ldtbxh", function, dated("2026-11-28")) == [heir])
    }

    @Test("without a function, everyone who took over anything")
    func all() {
        #expect(
            successors("thai-binh/so-ldtbxh", nil, dated("2025-07-01")) == [
                "hung-yen/so-gddt", "hung-yen/so-nnmt", "hung-yen/so-noi-vu", "hung-yen/so-y-te",
            ])
        #expect(successors("thai-binh/so-khdt", nil, dated("2025-07-01")) == ["hung-yen/so-tai-chinh"])
        #expect(successors("thai-binh/so-tttt", "press", dated("2025-07-01")) == ["hung-yen/so-vhttdl"])
        #expect(successors("thai-binh/so-tttt", "digital", dated("2025-07-01")) == ["hung-yen/so-khcn"])
        #expect(successors("trung-uong/bo-ldtbxh", "children", dated("2025-03-01")) == ["trung-uong/bo-y-te"])
        // Nobody is known to have taken on the rest.
        #expect(successors("trung-uong/bo-ldtbxh", "employment", dated("2025-03-01")).isEmpty)
    }

    @Test("Hưng Yên's offices live on through the merger, of which nothing was theirs before")
    func livesOn() throws {
        let health = try #require(
            units.officeSuccessors(of: "hung-yen/so-y-te", function: "children", on: dated("2025-08-01"))
                .first)
        #expect(health.path == "hung-yen/so-y-te" && health.since == nil && health.sources.isEmpty)
        let own = try #require(
            units.officeSuccessors(of: "hung-yen/so-ldtbxh", function: "children", on: dated("2025-08-01"))
                .first)
        let area = try units.territory(of: #require(own.area), on: own.areaOn)
        #expect(area.contains("hung-yen/van-lam") && !area.contains("thai-binh/thai-thuy"))
        #expect(
            units.officeSuccessions(into: "hung-yen/so-y-te").map(\.from) == [
                "hung-yen/so-ldtbxh", "thai-binh/so-y-te",
            ])
    }

    @Test("every office of Thái Bình has ended, with a successor in the new province")
    func ended() {
        let offices = units.children(of: "thai-binh", on: dated("2025-06-30"), level: .organisation).map(
            \.path)
        #expect(offices.count == 17)
        for office in offices {
            #expect(!units.isValid(office, on: dated("2025-07-01")))
            #expect(units.current(of: office, on: dated("2025-07-01")).one?.parent == "hung-yen", "\(office)")
        }
    }

    @Test("what an office recorded that several took over stands with each, in part")
    func territories() {
        let on = dated("2025-08-01")
        #expect(
            units.territory(of: "hung-yen/so-y-te", on: on).paths == [
                "hung-yen/so-ldtbxh", "hung-yen/so-y-te", "thai-binh/so-ldtbxh", "thai-binh/so-y-te",
            ])
        #expect(
            units.territory(of: "hung-yen/so-y-te", on: on).partial == [
                "hung-yen/so-ldtbxh", "thai-binh/so-ldtbxh",
            ])
        #expect(
            units.territory(of: "hung-yen/so-y-te", on: dated("2025-02-28")).paths == ["hung-yen/so-y-te"])
    }

    @Test("ministries, police, courts, justice, agriculture, home affairs and the hotline are there")
    func named() {
        let on = dated("2026-11-28")
        for path in [
            "trung-uong/bo-y-te", "trung-uong/bo-cong-an", "trung-uong/tong-dai-111", "hung-yen/cong-an",
            "hung-yen/toa-an", "hung-yen/so-tu-phap", "hung-yen/so-nnmt", "hung-yen/so-noi-vu",
        ] as [UnitPath] {
            let kind = units.unit(path, on: on)?.type
            #expect(kind.map { reference.knows(.unitType, $0, on: on) } ?? false, "\(path)")
        }
    }
}

@Suite("Successions of offices with a mistake in them", .timeLimit(.minutes(5)))
struct OfficeMistakeTests {
    private static let labels = """
        table,code,label_vi,label_en,valid_from,valid_to,source,confidence
        office-function,children,Trẻ em,Children,,,s,V

        """
    private static let organisations = """
        path,name_vi,name_en,kind,parent,valid_from,valid_to,source,confidence
        tw/a,A,A,ministry,,,2025-03-01,s,V
        tw/b,B,B,ministry,,,,s,V

        """

    @Test(
        "the mistake is found on its line",
        arguments: [
            ("tw/c,tw/b,2025-03-01,whole,s,V", "reference.unit-not-then"),
            ("tw/a,tw/b,2025-04-01,whole,s,V", "reference.unit-not-then"),
            ("tw/b,tw/a,2025-03-01,whole,s,V", "reference.unit-not-then"),
            ("tw/b,tw/b,2025-03-01,whole,s,V", "reference.succeeds-itself"),
            ("tw/a,tw/b,2025-02-01,whole,s,V", "reference.not-ended"),
            ("tw/a,tw/b,,whole,s,V", "reference.required"),
            ("tw/a,,2025-03-01,whole,s,V", "reference.required"),
            ("tw/a,tw/b,2025-03-01,whole,,V", "reference.required"),
            ("tw/a,tw/b,2025-03-01,some,s,V", "reference.unknown-code"),
            ("tw/a,tw/b,2025-03-01,function:,s,V", "reference.unknown-code"),
            ("tw/a,tw/b,2025-03-01,function:children+x,s,V", "reference.unknown-code"),
            ("tw/a,tw/b,2025-03-01,whole,s,Q", "reference.choice"),
            (
                "tw/a,tw/b,2025-03-01,whole,s,V\ntw/a,tw/b,2025-03-01,whole,s,V",
                "reference.twice-on-one-day"
            ),
        ])
    func lines(rows: String, key: String) throws {
        let error = #expect(throws: ReferenceError.self) { try Self.reference(rows) }
        #expect(error?.file == "organisation_successions.csv")
        #expect(error?.line == 1 + rows.split(separator: "\n").count)
        #expect(error?.message.key == key)
        #expect(VocabularyTexts.catalogue.template(key, in: .vi) != nil)
    }

    @Test("a function may leave an office that lives on")
    func living() throws {
        let units = try Self.reference("tw/a,tw/b,2025-02-01,function:children,s,S").units
        func who(_ function: String?, _ on: Day) -> [UnitPath] {
            units.officeSuccessors(of: "tw/a", function: function, on: on).map(\.path)
        }
        #expect(who("children", dated("2025-01-31")) == ["tw/a"])
        #expect(who("children", dated("2025-02-01")) == ["tw/b"])
        #expect(who("labour", dated("2025-02-01")) == ["tw/a"])
        #expect(who(nil, dated("2025-02-01")) == ["tw/a"])
        #expect(who(nil, dated("2025-03-01")) == ["tw/b"])
        #expect(who("children", dated("2026-01-01")) == ["tw/b"])
    }

    private static func reference(_ rows: String) throws -> Reference {
        try Reference(files: [
            "labels.csv": labels, "organisations.csv": organisations,
            "organisation_successions.csv": "from,to,day,kind,source,confidence\n\(rows)\n",
        ])
    }
}
