import GRDB
import ReportingAPI
import Store
import Vocabulary

/// What the star answers.
extension StarRecords {
    /// Each declaration's figures: who is counted alike is found once, for as many declarations as one statement can hold.
    func figures(_ declarations: [IndicatorDeclaration], _ question: StarQuestion) throws -> [Figures] {
        var figures = Array(repeating: Figures(), count: declarations.count)
        let roots = Dictionary(grouping: declarations.indices) { StarRoot(declarations[$0].population) }
        for (root, indices) in roots {
            for first in stride(from: 0, to: indices.count, by: Self.mostCounted) {
                let part = Array(indices[first..<min(first + Self.mostCounted, indices.count)])
                let (query, arguments) = try question.tally(part.map { declarations[$0] }, of: root).sqlite
                    .build(db)
                let found = try Row.fetchCursor(db.cachedStatement(sql: query), arguments: arguments)
                while let row = try found.next() {
                    let number: Int64 = row[0]
                    let cell =
                        root == .districts
                        ? StarCells.Cell(unit: question.districts[Int(number)])
                        : question.cells.cell(number)
                    for (place, index) in part.enumerated() {
                        let share = Figures.Share(people: row[1 + 2 * place], counted: row[2 + 2 * place])
                        figures[index].enter(share, in: cell)
                    }
                }
            }
        }
        return figures
    }

    /// A statement of all of a large plan would have more columns than SQLite reads. What one declaration may say is bounded too
    /// (``PlanCheck``).
    private static let mostCounted = 32

    /// Members of one indicator, in the order of their ids.
    func members(
        of declaration: IndicatorDeclaration, _ question: StarQuestion, _ asked: StarQuestion.Asked
    ) throws -> [Member] {
        try rows(question.members(of: declaration, asked).sqlite).map { row in
            guard let id = Counted(try row["id"]) else {
                throw UnreadableRecord(table: table, row: try row["id"], column: "id", value: "no id")
            }
            let unit: Int64? = try row["unit"]
            let place: UnitPath? =
                if case .unit(let path) = id { path } else { question.words.unit(unit ?? 0) }
            guard let place else {
                throw UnreadableRecord(table: table, row: id.text, column: "unit", value: "\(unit ?? 0)")
            }
            return Member(
                id: id, key: try row["member"], unit: place, child: try row["child"],
                isCounted: try row["counted"])
        }
    }

    /// The records that speak for each of these.
    func records(
        for members: [Member], in declaration: IndicatorDeclaration, _ question: StarQuestion
    ) throws -> [Counted: [String]] {
        var records: [Counted: [String]] = [:]
        let span = question.span(of: declaration)
        for fact in declaration.having.flatMap(\.alternatives) {
            if fact.standard == true || fact.completed == true {
                let kind = fact.standard == true ? "provider" : "upgrade"
                for member in members where member.isCounted {
                    records[member.id, default: []].append("\(kind):\(member.id.text)")
                }
                continue
            }
            guard let source = question.speaking(fact, in: span) else { continue }
            let named = named(members, of: StarRoot(declaration.population), source, question)
            for row in try rows(question.records(source, for: named.table).sqlite) {
                guard let id = named.ids[try row["member"]] else { continue }
                let record = source.isNamed ? ":\(try text(of: row["record"]))" : ""
                records[id, default: []].append(source.kind + record)
            }
        }
        return records
    }

    /// These members, under each of their entries, as a source names them.
    private func named(
        _ members: [Member], of root: StarRoot, _ source: StarQuestion.Speaking, _ question: StarQuestion
    ) -> (table: StarSQL, ids: [DatabaseValue: Counted]) {
        let ids = members.map { ($0, source.isOfPeople ? $0.key.databaseValue : $0.id.text.databaseValue) }
        let same =
            switch root {
            case .children: question.children
            case .caregivers: question.caregivers
            case .workers: question.workers
            case .providers, .upgrades, .districts: StarSame()
            }
        let table: StarSQL =
            source.isOfPeople
            ? "(SELECT person AS member, entry FROM \(pairs: same.entries(of: members.map(\.key))) AS pairs)"
            : "(SELECT word AS member, word AS entry FROM \(words: members.map(\.id.text)) AS words)"
        return (table, Dictionary(ids.map { ($1, $0.id) }) { one, _ in one })
    }

    private func text(of record: DatabaseValue) throws -> String {
        switch record.storage {
        case .string(let text): return text
        case .blob(let octets):
            if let id = ID<Counted>(octets: octets) { return id.text }
            fallthrough
        default:
            throw UnreadableRecord(table: table, row: "?", column: "record", value: record.description)
        }
    }
}
