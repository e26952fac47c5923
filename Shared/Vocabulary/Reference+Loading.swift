#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Reference {
    /// The files of reference data, all of them required in a directory.
    public static let fileNames = [
        "units.csv", "unit_successions.csv", "organisations.csv", "organisation_successions.csv",
        "labels.csv", "age_bands.csv", "circumstances.csv",
        "circumstance_mappings.csv", "assistance_bases.csv", "assistance_coefficients.csv",
        "assistance_grounds.csv", "deadlines.csv", "working_calendar.csv", "unit_centres.csv",
        "likeness.csv", "marks.csv",
    ]

    /// Reads `compose/reference`. Throws ``ReferenceError`` with the file and the line for whatever cannot be read:
    /// a missing file, broken CSV, an unknown code or unit, a date that is none, two values that hold on one day.
    public init(directory: String) throws {
        try self.init(files: Reference.files(in: directory))
    }

    /// The texts of the files in a directory, by their names. Throws ``ReferenceError`` where one is missing.
    public static func files(in directory: String) throws -> [String: String] {
        var texts: [String: String] = [:]
        for name in Reference.fileNames {
            do {
                texts[name] = try String(contentsOfFile: directory + "/" + name, encoding: .utf8)
            } catch {
                throw ReferenceError(
                    file: name, line: 0, message: Message("reference.unreadable", ["directory": directory]))
            }
        }
        return texts
    }

    /// The same from texts, by file name; a file that is not given holds nothing.
    public init(files: [String: String]) throws {
        self.init()
        func rows(_ name: String) throws -> [ReferenceRow] {
            guard let text = files[name] else { return [] }
            do {
                return try CSV(text).rows.map { ReferenceRow(file: name, row: $0) }
            } catch let error as CSVError {
                throw ReferenceError(file: name, line: error.line, message: error.message)
            }
        }
        labels = try Reference.readLabels(rows("labels.csv"))
        units = try Reference.readUnits(
            units: rows("units.csv"), successions: rows("unit_successions.csv"),
            organisations: rows("organisations.csv"),
            offices: rows("organisation_successions.csv"), labels: labels)
        ageBands = try Reference.readAgeBands(rows("age_bands.csv"))
        circumstances = try Reference.readCircumstances(rows("circumstances.csv"), labels)
        labels[.circumstance] = circumstances.map(\.labelled)
        circumstanceMappings = try Reference.readMappings(rows("circumstance_mappings.csv"), circumstances)
        assistanceBases = try Reference.readBases(rows("assistance_bases.csv"), units)
        assistanceCoefficients = try Reference.readCoefficients(rows("assistance_coefficients.csv"))
        assistanceGrounds = try Reference.readGrounds(rows("assistance_grounds.csv"), circumstances)
        labels[.assistanceGround] = assistanceGrounds.map(\.labelled)
        deadlines = try Reference.readDeadlines(rows("deadlines.csv"))
        calendar = try Reference.readCalendar(rows("working_calendar.csv"))
        centres = try Reference.readCentres(rows("unit_centres.csv"))
        likeness = try Reference.readLikeness(rows("likeness.csv"))
        marks = try Reference.readMarks(rows("marks.csv"))
    }
}

extension Reference {
    static func readLabels(_ rows: [ReferenceRow]) throws -> [ReferenceTable: [Label]] {
        var labels: [ReferenceTable: [Label]] = [:]
        var taken = Taken()
        for row in rows {
            let table = try row.required("table")
            let label = try Label(
                code: row.required("code"), text: row.bilingual("label_vi", "label_en"),
                validity: row.validity(),
                source: row.required("source"), confidence: row.choice("confidence"))
            try taken.add("\(table)/\(label.code)", label.validity, row)
            labels[ReferenceTable(rawValue: table), default: []].append(label)
        }
        return labels
    }

    static func readAgeBands(_ rows: [ReferenceRow]) throws -> [String: [(band: AgeBand, validity: Validity)]]
    {
        var bands: [String: [(band: AgeBand, validity: Validity)]] = [:]
        var taken = Taken()
        for row in rows {
            let scheme = try row.required("scheme")
            let band = try AgeBand(
                code: row.required("code"), from: row.integer("from_years") ?? 0,
                below: row.integer("below_years"),
                label: row.bilingual("label_vi", "label_en"))
            let validity = try row.validity()
            try taken.add("\(scheme)/\(band.code)", validity, row)
            bands[scheme, default: []].append((band, validity))
        }
        return bands.mapValues { $0.sorted { $0.band.from < $1.band.from } }
    }

    static func readCircumstances(
        _ rows: [ReferenceRow], _ labels: [ReferenceTable: [Label]]
    ) throws -> [Circumstance] {
        let lists = Set((labels[.circumstanceList] ?? []).map(\.code))
        var taken = Taken()
        return try rows.map { row in
            let list = try row.required("list")
            guard lists.contains(list) else { throw row.error("reference.unknown-code", "list", list) }
            let circumstance = try Circumstance(
                code: row.required("code"), list: list, label: row.bilingual("label_vi", "label_en"),
                validity: row.validity(), privacy: readPrivacy(row), source: row.required("source"),
                confidence: row.choice("confidence"))
            try taken.add(circumstance.code, circumstance.validity, row)
            return circumstance
        }
    }

    /// Nothing is private without a law that says so.
    static func readPrivacy(_ row: ReferenceRow) throws -> Circumstance.Privacy? {
        guard try row.flag("confidential") else { return nil }
        let source = row["confidential_source"]
        guard !source.isEmpty else { throw row.error("reference.no-law", "confidential_source", "") }
        return try Circumstance.Privacy(source: source, confidence: row.choice("confidential_confidence"))
    }

    static func readMappings(
        _ rows: [ReferenceRow], _ circumstances: [Circumstance]
    ) throws -> [CircumstanceMapping] {
        let codes = Set(circumstances.map(\.code))
        return try rows.map { row in
            let from = try row.required("from_code")
            let to = try row.required("to_code")
            guard codes.contains(from) else { throw row.error("reference.unknown-code", "from_code", from) }
            guard codes.contains(to) else { throw row.error("reference.unknown-code", "to_code", to) }
            return try CircumstanceMapping(
                from: from, to: to, extent: row.choice("extent"), source: row.required("source"),
                confidence: row.choice("confidence"))
        }
    }

    static func readBases(_ rows: [ReferenceRow], _ units: UnitDirectory) throws -> [AssistanceBase] {
        var taken = Taken()
        return try rows.map { row in
            let province = try row.unit("province")
            if let province, units.unit(province) == nil {
                throw row.error("reference.unknown-unit", "province", province.text)
            }
            let base = try AssistanceBase(
                province: province, amount: row.money("amount"), validity: row.validity(),
                source: row.required("source"), confidence: row.choice("confidence"))
            try taken.add(province?.text ?? "", base.validity, row)
            return base
        }
    }

    static func readCoefficients(_ rows: [ReferenceRow]) throws -> [AssistanceCoefficient] {
        var taken = Taken()
        return try rows.map { row in
            let degree = row["degree"].isEmpty ? nil : try row.choice("degree") as DisabilityDegree
            guard let hundredths = try row.integer("hundredths"), hundredths > 0 else {
                throw row.error("reference.number", "hundredths", row["hundredths"])
            }
            let coefficient = try AssistanceCoefficient(
                code: row.required("code"), ground: row.required("ground"),
                label: row.bilingual("label_vi", "label_en"), degree: degree,
                fromMonths: row.integer("from_months"), belowMonths: row.integer("below_months"),
                hundredths: hundredths, isMonthly: row.flag("monthly"), validity: row.validity(),
                source: row.required("source"), confidence: row.choice("confidence"))
            try taken.add(coefficient.code, coefficient.validity, row)
            return coefficient
        }
    }

    static func readDeadlines(_ rows: [ReferenceRow]) throws -> [Deadline] {
        var taken = Taken()
        return try rows.map { row in
            let text = try row.required("rule")
            guard let rule = DeadlineRule(text) else { throw row.error("value.deadline-rule", "rule", text) }
            let deadline = try Deadline(
                code: row.required("code"), label: row.bilingual("label_vi", "label_en"), rule: rule,
                validity: row.validity(), source: row.required("source"), confidence: row.choice("confidence")
            )
            try taken.add(deadline.code, deadline.validity, row)
            return deadline
        }
    }
}
