import CatalogueAPI
import GatewayKit
import JSONCoding
import RegistryAPI
import Vocabulary

/// A child's file in words, for the page.
struct ChildView {
    private let file: ChildFile
    private let visit: Visit
    private let today: Day
    private let links: ActLinks
    private let unitName: (UnitPath) -> String

    init(_ file: ChildFile, _ visit: Visit, on today: Day, _ links: ActLinks) {
        (self.file, self.visit, self.today, self.links) = (file, visit, today, links)
        unitName = visit.site.reference.unitsOfDay(today, visit.language)
    }

    var context: [String: Any] {
        // What happened is told by the names of then.
        let names = visit.site.reference.unitsInTables(on: today, visit.language)
        let story = file.story(in: visit.language, unitName: names).reversed().map {
            line -> [String: Any] in
            [
                "on": visit.numbers.day(line.on), "what": line.what, "hasBy": line.by != nil,
                "by": line.by ?? "",
            ]
        }
        let placements = items("placements").reversed().map { item -> [String: Any] in
            [
                "kind": said(item, ["kind"], in: ["parts", "placements", "items"]), "days": days(item),
                "itemActs": acts(["visit", "extend", "end-placement"], item["id"], unless: item["end"]),
            ]
        }
        let isActive = file.child["status"]?.string == ChildStatus.active.rawValue
        let childActs = links(Act.ofChild.filter { ($0.name == "reopen") != isActive })
        return [
            "childActs": childActs, "hasActs": !childActs.isEmpty,
            "name": file.child["name"]?.string ?? "–", "who": who, "facts": facts, "lacking": lacking,
            "placements": placements, "hasPlacements": !placements.isEmpty, "story": story,
            "hasStory": !story.isEmpty,
        ]
    }

    // MARK: - Who the child is

    private var who: String {
        let status = file.child["status"]?.string
        return [
            word("sex"), visit.text("born-on", ["day": born]), unit(file.child["commune"]),
            status == ChildStatus.active.rawValue ? "" : word("status"),
        ].filter { !$0.isEmpty }.joined(separator: " · ")
    }

    private var born: String {
        day(file.child["birthDate"]) ?? file.child["birthYear"]?.integer.map { "\($0)" } ?? "–"
    }

    private var facts: [[String: Any]] {
        let disability = [word("disability", "type"), word("disability", "degree")].filter { !$0.isEmpty }
        let circumstances = (file.child["circumstances"]?.array ?? []).map { item -> Value in
            let name = said(item, ["code"], in: ["circumstances"])
            let days = day(item["start"]).map { " (\(visit.text("since", ["day": $0])))" } ?? ""
            return Value(name + days, acts(["end-circumstance"], item["id"], unless: item["end"]))
        }
        let rows: [(key: String, values: [Value])] = [
            ("personal-number", [Value(file.child["personalNumber"]?.string ?? "")]),
            ("address", [Value(file.child["address"]?.string ?? "")]),
            ("ethnicity", [Value(word("ethnicity"))]),
            ("household", [Value(word("povertyStatus"))]),
            (
                "circumstances",
                circumstances.isEmpty ? [Value(visit.text("circumstances-none"))] : circumstances
            ),
            ("disability", [Value(disability.joined(separator: ", "))]), ("caregivers", caregivers),
            ("deliveries", [Value(count(.deliveries))]), ("referrals", referrals),
            ("assistance", [Value(count(.assistance))]), ("waivers", [Value(count(.waivers))]),
            ("classes", [Value(count(.classes))]),
            ("registered", [Value(day(file.child["registeredOn"]) ?? "")]),
        ]
        return rows.compactMap { key, values in
            let told = values.filter { !$0.text.isEmpty }
            guard !told.isEmpty else { return nil }
            return [
                "label": visit.text("fact.\(key)"),
                "values": told.map { value -> [String: Any] in ["value": value.text, "itemActs": value.acts]
                },
            ]
        }
    }

    /// What is told, and what can be done about it.
    private struct Value: ExpressibleByStringLiteral {
        let text: String
        let acts: [[String: Any]]

        init(_ text: String, _ acts: [[String: Any]] = []) { (self.text, self.acts) = (text, acts) }
        init(stringLiteral text: String) { self.init(text) }
    }

    private func acts(_ names: [String], _ id: JSONValue?, unless end: JSONValue? = nil) -> [[String: Any]] {
        guard let id = id?.string, end?.string == nil else { return [] }
        return links(names.compactMap(Act.named), id)
    }

    private var caregivers: [Value] {
        items("linkedCaregivers").filter { $0["link"]?["end"]?.string == nil }.map { item in
            let name = item["caregiver"]?["name"]?.string ?? ""
            let relation = said(item, ["link", "relation"], in: ["parts", "linkedCaregivers", "items"])
            let phone = item["caregiver"]?["phone"]?.string
            let told = ["\(name) (\(relation))", phone].compactMap(\.self).joined(separator: ", ")
            return Value(told, acts(["unlink"], item["link"]?["id"]))
        }
    }

    private var referrals: [Value] {
        guard let part = file[.referrals], part.standing.isAnswer else { return [] }
        return part.items.filter { ["queued", "waiting", "accepted"].contains($0["status"]?.string) }.map {
            let told =
                part.word($0, "domain", in: visit.language) + ": "
                + part.word($0, "status", in: visit.language)
            let status = $0["status"]?.string.flatMap { ReferralStatus(rawValue: $0) }
            return Value(told, links(status.map { Act.next(after: $0) } ?? [], $0["id"]?.string))
        }
    }

    /// Nothing of what was not asked: that is said apart.
    private func count(_ topic: ChildFile.Topic) -> String {
        guard let part = file[topic], part.standing.isAnswer, !part.items.isEmpty else { return "" }
        return visit.text("times", ["count": visit.numbers.whole(part.items.count)])
    }

    /// What the person may not see, and what could not be asked: a page that lacks something says so.
    private var lacking: [[String: Any]] {
        file.parts.compactMap { part in
            let said: String
            switch part.standing {
            case .current, .behind: return nil
            case .refused: said = visit.text("not-for-you")
            case .away(let why): said = visit.text("not-asked", ["why": why])
            }
            return ["topic": visit.text("topic.\(part.topic.rawValue)"), "said": said]
        }
    }

    // MARK: - Cases

    func caseHead(_ outline: JSONValue, _ part: ChildFile.Part, number: Int) -> [String: Any] {
        let by = [unit(outline["worker"]?["unit"]), outline["worker"]?["person"]?.string ?? ""]
        let worker = by.filter { !$0.isEmpty }.joined(separator: ", ")
        return [
            "number": number,
            "heading": visit.text("case", ["day": day(outline["openedOn"]) ?? "–"]),
            "state": visit.text(
                "case-state",
                ["step": part.word(outline, "step", in: visit.language), "worker": worker]),
        ]
    }

    /// The steps of a case, each done, due or late, in the order of the law.
    func steps(of taken: ChildFile.Part) -> [[String: Any]] {
        guard let item = taken.items.first else { return [] }
        let steps = taken.within(["deadlines"])
        return (item["deadlines"]?.array ?? []).map { deadline in
            let (done, due) = (day(deadline["doneOn"]), day(deadline["due"]))
            let isLate = deadline["late"] == .bool(true)
            let style: String
            let said: String
            switch (done, due) {
            case (let done?, _):
                style = isLate ? "done late" : "done"
                said = visit.text(isLate ? "step-done-late" : "step-done", ["day": done])
            case (nil, let due?):
                style = isLate ? "late" : "due"
                said = visit.text(isLate ? "step-late" : "step-due", ["day": due])
            case (nil, nil):
                style = "later"
                said = visit.text("step-later")
            }
            return ["style": style, "step": steps.word(deadline, "step", in: visit.language), "said": said]
        }
    }

    // MARK: - Words

    private func items(_ name: String) -> [JSONValue] {
        file.child["parts"]?[name]?["items"]?.array ?? []
    }

    private func days(_ item: JSONValue) -> String {
        let start = day(item["start"]) ?? "–"
        if let end = day(item["end"]) { return visit.text("from-to", ["from": start, "to": end]) }
        return day(item["expectedEnd"]).map { visit.text("from-expected", ["from": start, "to": $0]) }
            ?? visit.text("since", ["day": start])
    }

    private func day(_ value: JSONValue?) -> String? {
        value?.string.flatMap { Day($0) }.flatMap { $0 == .first ? nil : visit.numbers.day($0) }
    }

    private func word(_ path: String...) -> String { said(file.child, path, in: []) }

    /// What people call a code of an item of the register's answer that lies in these members of it.
    private func said(_ item: JSONValue, _ path: [String], in members: [String]) -> String {
        file[.register]?.within(members).word(item, path, in: visit.language) ?? ""
    }

    private func unit(_ value: JSONValue?) -> String {
        guard let text = value?.string else { return "" }
        return UnitPath(text).map(unitName) ?? text
    }
}
