import Tables
package import Vocabulary

/// What somebody says a column of a table is whose heading does not say it.
package enum ColumnChoice: Hashable, Sendable {
    /// The member, by its dotted name.
    case member(String)
    /// Nothing that is to be brought in.
    case nothing

    var text: String {
        switch self {
        case .member(let name): name
        case .nothing: ""
        }
    }
}

/// What a cell should have said, of a table that has the column or of one that has not.
struct MendedCell: Sendable {
    let column: RowColumn
    let text: String
}

extension RowFile {
    /// The same table with cells as they should have been, and of its rows only those on `lines`, where they are named.
    ///
    /// - Parameters:
    ///   - cells: by the row's line and the member's dotted name; of names that rows do not have nothing is made.
    ///   - lines: nil for all rows.
    package func mended(_ cells: [Int: [String: String]], lines: Set<Int>? = nil, _ schema: Schema) -> RowFile
    {
        var file = self
        file.lines = lines
        if let lines { file.count = lines.count }
        var digest = Fingerprint()
        for (line, texts) in cells.sorted(by: { $0.key < $1.key }) where lines?.contains(line) ?? true {
            file.mends[line] = texts.sorted { $0.key < $1.key }.compactMap { name, text in
                digest.add(Array("\(line) \(name)=\(text)\n".utf8))
                return RowColumn(name, schema).map { MendedCell(column: $0, text: text) }
            }
        }
        if let lines { digest.add(Array(lines.sorted().map(String.init).joined(separator: ",").utf8)) }
        if lines != nil || !cells.isEmpty { file.fingerprint += "~" + digest.text }
        return file
    }

    // MARK: - What was understood

    /// A column of the table, and what it is taken for.
    package struct Column: Sendable {
        /// From 0.
        package let index: Int
        package let heading: String
        /// The member's dotted name; nil of what is passed over.
        package let member: String?
        /// What people call the member.
        package let meaning: String
        /// Why it is not understood, and what it may be; nil of what is.
        package let problem: Message?
        /// Whether days stand there.
        package let isDay: Bool
    }

    /// The table's columns that have a heading; none of JSON Lines.
    package func columns(in language: Language) -> [Column] {
        guard let table else { return [] }
        return table.headings.enumerated().filter { !$0.element.isEmpty }.map { index, heading in
            guard case .member(let column) = table.places[index] else {
                return Column(
                    index: index, heading: heading, member: nil, meaning: "", problem: table.problems[index],
                    isDay: false)
            }
            return Column(
                index: index, heading: heading, member: column.name,
                meaning: table.known.heading(of: column.name, in: language), problem: nil,
                isDay: column.isDay)
        }
    }

    /// Sheets of the workbook beside the one that is read; those aside that templates have: lists to choose from, the guide. Throws
    /// ``FileProblem``.
    package func otherSheets() throws -> [String] {
        let own = ["lists", "guide"].flatMap { key in
            Language.allCases.map { GatewayKitTexts.all.render(Message("gateway.template.\(key)"), in: $0) }
        }
        return try Self.telling(of: name) { try file.sheets() }.dropFirst().filter { !own.contains($0) }
    }

    /// Whether rows may have the member.
    package func has(_ member: String) -> Bool { table?.known.columns.contains(member) ?? false }

    /// What people call the member.
    package func called(_ member: String, in language: Language) -> String {
        table?.name(of: member, in: language) ?? member
    }

    /// Whether every column is understood.
    package var isUnderstood: Bool { table?.problems.isEmpty ?? true }

    /// What a column may be taken for, and what people call that; what is told them by nothing but a code is left out.
    package func meanings(in language: Language) -> [(member: String, called: String)] {
        guard let known = table?.known else { return [] }
        return known.columns.map { ($0, known.heading(of: $0, in: language)) }.filter { $0.0 != $0.1 }
    }

    /// A row as it is understood.
    package struct Read: Sendable {
        package let line: Int
        /// By the ``columns(in:)`` that have a member: in people's words.
        package let said: [String]
    }

    /// The first rows as they are understood. Throws ``FileProblem`` where the file is another one by now than was looked through.
    ///
    /// - Parameter unit: what people call a unit.
    package func firstRows(_ most: Int, in language: Language, unit: (UnitPath) -> String) throws -> [Read] {
        guard let table else { return [] }
        let members = table.places.compactMap { place in
            if case .member(let column) = place { column } else { nil }
        }
        return try reader().next(most).map { row in
            let tree = row.tree ?? RowTree()
            return Read(line: row.line, said: members.map { $0.said(in: tree, language, unit: unit) })
        }
    }
}
