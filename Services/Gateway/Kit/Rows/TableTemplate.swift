package import ServiceKit
package import Tables
package import Vocabulary

/// An empty table for an import: headings as people call the members, an example, what to write where, and lists to choose from.
package struct TableTemplate {
    package let layout: TableLayout
    /// A row that shows how it is meant; being a remark, no import takes it.
    package let example: [TableCell]

    /// - Parameters:
    ///   - reference: where codes are looked up that the description has no labels for.
    ///   - on: the day on which codes and units are as the lists have them.
    ///   - identify: the method by which the register says who somebody is: rows about children describe them.
    package init(
        _ method: MethodDescription, identify: MethodDescription? = nil, _ reference: Reference,
        on day: Day, in language: Language
    ) {
        func say(_ key: String, _ arguments: [String: String] = [:]) -> String {
            GatewayKitTexts.all.render(Message("gateway.template.\(key)", arguments), in: language)
        }
        let (schema, labels, isAboutChildren) = RowReading.row(of: method, identify: identify)
        let known = RowHeadings(schema, names: labels)
        var columns: [TableColumn] = []
        var example: [TableCell] = []
        var guide = [["column", "required", "what", "example"].map { say($0) }]
        for name in known.columns {
            guard let (leaf, isRequired) = schema.leaf(name) else { continue }
            let member = name.split(separator: ".").first.map(String.init) ?? name
            // The columns that describe the child stand for its id.
            if isAboutChildren, ["child", "learner"].contains(member) { continue }
            let isNamed = leaf.format == "uuid" && NamedThing(name, of: method.name) != nil
            // Nobody types these: they are told where they are needed.
            if leaf.format == "uuid", !isRequired, !isNamed { continue }
            var column = TableColumn(known.heading(of: name, in: language))
            column.isRequired = isRequired
            column.isDay = leaf.format == "date"
            column.isText = !column.isDay && leaf.kind != .integer && leaf.kind != .number
            column.choices = leaf.choices(reference, on: day, in: language)
            let hasYear = RowColumn(name, schema)?.year != nil
            column.note = say(isNamed ? "write.name" : "write.\(leaf.writing(hasYear: hasYear))")
            let isCommune = leaf.isUnit && name.hasSuffix("commune")
            let shown =
                isCommune
                ? Self.commune(reference, on: day, in: language)
                : isNamed ? .empty : leaf.shownExample(column.choices.first, in: language)
            columns.append(column)
            example.append(shown)
            guide.append([
                column.heading, isRequired ? "✓" : "", column.note, shown.written(in: language),
            ])
        }
        guide += [[], [say("remark")], [say("empty")], [say("rejected")]]
        var layout = TableLayout(columns)
        layout.language = language
        layout.sheet = say("sheet")
        (layout.listSheet, layout.guideSheet) = (say("lists"), say("guide"))
        layout.guide = guide
        self.layout = layout
        let first = example.first.flatMap { $0.isEmpty ? nil : $0 } ?? .text(say("for-example"))
        self.example = [first] + example.dropFirst()
    }

    /// One commune as people name it: “xã Thái Dương, Thái Thụy”.
    private static func commune(_ reference: Reference, on day: Day, in language: Language) -> TableCell {
        guard let commune = reference.units.units(.commune, on: day).first else { return .empty }
        return .text(reference.unitsInTables(on: day, language)(commune.path))
    }

    /// Writes it into the file at `path`, which is not there yet. Throws ``Failure`` where there is one.
    package func write(to path: String, as format: TableFormat) throws {
        guard try Files.create([], at: path) else {
            throw Failure(.badFile, Message("gateway.restore-over", ["path": path]))
        }
        do {
            try fill(path, as: format)
        } catch is TableError {
            throw Failure(.badFile, Message("gateway.file-unwritable", ["file": path]))
        }
    }

    /// It as a file that is on no disk. Throws ``Failure`` where it cannot be made.
    ///
    /// - Parameter folder: where it lies while it is written, under a name of its own.
    package func octets(as format: TableFormat, by folder: String) throws -> [UInt8] {
        try TableDraft.octets(in: folder) { try fill($0, as: format) }
    }

    private func fill(_ path: String, as format: TableFormat) throws {
        let writer = try format.writer(to: path, layout)
        try writer.write(remark: example)
        try writer.finish()
    }
}

extension Schema {
    /// The column's member, and whether a row must have it.
    fileprivate func leaf(_ column: String) -> (leaf: Schema, isRequired: Bool)? {
        var (here, isRequired) = (self, true)
        for step in column.split(separator: ".").map(String.init) {
            if Int(step) != nil, let element = here.element {
                (here, isRequired) = (element, false)
            } else if let member = here.members.first(where: { $0.name == step }) {
                (here, isRequired) = (member.schema, isRequired && member.isRequired)
            } else {
                return nil
            }
        }
        return (here, isRequired)
    }

    /// What people call the words and codes that it may be; none of what has no list.
    func choices(_ reference: Reference, on day: Day, in language: Language) -> [String] {
        let own = element ?? self
        if !own.labels.isEmpty, own.kind == .string { return own.labels.map { $0.text[language] } }
        guard let table = own.table else { return own.words }
        return reference.codes(table, on: day).compactMap {
            reference.entry(table, $0, on: day)?.text[language]
        }
    }

    /// How the member is written, after `gateway.template.write.`.
    fileprivate func writing(hasYear: Bool) -> String {
        if isUnit { return "unit" }
        if format == "date" { return hasYear ? "day-or-year" : "day" }
        if kind == .array { return "list" }
        if listName != nil { return "choice" }
        return switch kind {
        case .integer: "whole"
        case .number: "number"
        case .boolean: "truth"
        default: "text"
        }
    }

    fileprivate func shownExample(_ choice: String?, in language: Language) -> TableCell {
        if let choice { return .text(choice) }
        if isUnit { return .empty }
        guard let example else {
            return kind == .boolean ? TableCell(.truth, "true") : .empty
        }
        return TableCell(format == "date" ? .day : .text, example)
    }
}
