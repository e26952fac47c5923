extension Reference {
    /// The directory from the official lists and the organisations.
    static func readUnits(
        units: [ReferenceRow], successions: [ReferenceRow], organisations: [ReferenceRow],
        offices: [ReferenceRow], labels: [ReferenceTable: [Label]]
    ) throws -> UnitDirectory {
        let words = Dictionary(
            (labels[.unitType] ?? []).map { ($0.code, $0.text) }, uniquingKeysWith: { first, _ in first })
        let periods = try units.map { try OfficialPeriod($0) }
        let paths = try UnitNaming(periods).paths
        var entries: [UnitEntry] = []
        var taken = Taken()
        for (period, path) in zip(periods, paths) {
            let english = Vietnamese.withoutMarks(period.name)
            let type = words[period.type].map { " \($0.en)" } ?? ""
            try taken.add(path.text, period.validity, period.row)
            entries.append(
                UnitEntry(
                    path: path, code: period.code, level: period.level, type: period.type,
                    name: BilingualText(vi: period.name, en: english),
                    fullName: BilingualText(vi: period.fullName, en: english + type), parent: path.parent,
                    validity: period.validity, confidence: period.confidence))
        }
        let official = UnitDirectory(entries: entries)
        entries += try organisations.map { row in
            try taken.add(row["path"], row.validity(), row)
            return try organisation(row, in: official)
        }
        let functions = Set((labels[.officeFunction] ?? []).map(\.code))
        return try UnitDirectory(
            entries: entries, successions: readSuccessions(successions, official),
            offices: readOffices(offices, UnitDirectory(entries: entries), functions))
    }

    private static func organisation(_ row: ReferenceRow, in official: UnitDirectory) throws -> UnitEntry {
        guard let path = try row.unit("path") else { throw row.error("reference.required", "path", "") }
        let parent = try row.unit("parent")
        guard path.parent == parent || parent == nil else {
            throw row.error("reference.parent", "parent", row["parent"])
        }
        if let parent, official.unit(parent) == nil {
            throw row.error("reference.unknown-unit", "parent", parent.text)
        }
        let name = try row.bilingual("name_vi", "name_en")
        return try UnitEntry(
            path: path, code: nil, level: .organisation, type: row.required("kind"), name: name,
            fullName: name,
            parent: parent, validity: row.validity(), confidence: row.choice("confidence"))
    }

    private static func readSuccessions(
        _ rows: [ReferenceRow], _ official: UnitDirectory
    ) throws -> [UnitSuccession] {
        try rows.compactMap { row in
            guard let date = try row.day("date") else { throw row.error("reference.required", "date", "") }
            let before = date.advanced(by: -1)
            guard let old = official.unit(code: row["old_code"], on: before) else {
                throw row.error("reference.unit-not-then", "old_code", row["old_code"], on: before)
            }
            var new: UnitEntry?
            if !row["new_code"].isEmpty {
                new = official.unit(code: row["new_code"], on: date)
                if new == nil {
                    throw row.error("reference.unit-not-then", "new_code", row["new_code"], on: date)
                }
            }
            // The same unit under a new status or border keeps its path: it has no successor, it lives on.
            guard new?.path != old.path else { return nil }
            return try UnitSuccession(
                from: old.path, to: new?.path, date: date, kind: row.choice("kind"),
                confidence: confidence(row["confidence"]))
        }
    }

    /// The official lists say in words how sure they are.
    static func confidence(_ words: String) -> Confidence {
        if let confidence = Confidence(rawValue: words) { return confidence }
        if words.contains("from memory") { return .unverified }
        return words.contains("inferred") || words.contains("assumed") ? .secondary : .verified
    }
}

/// A row of `units.csv`.
struct OfficialPeriod {
    let row: ReferenceRow
    let code: String
    let name: String
    let fullName: String
    let type: String
    let level: UnitLevel
    let parentCode: String
    let validity: Validity
    let confidence: Confidence

    init(_ row: ReferenceRow) throws {
        self.row = row
        code = try row.required("code")
        name = try Vietnamese.composed(row.required("name"))
        fullName = try Vietnamese.composed(row.required("full_name_vi"))
        type = try row.required("type")
        switch type {
        case "tinh": level = .province
        case "thanh_pho" where row["parent_code"].isEmpty: level = .province
        case "huyen", "quan", "thi_xa", "thanh_pho": level = .district
        case "xa", "phuong", "thi_tran", "dac_khu": level = .commune
        default: throw row.error("reference.unknown-code", "type", type)
        }
        parentCode = row["parent_code"]
        validity = try row.validity()
        confidence = Reference.confidence(row["confidence"])
    }
}
