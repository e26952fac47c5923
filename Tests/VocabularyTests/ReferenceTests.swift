import TestKit
import Testing
import Vocabulary

@Suite("The reference data that is shipped", .timeLimit(.minutes(5)))
struct ReferenceTests {
    let reference: Reference

    init() throws { reference = try Shipped.reference() }

    @Test("each list of circumstances holds in its own years")
    func lists() throws {
        #expect(reference.circumstances(list: "LAW2016", on: day("2020-01-01")).count == 14)
        #expect(reference.circumstances(list: "LAW2016", on: day("2017-05-31")).isEmpty)
        #expect(reference.circumstances(list: "QD647", on: day("2020-12-31")).count == 6)
        #expect(reference.circumstances(list: "QD647", on: day("2021-01-01")).isEmpty)
        #expect(reference.circumstance("law2004-street", on: day("2017-05-31")) != nil)
        #expect(reference.circumstance("law2004-street", on: day("2017-06-01")) == nil)
        #expect(reference.circumstance("khong-co", on: day("2020-01-01")) == nil)
    }

    @Test("what a law keeps private is confidential, in every list, and nothing else")
    func confidential() {
        #expect(
            reference.circumstances.filter(\.isConfidential).map(\.code).sorted() == [
                "law2004-drug-addicted", "law2004-hiv", "law2004-offending", "law2004-sexually-abused",
                "law2016-drug-addicted", "law2016-exploited", "law2016-hiv", "law2016-offending",
                "law2016-sexually-abused", "law2016-trafficked", "law2016-violence", "qd647-hiv",
            ])
    }

    @Test("what is confidential in one list is so in those that have the same category")
    func confidentialAlike() {
        for mapping in reference.circumstanceMappings where mapping.extent == .exact {
            let both = [mapping.from, mapping.to].map { code in
                reference.circumstances.contains { $0.code == code && $0.isConfidential }
            }
            #expect(both[0] == both[1], "\(mapping.from), \(mapping.to)")
        }
    }

    @Test("each confidential category says by which law, and none passes for verified that is not")
    func privacy() {
        for circumstance in reference.circumstances {
            guard let privacy = circumstance.privacy else { continue }
            #expect(privacy.source.contains(circumstance.code.hasSuffix("-hiv") ? "64/2006" : "102/2016"))
            #expect(privacy.confidence == (circumstance.code.hasSuffix("-hiv") ? .secondary : .unverified))
        }
    }

    @Test("categories without a counterpart in the Law of 2016 have none")
    func mappings() {
        #expect(reference.mappings(from: "qd647-chemical-toxin", to: "LAW2016").isEmpty)
        #expect(reference.mappings(from: "qd647-disaster", to: "LAW2016").isEmpty)
        #expect(reference.mappings(from: "qd647-hiv", to: "LAW2016").map(\.to) == ["law2016-hiv"])
        #expect(
            reference.mappings(from: "qd647-severely-disabled", to: "LAW2016").map(\.confidence) == [
                .unverified
            ])
    }

    @Test(
        "the base amount of assistance on the first and the last day of each decree",
        arguments: [
            ("2014-12-31", 180_000), ("2015-01-01", 270_000), ("2021-06-30", 270_000),
            ("2021-07-01", 360_000),
            ("2024-06-30", 360_000), ("2024-07-01", 500_000), ("2026-07-01", 540_000),
        ] as [(String, Int64)])
    func bases(text: String, dong: Int64) throws {
        #expect(reference.assistanceBase(in: "thai-binh", on: day(text))?.amount.dong == dong)
    }

    @Test("a province's own base amount goes before the country's")
    func override() throws {
        let units =
            "code,name,full_name_vi,type,parent_code,valid_from,valid_to,source,confidence\n34,Thái Bình,Tỉnh Thái Bình,tinh,,,,GSO,V\n"
        let bases =
            "province,amount,valid_from,valid_to,source,confidence\n,270000,,,law,V\nthai-binh,350000,,,council,V\n"
        let own = try Reference(files: ["units.csv": units, "assistance_bases.csv": bases])
        let on = day("2020-01-01")
        #expect(own.assistanceBase(in: "thai-binh", on: on)?.amount == 350_000)
        #expect(own.assistanceBase(in: "hung-yen", on: on)?.amount == 270_000)
    }

    @Test("what a child with a severe disability was due a month, before and after July 2021")
    func amounts() throws {
        func due(_ text: String) throws -> Int64? {
            let on = day(text)
            let base = try #require(reference.assistanceBase(on: on)).amount
            return try reference.assistanceCoefficients(ground: "disability", on: on)
                .first { $0.degree == .severe && $0.covers(ageInMonths: 100) }?.amount(base: base).dong
        }
        #expect(try due("2021-06-30") == 540_000)
        #expect(try due("2021-07-01") == 720_000)
    }

    @Test("deadlines by calendar fall in the year they belong to")
    func deadlines() throws {
        let on = day("2020-05-01")
        #expect(
            reference.deadline("budget.council.province", on: on)?.rule.due(in: 2021) == day("2020-12-09")
        )
        #expect(
            reference.deadline("report.disability.province.second-half", on: on)?.rule.due(in: 2020)
                == day("2021-01-14"))
        #expect(
            reference.due("case.plan", from: Occurrence(on: day("2020-05-08")))?.day == day("2020-05-15"))
        #expect(
            reference.deadline("budget.province-submits", on: day("2027-01-01"))?.rule.due(in: 2027)
                == day("2026-07-09"))
    }

    @Test("every word that the code fixes has words in both languages")
    func enums() throws {
        let on = day("2020-06-01")
        func words<Value: Choice>(_ type: Value.Type, _ table: ReferenceTable) {
            #expect(Set(reference.codes(table, on: on)) == Set(Value.allCases.map(\.rawValue)), "\(table)")
        }
        words(Sex.self, .sex)
        words(DisabilityType.self, .disabilityType)
        words(DisabilityDegree.self, .disabilityDegree)
        words(PovertyStatus.self, .povertyStatus)
        #expect(reference.label(.disabilityType, "vision", .vi, on: on) == "Nhìn")
        #expect(reference.label(.disabilityType, "vision", .en, on: on) == "Vision")
        #expect(reference.label(.disabilityType, "khac", .vi, on: on) == nil)
        #expect(reference.codes(.ethnicGroup, on: on).count == 54)
        #expect(reference.codes(.serviceDomain, on: on).count == 10)
        #expect(reference.knows(.ethnicGroup, "kinh", on: on))
    }

    @Test("every age from 0 to 20 falls into one band")
    func bands() throws {
        let bands = reference.ageBands(on: day("2020-06-01"))
        for age in 0...20 { #expect(bands.filter { $0.contains(age: age) }.count == 1) }
    }

    @Test("an empty reference knows nothing and refuses nothing")
    func empty() throws {
        let empty = Reference()
        #expect(empty.units.isEmpty)
        #expect(empty.assistanceBase(on: day("2020-01-01")) == nil)
    }
}

@Suite("Reference data with a mistake in it", .timeLimit(.minutes(5)))
struct ReferenceMistakeTests {
    private func failure(_ file: String, _ text: String) -> ReferenceError? {
        do {
            _ = try Reference(files: [file: text])
            return nil
        } catch {
            return error as? ReferenceError
        }
    }

    @Test(
        "the mistake is found on its line",
        arguments: [
            ("labels.csv", "table,code\nsex\n", 2, "csv.field-count"),
            (
                "labels.csv",
                "# words\ntable,code,label_vi,label_en,valid_from,valid_to,source,confidence\n\nsex,x,X,X,,,s,Q\n",
                4, "reference.choice"
            ),
            (
                "labels.csv",
                "table,code,label_vi,label_en,valid_from,valid_to,source,confidence\nsex,x,,X,,,s,V\n", 2,
                "reference.required"
            ),
            (
                "labels.csv",
                "table,code,label_vi,label_en,valid_from,valid_to,source,confidence\nsex,x,X,X,2020-02-30,,s,V\n",
                2, "value.day"
            ),
            (
                "labels.csv",
                "table,code,label_vi,label_en,valid_from,valid_to,source,confidence\nsex,x,X,X,2020-02-01,2020-02-01,s,V\n",
                2, "reference.ends-before-start"
            ),
            (
                "labels.csv",
                "table,code,label_vi,label_en,valid_from,valid_to,source,confidence\nsex,x,X,X,,2020-02-02,s,V\nsex,x,X,X,2020-02-01,,s,V\n",
                3, "reference.twice-on-one-day"
            ),
            (
                "units.csv",
                "code,name,full_name_vi,type,parent_code,valid_from,valid_to,source,confidence\n1,A,A,xa,9,,,s,V\n",
                2, "reference.unknown-unit"
            ),
            (
                "units.csv",
                "code,name,full_name_vi,type,parent_code,valid_from,valid_to,source,confidence\n1,A,A,lang,,,,s,V\n",
                2, "reference.unknown-code"
            ),
            (
                "organisations.csv",
                "path,name_vi,name_en,kind,parent,valid_from,valid_to,source,confidence\nx/y,Y,Y,department,x,,,s,V\n",
                2, "reference.unknown-unit"
            ),
            (
                "circumstances.csv",
                "code,list,label_vi,label_en,valid_from,valid_to,confidential,source,confidence\na,NONE,A,A,,,no,s,V\n",
                2, "reference.unknown-code"
            ),

            (
                "assistance_bases.csv", "province,amount,valid_from,valid_to,source,confidence\n,-5,,,s,V\n",
                2, "reference.number"
            ),
            (
                "working_calendar.csv",
                "day,kind,label_vi,label_en,valid_from,valid_to,source,confidence\n2026-02-30,holiday,A,A,,,s,V\n",
                2, "reference.calendar-day"
            ),
            (
                "working_calendar.csv",
                "day,kind,label_vi,label_en,valid_from,valid_to,source,confidence\n2026-08-22,swapped,A,A,,,s,V\n",
                2, "reference.calendar-kind"
            ),
            (
                "working_calendar.csv",
                "day,kind,label_vi,label_en,valid_from,valid_to,source,confidence\n09-02,working,A,A,,,s,V\n",
                2, "reference.calendar-kind"
            ),
            (
                "working_calendar.csv",
                "day,kind,label_vi,label_en,valid_from,valid_to,source,confidence\n2026,announced,A,A,,,s,V\n2026,announced,A,A,,,s,V\n",
                3, "reference.twice-on-one-day"
            ),
            (
                "deadlines.csv",
                "code,label_vi,label_en,rule,valid_from,valid_to,source,confidence\na,A,A,by 02-30,,,s,V\n",
                2, "value.deadline-rule"
            ),
        ])
    func lines(file: String, text: String, line: Int, key: String) throws {
        let error = try #require(failure(file, text))
        #expect(error.file == file)
        #expect(error.line == line)
        #expect(error.message.key == key)
        #expect(VocabularyTexts.catalogue.template(key, in: .vi) != nil)
    }

    @Test("a category that is confidential by no law is refused, on its line")
    func noLaw() throws {
        let head =
            "valid_from,valid_to,confidential,confidential_source,confidential_confidence,source,confidence"
        func read(_ law: String) throws -> Reference {
            try Reference(files: [
                "labels.csv": """
                table,code,label_vi,label_en,valid_from,valid_to,source,confidence
                circumstance-list,L,L,L,,,s,V

                """,
                "circumstances.csv": """
                code,list,label_vi,label_en,\(head)
                a,L,A,A,,,yes,\(law),s,V

                """,
            ])
        }
        #expect(try read("Law 1,S").circumstances.map(\.privacy?.source) == ["Law 1"])
        let error = #expect(throws: ReferenceError.self) { try read(",S") }
        #expect(error?.line == 2 && error?.message.key == "reference.no-law")
    }

    @Test("a share at which figures are marked is that of its day, and none where nothing is said")
    func marks() throws {
        let reference = try Reference(files: [
            "marks.csv": """
            code,label_vi,label_en,percent,valid_from,valid_to,source,confidence
            money.paid,M,M,70,,2021-01-01,s,M
            money.paid,M,M,85,2021-01-01,,s,M

            """
        ])
        #expect(reference.mark("money.paid", on: day("2020-12-31")) == 70)
        #expect(reference.mark("money.paid", on: day("2021-01-01")) == 85)
        #expect(reference.mark("money.left", on: day("2021-01-01")) == nil)
        let error = #expect(throws: ReferenceError.self) {
            try Reference(files: [
                "marks.csv": """
                code,label_vi,label_en,percent,valid_from,valid_to,source,confidence
                money.paid,M,M,101,,,s,M

                """
            ])
        }
        #expect(error?.line == 2 && error?.message.key == "reference.number")
        #expect(try Reference.shipped().mark("money.paid", on: .last) == 80)
    }

    @Test("a missing directory is named")
    func missing() {
        #expect(throws: ReferenceError.self) { try Reference(directory: "/khong/co") }
    }
}
