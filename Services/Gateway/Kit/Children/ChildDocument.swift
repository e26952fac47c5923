import JSONCoding
package import Vocabulary

/// A child's file as one document, for whom the law gives the right to see it: all that the departments told, in words.
package struct ChildDocument {
    private let file: ChildFile
    private let page: PrintedPage

    package init(
        _ file: ChildFile, _ cover: PrintedCover, in language: Language,
        unitName: @escaping (UnitPath) -> String
    ) {
        self.file = file
        page = PrintedPage(cover: cover, language: language, unitName: unitName)
    }

    package var html: String {
        let cover = page.list([
            (page.text("recipient"), page.cover.recipient ?? PrintedPage.dots),
            (page.text("purpose"), page.cover.purpose),
        ])
        return page.html("title", "basis", [cover, sections, story, lacking].joined(separator: "\n"))
    }

    private var sections: String {
        var sections: [String] = []
        if let part = file[.register] {
            var child = file.child.object ?? [:]
            child["parts"] = nil
            sections.append(page.section("child", [.object(child)], part.schema))
            for name in ["circumstances", "determinations", "linkedCaregivers", "placements"] {
                let own = part.within(["parts", name, "items"])
                sections.append(
                    page.section(name, file.child["parts"]?[name]?["items"]?.array ?? [], own.schema))
            }
        }
        let others =
            file.parts.filter { $0.topic != .register && $0.topic != .history }
            + [file[.history]].compactMap(\.self)
        for part in others where part.standing.isAnswer {
            sections.append(page.section(part.topic.rawValue, part.items, part.schema))
        }
        return sections.joined(separator: "\n")
    }

    private var story: String {
        let lines = file.story(in: page.language, unitName: page.unitName).map { line in
            let cells = [page.day(line.on), line.what, line.by ?? ""].map { "<td>\(HTML.escape($0))</td>" }
            return "<tr>\(cells.joined())</tr>"
        }
        let heads = ["day", "what", "by"].map { "<th>\(page.said("column-\($0)"))</th>" }.joined()
        return """
            <h2>\(page.said("section-story"))</h2>
            <table><thead><tr>\(heads)</tr></thead><tbody>
            \(lines.joined(separator: "\n"))
            </tbody></table>
            """
    }

    /// Which parts could not be shown: silence would be taken for that there is nothing.
    private var lacking: String {
        let parts = file.parts.filter { !$0.standing.isAnswer }
        guard !parts.isEmpty else { return "" }
        let names = parts.map { page.text("section-\($0.topic.rawValue)") }
        return """
            <p class="lacking">\(page.said("lacking", ["parts": names.joined(separator: ", ")]))</p>
            """
    }
}

extension ChildFile {
    /// The file without what the law keeps private and without cases: what an office gives out of its hands where nobody has said that
    /// all of it goes.
    package var withoutConfidential: ChildFile {
        func open(_ items: JSONValue?) -> JSONValue {
            .array((items?.array ?? []).filter { $0["confidential"] != .bool(true) })
        }
        var child = self.child.object ?? [:]
        child["circumstances"] = open(child["circumstances"])
        if var own = child["parts"]?.object {
            own["cases"] = nil
            if var circumstances = own["circumstances"]?.object {
                circumstances["items"] = open(circumstances["items"])
                own["circumstances"] = .object(circumstances)
            }
            child["parts"] = .object(own)
        }
        return ChildFile(.object(child), parts.filter { $0.topic != .cases })
    }
}
