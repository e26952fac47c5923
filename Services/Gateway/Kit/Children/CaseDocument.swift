package import JSONCoding
package import Vocabulary

/// A case as a sheet of paper: its steps in the order of Decree 56/2017, each with the number of the decree's form that it belongs to, what was entered
/// of it, and dots where nothing was. The layout of those forms is the decree's own; this is none of them.
package struct CaseDocument {
    private let child: ChildFile.Part
    private let taken: JSONValue
    private let schema: Schema
    private let page: PrintedPage

    /// - Parameters:
    ///   - child: the register's answer about the child.
    ///   - taken: the case, as its schema says.
    package init(
        _ child: ChildFile.Part, _ taken: JSONValue, _ schema: Schema, _ cover: PrintedCover,
        in language: Language, unitName: @escaping (UnitPath) -> String
    ) {
        (self.child, self.taken, self.schema) = (child, taken, schema)
        page = PrintedPage(cover: cover, language: language, unitName: unitName)
    }

    package var html: String {
        page.html("case-title", "case-basis", [who, what, steps, deadlines].joined(separator: "\n"))
    }

    private var who: String {
        let shown = child.items.first.map { item -> JSONValue in
            let kept = ["name", "sex", "birthDate", "birthYear", "personalNumber", "commune", "address"]
            return .object(JSONObject((item.object?.members ?? []).filter { kept.contains($0.name) }))
        }
        return page.section("child", shown.map { [$0] } ?? [], child.schema)
    }

    private var what: String {
        let apart = ["history", "deadlines", "changes", "goals"]
        let own = JSONObject((taken.object?.members ?? []).filter { !apart.contains($0.name) })
        return page.section("case", [.object(own)], schema)
    }

    /// Each step, with dots where it has no words.
    private var steps: String {
        guard let entry = schema.member("history")?.element else { return "" }
        let blocks = (taken["history"]?.array ?? []).map { step -> String in
            let kind = step["kind"]?.string ?? ""
            let label = entry.member("kind")?.labels.first { $0.code == kind }?.text[page.language] ?? kind
            let form = GatewayKitTexts.all.template("gateway.document.form.\(kind)", in: page.language)
            let head = [form, label].compactMap(\.self).joined(separator: ": ")
            var rest = step.object ?? [:]
            rest["kind"] = nil
            if rest["note"]?.string == nil { rest["note"] = .string(PrintedPage.dots) }
            let rows = page.list(page.rows(of: .object(rest), entry), isItem: true)
            return "<h3>\(HTML.escape(head.prefix(1).uppercased() + head.dropFirst()))</h3>\n\(rows)"
        }
        return "<h2>\(page.said("section-steps"))</h2>\n\(blocks.joined(separator: "\n"))"
    }

    private var deadlines: String {
        guard let deadline = schema.member("deadlines")?.element else { return "" }
        let items = (taken["deadlines"]?.array ?? []).map { item -> JSONValue in
            var kept = item.object ?? [:]
            for name in ["rule", "unverified", "hoursLeft"] { kept[name] = nil }
            return .object(kept)
        }
        return page.section("deadlines", items, deadline)
    }
}
