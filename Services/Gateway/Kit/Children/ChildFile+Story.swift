import JSONCoding
package import Vocabulary

/// What happened to a child, in words.
package struct StoryLine: Encodable, Hashable, Sendable {
    package let on: Day
    package let what: String
    /// Which office did it, or entered it, and who of it.
    package let by: String?
}

extension ChildFile {
    /// All that has a day, the first first.
    ///
    /// - Parameter unitName: what people call a unit.
    package func story(in language: Language, unitName: @escaping (UnitPath) -> String) -> [StoryLine] {
        var told = StoryTelling(file: self, language: language, unitName: unitName)
        told.register()
        told.around()
        told.services()
        told.moneyAndClasses()
        // Days of one day stay in the order of the departments.
        return told.lines.enumerated().sorted {
            ($0.element.on, $0.offset) < ($1.element.on, $1.offset)
        }.map(\.element)
    }
}

/// Makes sentences of what the departments answered.
private struct StoryTelling {
    let file: ChildFile
    let language: Language
    let unitName: (UnitPath) -> String
    var lines: [StoryLine] = []

    /// What the register says of the child itself, as it stands.
    mutating func register() {
        guard let part = file[.history] else { return }
        for entry in part.items where entry["stands"] == .bool(true) {
            let aspect = entry["aspect"]?.string ?? ""
            let by = by(entry["unit"], entry["recordedBy"])
            switch aspect {
            case "standing":
                add("standing", entry["from"], ["status": word(part, entry, "status")], by: by)
            case "home": add("home", entry["from"], ["unit": unit(entry["commune"])], by: by)
            case "poverty":
                add("poverty", entry["from"], ["status": word(part, entry, "povertyStatus")], by: by)
            default: continue
            }
        }
    }

    /// Circumstances, determinations, those who care for the child, placements, cases.
    mutating func around() {
        guard let part = file[.register] else { return }
        func items(_ name: String) -> [JSONValue] { file.child["parts"]?[name]?["items"]?.array ?? [] }
        func own(_ name: String) -> ChildFile.Part { part.within(["parts", name, "items"]) }
        for item in items("circumstances") {
            let said = ["code": word(own("circumstances"), item, "code")]
            add("circumstance", item["start"], said)
            add("circumstance-end", item["end"], said)
        }
        for item in items("determinations") {
            let determinations = own("determinations")
            add(
                "determined", item["determinedOn"],
                ["type": word(determinations, item, "type"), "degree": word(determinations, item, "degree")],
                by: item["council"].map(unit))
        }
        for item in items("linkedCaregivers") {
            let said = [
                "name": item["caregiver"]?["name"]?.string ?? "",
                "relation": own("linkedCaregivers").word(item, ["link", "relation"], in: language),
            ]
            add("caregiver", item["link"]?["start"], said)
            add("caregiver-end", item["link"]?["end"], said)
        }
        for item in items("placements") {
            let said = ["kind": word(own("placements"), item, "kind")]
            add("placement", item["start"], said)
            add("placement-end", item["end"], said)
        }
        for item in file[.cases]?.items ?? [] {
            let by = by(item["worker"]?["unit"], item["worker"]?["person"])
            add("case", item["openedOn"], [:], by: by)
            add("case-end", item["closedOn"], [:], by: by)
        }
    }

    mutating func services() {
        if let part = file[.referrals] {
            for item in part.items {
                let said = ["domain": word(part, item, "domain"), "status": word(part, item, "status")]
                add("referral", item["on"], said, by: item["from"].map(unit))
            }
        }
        if let part = file[.deliveries] {
            for item in part.items {
                let said = ["domain": word(part, item, "domain"), "note": item["note"]?.string ?? ""]
                add("delivery", item["on"], said, by: item["unit"].map(unit))
            }
        }
    }

    mutating func moneyAndClasses() {
        if let part = file[.assistance] {
            for item in part.items {
                let said = ["ground": word(part, item, "ground"), "status": word(part, item, "status")]
                add("assistance", item["decidedOn"], said, by: item["unit"].map(unit))
            }
        }
        if let part = file[.waivers] {
            for item in part.items {
                let percent = item["percent"]?.integer.map { "\($0)" } ?? ""
                let said = ["kind": word(part, item, "kind"), "percent": percent]
                add("waiver", item["from"], said, by: item["unit"].map(unit))
                add("waiver-end", item["until"], said)
            }
        }
        for item in file[.classes]?.items ?? [] {
            let said = ["title": item["title"]?.string ?? ""]
            let enrolment = item["enrolment"]
            add("class", enrolment?["from"], said, by: item["place"].map(unit))
            if enrolment?["passed"] == .bool(true) { add("class-passed", item["end"], said) }
        }
    }

    /// Nothing of what has no day.
    private mutating func add(
        _ key: String, _ day: JSONValue?, _ said: [String: String], by: String? = nil
    ) {
        guard let text = day?.string, let on = Day(text) else { return }
        let what = GatewayKitTexts.all.render(Message("gateway.story.\(key)", said), in: language)
        lines.append(StoryLine(on: on, what: what, by: by))
    }

    private func word(_ part: ChildFile.Part, _ item: JSONValue, _ member: String) -> String {
        part.word(item, member, in: language)
    }

    private func unit(_ value: JSONValue?) -> String {
        guard let text = value?.string else { return "" }
        return UnitPath(text).map(unitName) ?? text
    }

    private func by(_ office: JSONValue?, _ person: JSONValue?) -> String? {
        guard office?.string != nil else { return nil }
        return [unit(office), person?.string].compactMap(\.self).joined(separator: ", ")
    }
}
