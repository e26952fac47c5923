package import CampaignsAPI
import Tables
package import Vocabulary

/// An attendance sheet as it is filled on paper and in spreadsheets: a learner a row, a session a column, a mark where somebody
/// was there.
package struct AttendanceGrid: Hashable, Sendable {
    /// What a sheet says of one session.
    package struct Session: Hashable, Sendable {
        package let on: Day
        package var present: [Learner] = []
        package var absent: [Learner] = []
    }

    /// Those of which something is marked, by day: of a column that is empty nothing was written down yet.
    package let sessions: [Session]

    /// What is taken for being there, and for not, without marks of tone and in small letters.
    private static let present: Set<String> = ["x", "1", "co", "yes", "true", "✓", "✔"]
    private static let absent: Set<String> = ["", "0", "vang", "khong", "no", "false", "-", "–"]

    /// Reads a sheet. Throws ``Failure`` at the first thing that is wrong: a file that is no table, one without a column of a session or
    /// a row of a learner, a column behind the first two that is headed by no session, and, with its row, marks of nobody that can
    /// be read, below no session, or that are none.
    ///
    /// - Parameters:
    ///   - days: of the class's sessions.
    ///   - name: how the file is called where something is wrong with it.
    ///   - names: what those who learn in the class are called: a row of a school's own list has a name and no id.
    package init(
        contentsOf path: String, days: [Day], name: String, calling names: [Learner: String] = [:]
    ) throws {
        self = try Self.telling(of: name) {
            try Self(rows: Self.rows(of: path), days: days, name: name, calling: names)
        }
    }

    /// Whether a row of the sheet says by a name alone whom it is about.
    package static func namesPeople(contentsOf path: String, name: String) throws -> Bool {
        try telling(of: name) {
            let rows = try rows(of: path)
            _ = try rows.next()
            while let row = try rows.next() {
                let isIdentified = row.cells.contains { learner($0.text) != nil }
                if !isIdentified, !filled(row).isEmpty { return true }
            }
            return false
        }
    }

    private static func telling<Result>(of name: String, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as TableError {
            throw Failure(.badFile, error.message, place: error.line.map { "\(name):\($0)" } ?? name)
        }
    }

    private static func rows(of path: String) throws -> any TableRows {
        let file = try TableFile(.file(path))
        let separator = CSV.Separator.allCases.max { file.header($0).count < file.header($1).count }
        return try file.rows(separator ?? .comma)
    }

    /// The one of the class whom the row names; nil where it names nobody. Throws ``Failure`` for a name of several.
    private static func learner(
        in row: TableRow, calling names: [Learner: String], at place: String
    ) throws -> Learner? {
        for cell in row.cells.prefix(2) where !cell.isEmpty {
            let written = WrittenName(cell.text)
            let called = names.filter { written.isWhole($0.value) && written.marks($0.key.id.text) }
            if called.count == 1 { return called.first?.key }
            guard called.isEmpty else {
                let choices = called.map { NameChoice($0.value, id: $0.key.id.text, []).text }.sorted()
                throw Failure(
                    .badFile,
                    Message(
                        "gateway.attendance-namesakes",
                        ["name": cell.text, "choices": choices.joined(separator: "; ")]), place: place)
            }
        }
        return nil
    }

    private init(
        rows: any TableRows, days: [Day], name: String, calling names: [Learner: String]
    ) throws {
        guard let heading = try rows.next() else {
            throw Failure(.badFile, Message("gateway.attendance-without-sessions", ["file": name]))
        }
        let columns = heading.cells.enumerated().compactMap { index, cell in
            Self.day(cell, among: days).map { (index, $0) }
        }
        guard !columns.isEmpty else {
            throw Failure(.badFile, Message("gateway.attendance-without-sessions", ["file": name]))
        }
        let dated = Set(columns.map(\.0))
        func refuse(strange column: Int, in row: TableRow) -> Failure {
            let cells = heading.cells
            return Failure(
                .badFile,
                Message(
                    "gateway.attendance-heading",
                    [
                        "column": "\(column + 1)",
                        "heading": cells.indices.contains(column) ? cells[column].text : "",
                    ]), place: "\(name):\(row.number)")
        }
        if let column = Self.filled(heading).first(where: { !dated.contains($0) }) {
            throw refuse(strange: column, in: heading)
        }
        var sessions = columns.map { Session(on: $0.1) }
        var marked: Set<Int> = []
        var learners = 0
        while let row = try rows.next() {
            let filled = Self.filled(row)
            let known = row.cells.lazy.compactMap { Self.learner($0.text) }.first
            let place = "\(name):\(row.number)"
            guard let learner = try known ?? Self.learner(in: row, calling: names, at: place) else {
                guard filled.isEmpty else {
                    throw Failure(
                        .badFile, Message("gateway.attendance-row"), place: "\(name):\(row.number)")
                }
                continue
            }
            if let column = filled.first(where: { !dated.contains($0) }) {
                throw refuse(strange: column, in: row)
            }
            learners += 1
            for (place, column) in columns.enumerated() {
                let text = row.cells.indices.contains(column.0) ? row.cells[column.0].text : ""
                let mark = Vietnamese.folded(text)
                if Self.present.contains(mark) {
                    sessions[place].present.append(learner)
                    marked.insert(place)
                } else if Self.absent.contains(mark) {
                    sessions[place].absent.append(learner)
                    if !mark.isEmpty { marked.insert(place) }
                } else {
                    throw Failure(
                        .badFile, Message("gateway.attendance-mark", ["mark": text]),
                        place: "\(name):\(row.number)")
                }
            }
        }
        guard learners > 0 else {
            throw Failure(.badFile, Message("gateway.attendance-without-learners", ["file": name]))
        }
        self.sessions = sessions.enumerated().filter { marked.contains($0.offset) }.map(\.element)
    }

    /// The places of a row's cells in which something stands, behind the learner's id and name.
    private static func filled(_ row: TableRow) -> [Int] {
        row.cells.indices.dropFirst(2).filter { !row.cells[$0].text.allSatisfy(\.isWhitespace) }
    }

    /// `child/019…`: as ``text(of:)`` writes it.
    private static func learner(_ text: String) -> Learner? {
        let parts = text.split(separator: "/").map(String.init)
        guard parts.count == 2, let kind = LearnerKind(rawValue: parts[0]), let id = LearnerID(parts[1])
        else {
            return nil
        }
        return Learner(kind: kind, id: id)
    }

    package static func text(of learner: Learner) -> String { "\(learner.kind.rawValue)/\(learner.id)" }

    /// The session that a column is headed by, in the ways in which days are written here.
    private static func day(_ cell: TableCell, among days: [Day]) -> Day? {
        days.first { day in
            let short = "\(day.dayOfMonth)/\(day.month)/\(day.year)"
            return [day.description, TableCell(.day, day.description).written(in: .vi), short].contains(
                cell.text)
        }
    }

    /// Writes an empty sheet: the learners with what they are called, the sessions as columns, and no mark. Throws ``Failure`` where it
    /// cannot be written.
    package static func write(
        _ learners: [(learner: Learner, name: String)], _ days: [Day], to path: String, as format: String,
        headings: (id: String, name: String), in language: Language
    ) throws {
        guard let format = TableFormat(rawValue: format) else {
            throw Failure(.usage, Message("gateway.attendance-format"))
        }
        let dated = days.map { TableCell(.day, $0.description).written(in: .vi) }
        var layout = TableLayout(
            [headings.id, headings.name].map { TableColumn($0) } + dated.map { TableColumn($0) })
        layout.language = language
        do {
            let writer = try format.writer(to: path, layout)
            for learner in learners {
                try writer.write(
                    [.text(text(of: learner.learner)), .text(learner.name)]
                        + days.map { _ in TableCell.empty })
            }
            try writer.finish()
        } catch is TableError {
            throw Failure(.badFile, Message("gateway.file-unwritable", ["file": path]))
        }
    }
}
