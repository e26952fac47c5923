import Bus
import GatewayKit
import ServiceKit
import Vocabulary

extension Visit {
    /// Takes a file: looks it through, keeps it, and asks what would become of its rows.
    func take(_ list: SheetList, _ session: Session) async throws -> WebResponse {
        guard let file = request.files["file"], !file.octets.isEmpty else {
            return listPage(list, text("list-file-missing"), .badRequest)
        }
        let contract = try await session.work(in: language) {
            try await importing(list, $0, session).contract
        }
        let folder = site.data.path + "/run"
        let kept: KeptFile?
        let (table, others): (RowFile, [String])
        do {
            kept = try KeptFile(file.octets, in: folder, site.uploads)
            guard let source = kept?.source else {
                return listPage(list, text("upload-busy"), .unavailable)
            }
            (table, others) = try await site.readings.perform {
                let table = try contract.table(
                    source, file: file.name, limits: SheetLimits.table, choices: [:])
                return (table, try table.otherSheets())
            }
        } catch let problem as FileProblem {
            return listPage(list, said(problem), .badRequest)
        } catch is OneAtATime.Busy {
            return listPage(list, text("upload-busy"), .unavailable)
        }
        guard let kept else { return listPage(list, text("upload-busy"), .unavailable) }
        let sheet = Sheet(list, file.name, contract, kept, table, others: others)
        guard session.keep(sheet) else { return listPage(list, text("upload-busy"), .unavailable) }
        if table.isUnderstood { work(on: sheet, .trial(lines: nil), session) }
        return .redirect(to: "/lists/\(list.name)/\(sheet.id)")
    }

    /// How rows of the list go to the service, as the person.
    func importing(_ list: SheetList, _ desk: Session.Desk, _ session: Session) async throws -> TableImport {
        let made = try await TableImport(
            into: list.method, as: .unit(session.caller), desk.clients, desk.directory, language: language
        ) { today in
            NameReading(
                desk.clients, as: .unit(session.caller),
                units: UnitReading(site.reference.units, on: today, for: session.owner.unit),
                unitName: site.reference.unitsOfDay(today, language))
        }
        // Without the register's word for who is who, names would go to the service that the list is for.
        if let (_, error) = made.unasked { throw error }
        return made
    }

    /// What is wrong with a file: where, and all of it.
    func said(_ problem: FileProblem) -> String {
        problem.all.prefix(10).map { problem in
            let said = PortalTexts.all.render(problem.message, in: language)
            guard let line = problem.line else { return said }
            return text("at-row", ["row": numbers.whole(line), "said": said])
        }.joined(separator: " ")
    }

    /// Begins a piece of work with the rows, which goes on beside this answer; nothing where another is under way.
    ///
    /// - Parameter wanted: the key in the form.
    func work(on sheet: Sheet, _ work: Sheet.Work, _ session: Session, by wanted: String? = nil) {
        guard let (table, key) = sheet.begin(work, by: wanted) else { return }
        var options = CallOptions(idempotencyKey: key, language: language)
        if case .trial = work { options.isTrial = true }
        // It has a trace and all the time that it takes: nobody waits for it with a page.
        let context = CallContext(
            CommandTrace.next(), language: language, deadline: .now + Self.longestWork)
        Task.detached { [self, options] in
            await CallContext.$current.withValue(context) {
                do {
                    let outcome = try await session.work(in: language) { desk in
                        try await importing(sheet.list, desk, session)
                            .send(table, options) { sheet.advance(to: $0) }
                    }
                    sheet.end(outcome, key: key)
                } catch let problem as FileProblem {
                    sheet.fail(said(problem))
                } catch {
                    let sentence = ErrorReport(error, in: language).sentence
                    // Rows go in portions: those of before are in.
                    let isDoubtful = !options.isTrial && (error is DoubtfulCall || sheet.now.sent > 0)
                    sheet.fail(text(isDoubtful ? "sheet-doubtful" : "sheet-failed", ["why": sentence]))
                }
            }
        }
    }

    /// Longer than the longest table takes.
    private static let longestWork = Duration.seconds(1800)
    /// A page waits so long for the end of what is being done, which most tables have by then.
    private static let shortWait = Duration.milliseconds(1500)

    /// Waits a little for the end of the work; whether it has come.
    func settled(_ sheet: Sheet) async throws -> Bool {
        let end = ContinuousClock.now + Self.shortWait
        while sheet.now.work != nil {
            guard .now < end else { return false }
            try await Task.sleep(for: .milliseconds(20))
        }
        return true
    }

    // MARK: - What the pages send

    func answer(_ sheet: Sheet, _ session: Session, _ part: String?) async throws -> WebResponse {
        let place = "/lists/\(sheet.list.name)/\(sheet.id)"
        switch (request.method, part) {
        case (.get, nil): return try await sheetPage(sheet, session)
        case (.get, "refused"): return try await refusedFile(sheet)
        case (.post, "columns"):
            if let problem = try await choose(sheet, session) { session.tell(problem) }
        case (.post, "rows"): mend(sheet, session)
        case (.post, "trial"):
            if sheet.now.table.isUnderstood { work(on: sheet, .trial(lines: nil), session) }
        case (.post, "bring-in"):
            let key = request.field("key")
            guard sheet.isCurrent(key) else {
                session.tell(text("sheet-changed"))
                break
            }
            // Once: reload, back and a second click send the same key.
            if sheet.now.trial != nil { work(on: sheet, .bringingIn, session, by: key) }
        case (.post, "drop"):
            session.drop(sheet)
            return .redirect(to: "/lists/\(sheet.list.name)")
        default: return problem("no-page", .notFound)
        }
        return .redirect(to: place)
    }

    /// Columns as somebody says that they are. Returns what is wrong with the table then.
    private func choose(_ sheet: Sheet, _ session: Session) async throws -> String? {
        let now = sheet.now
        guard now.work == nil, now.receipts.isEmpty else { return nil }
        var choices = now.choices
        for column in now.table.columns(in: language) {
            let chosen = request.field("column.\(column.index)")
            guard !chosen.isEmpty else { continue }
            choices[column.index] =
                chosen == Self.passedOver ? .nothing : now.table.has(chosen) ? .member(chosen) : nil
        }
        let (source, name, contract) = (sheet.kept.source, sheet.name, sheet.contract)
        do {
            let table = try await site.readings.perform { [choices] in
                try contract.table(source, file: name, limits: SheetLimits.table, choices: choices)
            }
            sheet.understood(as: table, choices)
            if table.isUnderstood { work(on: sheet, .trial(lines: nil), session) }
            return nil
        } catch let problem as FileProblem {
            return said(problem)
        } catch is OneAtATime.Busy {
            return text("upload-busy")
        }
    }

    /// In place of a member: the column is not brought in.
    static let passedOver = "-"

    /// Rows that came back, as somebody mended them: those in which something is another than it was are tried again.
    private func mend(_ sheet: Sheet, _ session: Session) {
        let now = sheet.now
        guard now.work == nil, let trial = now.trial else { return }
        var cells: [Int: [String: String]] = [:]
        for (name, values) in request.fields {
            // `cell.12.child.birthDate`
            let parts = name.split(separator: ".", maxSplits: 2).map(String.init)
            guard parts.count == 3, parts[0] == "cell", let line = Int(parts[1]), let value = values.last,
                value.utf8.count <= Self.longestCell, now.table.has(parts[2]),
                trial.refused.contains(where: { $0.line == line })
            else { continue }
            let text = value.trimmed
            guard text != trial.written(line)[parts[2]] ?? "" else { continue }
            cells[line, default: [:]][parts[2]] = text
        }
        guard !cells.isEmpty else {
            session.tell(text("rows-same"))
            return
        }
        sheet.mend(cells)
        work(on: sheet, .trial(lines: Set(cells.keys)), session)
    }

    private static let longestCell = 4_000

    /// The rows that came back, to be mended in a spreadsheet.
    private func refusedFile(_ sheet: Sheet) async throws -> WebResponse {
        let now = sheet.now
        guard let outcome = now.trial ?? now.receipts.last?.outcome, !outcome.refused.isEmpty else {
            return problem("no-page", .notFound)
        }
        let folder = site.data.path + "/run"
        let (octets, ending) = try await site.readings.perform { [language] in
            try outcome.returned(in: language, by: folder)
        }
        let type =
            switch ending {
            case ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            case ".ods": "application/vnd.oasis.opendocument.spreadsheet"
            default: "text/csv; charset=utf-8"
            }
        return .file(octets, "\(text("list.\(sheet.list.name)-refused-file"))\(ending)", type: type)
    }
}
