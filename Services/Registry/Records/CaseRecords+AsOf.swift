import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension CaseRecords {
    /// The case as it stood on a day, by what was known then; nil where nobody knew of it, or it was not reported yet.
    func then(_ file: CaseFile, _ asOf: AsOf) throws -> CaseFile? { try then([file], asOf).first }

    /// As ``list(_:within:for:chiefOf:_:)``, by what was so then. What the caller may see is judged by who keeps the case now, in `scope`.
    func list(
        _ request: ListCases, of children: [ChildID]?, within units: Territory, scope: Territory,
        for caller: CaseCaller, chiefOf supervised: Territory, _ asOf: AsOf, _ page: FeedPage
    ) throws -> [CaseFile] {
        var conditions: [SQL] = [
            .within("commune", scope), Self.isSeen(by: caller, chiefOf: supervised),
            page.condition(by: "id"),
            "EXISTS (\(said(["kind = \(CaseEntry.Kind.opened)"], asOf)))",
        ]
        if let children { conditions.append("child IN \(SQL.each(children))") }
        if let step = request.step { conditions.append("(\(stood(asOf))) = \(step)") }
        if let risk = request.risk {
            conditions.append("(\(last("risk", of: said(["risk IS NOT NULL"], asOf)))) = \(risk)")
        }
        if request.commune != nil {
            let keepers = CaseEntryRecords.keepers(of: "cases.id", asOf)
            conditions.append(
                """
                EXISTS (SELECT 1 FROM (\(keepers) ORDER BY known_from DESC LIMIT 1) AS keeper
                  WHERE \(SQL.within("keeper.commune", units)))
                """)
        }
        let rows = try rows("SELECT * FROM cases WHERE \(conditions.all) \(page.ordering(by: "id"))")
        // What was noted is opened as it was known then.
        return try then(files(rows, withNotes: false), asOf)
    }

    private func then(_ files: [CaseFile], _ asOf: AsOf) throws -> [CaseFile] {
        let known = try entries.of(files.map(\.id), knownOn: asOf.knownOn)
        return try files.compactMap { file in
            let taken = known[file.id, default: []].filter { $0.on <= asOf.on }
            guard taken.first?.kind == .opened, let keeper = try entries.keeper(of: file.id, asOf) else {
                return nil
            }
            return try file.then(taken, try entries.changes(of: file.id, asOf), keptBy: keeper)
        }
    }

    /// What was entered in a row of `cases` of days up to the one that is asked about, as known then.
    private func said(_ conditions: [SQL], _ asOf: AsOf) -> SQL {
        let all = conditions + [CaseEntryRecords.known("entry", at: asOf.knownOn)]
        return """
            SELECT * FROM case_entries AS entry
            WHERE entry.in_case = cases.id AND entry.on_day <= \(asOf.on) AND \(all.all)
            """
    }

    private func last(_ value: SQL, of entries: SQL) -> SQL {
        "SELECT \(value) FROM (\(entries)) ORDER BY place DESC LIMIT 1"
    }

    /// The step of then: `CaseFile.step` in SQL.
    private func stood(_ asOf: AsOf) -> SQL {
        let kinds = CaseEntry.Kind.allCases.compactMap { kind -> SQL? in
            kind.leadsTo.map { "WHEN kind = \(kind) THEN \($0)" }
        }
        let outcomes = ReviewCase.Outcome.allCases.compactMap { outcome -> SQL? in
            outcome.leadsTo.map { "WHEN outcome = \(outcome) THEN \($0)" }
        }
        let step: SQL = "CASE \((kinds + outcomes).joined(separator: " ")) END"
        return last(step, of: said(["\(step) IS NOT NULL"], asOf))
    }
}
