import GatewayKit
import JSONCoding
import Vocabulary

/// A child's file for people, and for programs.
struct ChildPage {
    private let file: ChildFile
    private let context: CommandContext
    private let today: Day
    /// What units are today, with what they were.
    private let unitName: (UnitPath) -> String
    private let story: [StoryLine]

    init(_ file: ChildFile, _ context: CommandContext, on today: Day) {
        (self.file, self.context, self.today) = (file, context, today)
        unitName = context.reference.unitsOfDay(today, context.language)
        // What happened is told by the names of then.
        story = file.story(
            in: context.language, unitName: context.reference.unitsInTables(on: today, context.language))
    }

    /// `{"child":…,"parts":[{"part":…,"service":…,"state":…,"items":[…]}],"story":[{"on":…,"what":…,"by":…}]}`.
    var object: JSONValue {
        [
            "child": file.child,
            "parts": .array(
                file.parts.filter { $0.topic != .register }.map { part in
                    var object: JSONObject = [
                        "part": .string(part.topic.rawValue), "service": .string(part.service),
                        "state": .string(part.standing.word),
                    ]
                    switch part.standing {
                    case .current: break
                    case .behind(let logs):
                        object["behind"] = .object(
                            JSONObject(
                                logs.sorted { $0.key < $1.key }.map { log in
                                    (
                                        name: log.key,
                                        value: log.value.map { .integer(Int64(clamping: $0)) } ?? .null
                                    )
                                }))
                    case .refused(let why), .away(let why): object["why"] = .string(why)
                    }
                    if part.standing.isAnswer { object["items"] = .array(part.items) }
                    return .object(object)
                }),
            "story": .array(
                story.map { line in
                    var object: JSONObject = ["on": .string("\(line.on)"), "what": .string(line.what)]
                    if let by = line.by { object["by"] = .string(by) }
                    return .object(object)
                }),
        ]
    }

    func lines(width: Int) -> [String] {
        head(width) + [""] + facts(width) + [""] + told(width) + [""] + sources(width)
    }

    // MARK: - Who the child is

    private func head(_ width: Int) -> [String] {
        let child = file.child
        let born =
            child["birthDate"]?.string.flatMap { Day($0) }.map(context.numbers.day)
            ?? child["birthYear"]?.integer.map { "\($0)" } ?? "–"
        let said = [
            "name": child["name"]?.string ?? "–", "sex": word("sex"), "born": born,
            "home": unit(child["commune"]), "status": word("status"),
            "mark": "#" + (child["id"]?.string ?? "").filter { $0 != "-" }.suffix(8),
        ]
        return context.text("child-head", said).wrapped(to: width)
    }

    /// A line a fact: what there is and, of what is not known, nothing.
    private func facts(_ width: Int) -> [String] {
        let child = file.child
        var rows = TextTable([.init(title: ""), .init(title: "", wraps: true)])
        func add(_ key: String, _ texts: [String]) {
            let said = texts.filter { !$0.isEmpty }
            if !said.isEmpty { rows.add([context.text("child-\(key)"), said.joined(separator: "; ")]) }
        }
        add("number", [child["personalNumber"]?.string ?? ""])
        add("address", [child["address"]?.string ?? ""])
        add("household", [word("povertyStatus")])
        add(
            "circumstances",
            (child["circumstances"]?.array ?? []).map { said($0, ["code"], in: ["circumstances"]) })
        if child["disability"]?["type"] != nil {
            add("disability", [word("disability", "type"), word("disability", "degree")])
        }
        add("caregivers", caregivers)
        add("cases", cases)
        add(
            "placements",
            going("placements").map { said($0, ["kind"], in: ["parts", "placements", "items"]) })
        add("referrals", referrals)
        for topic in [ChildFile.Topic.deliveries, .assistance, .waivers, .classes] { add(topic) }
        func add(_ topic: ChildFile.Topic) {
            guard let part = file[topic] else { return }
            let said =
                part.standing.isAnswer
                ? part.items.isEmpty ? context.text("child-none") : count(part)
                : context.text("child-\(part.standing.word)")
            rows.add([context.text("child-\(topic.rawValue)"), said])
        }
        return rows.rendered(width: width).dropFirst(2).map(\.self)
    }

    private var caregivers: [String] {
        (file.child["parts"]?["linkedCaregivers"]?["items"]?.array ?? [])
            .filter { $0["link"]?["end"]?.string == nil }
            .map { item in
                let name = item["caregiver"]?["name"]?.string ?? ""
                let relation = said(item, ["link", "relation"], in: ["parts", "linkedCaregivers", "items"])
                let phone = item["caregiver"]?["phone"]?.string
                return "\(name) (\(relation))" + (phone.map { " \($0)" } ?? "")
            }
    }

    private var cases: [String] {
        guard let part = file[.cases] else { return [] }
        guard part.standing.isAnswer else { return [context.text("child-\(part.standing.word)")] }
        return part.items.filter { $0["closedOn"]?.string == nil }.map { item in
            let by = [unit(item["worker"]?["unit"]), item["worker"]?["person"]?.string ?? ""]
            return part.word(item, "step", in: context.language) + ", "
                + by.filter { !$0.isEmpty }.joined(separator: ", ")
        }
    }

    private var referrals: [String] {
        guard let part = file[.referrals] else { return [] }
        guard part.standing.isAnswer else { return [context.text("child-\(part.standing.word)")] }
        return part.items.filter { ["queued", "waiting", "accepted"].contains($0["status"]?.string) }.map {
            part.word($0, "domain", in: context.language) + ": "
                + part.word($0, "status", in: context.language)
        }
    }

    private func going(_ name: String) -> [JSONValue] {
        (file.child["parts"]?[name]?["items"]?.array ?? []).filter { $0["end"]?.string == nil }
    }

    private func count(_ part: ChildFile.Part) -> String {
        context.text("child-count", ["count": context.numbers.whole(part.items.count)])
    }

    // MARK: - What happened, and how fresh it is

    private func told(_ width: Int) -> [String] {
        guard !story.isEmpty else { return [context.text("child-no-story")] }
        var table = TextTable([
            .init(title: context.text("column.day")),
            .init(title: context.text("column.happened"), wraps: true),
            .init(title: context.text("column.by"), wraps: true),
        ])
        for line in story { table.add([context.numbers.day(line.on), line.what, line.by ?? ""]) }
        return table.rendered(width: width)
    }

    private func sources(_ width: Int) -> [String] {
        var table = TextTable([
            .init(title: context.text("column.asked"), wraps: true),
            .init(title: context.text("column.fresh-until"), wraps: true),
        ])
        for part in file.parts where part.topic != .history {
            let name = context.text("child-topic-\(part.topic.rawValue)")
            table.add([name, freshness(part.standing)], isAlert: !part.standing.isAnswer)
        }
        return table.rendered(width: width)
    }

    private func freshness(_ standing: ChildFile.Standing) -> String {
        switch standing {
        case .current: context.text("child-fresh", ["day": context.numbers.day(today)])
        case .behind(let logs):
            logs.sorted { $0.key < $1.key }.map { log in
                let service = context.text("department.\(log.key)")
                return log.value.map {
                    context.text(
                        "child-behind-by", ["service": service, "count": context.numbers.whole($0)])
                } ?? context.text("child-behind-unknown", ["service": service])
            }.joined(separator: "; ")
        case .refused(let why): context.text("child-not-allowed", ["why": why])
        case .away(let why): context.text("child-not-asked", ["why": why])
        }
    }

    // MARK: - Words

    private func word(_ path: String...) -> String { said(file.child, path, in: []) }

    /// What people call a code of an item of the register's answer that lies in these members of it.
    private func said(_ item: JSONValue, _ path: [String], in members: [String]) -> String {
        file[.register]?.within(members).word(item, path, in: context.language) ?? ""
    }

    private func unit(_ value: JSONValue?) -> String {
        guard let text = value?.string else { return "" }
        return UnitPath(text).map(unitName) ?? text
    }
}

extension ChildFile.Standing {
    /// For programs.
    var word: String {
        switch self {
        case .current: "current"
        case .behind: "behind"
        case .refused: "refused"
        case .away: "away"
        }
    }
}
