import Bus
import GatewayKit
import ServiceKit
import Synchronization
import Vocabulary

/// A table that somebody brings in, from the file that was sent to what became of its rows: kept with the session, and ended with it.
final class Sheet: Sendable {
    /// By which its pages are found; it opens nothing in another session.
    let id = String(RandomWord.make().prefix(16))
    let list: SheetList
    /// What the file is called.
    let name: String
    let contract: RowContract
    let kept: KeptFile
    /// Sheets of the workbook that are not read.
    let others: [String]
    private let state: Mutex<State>

    /// What is being done with the rows.
    enum Work: Sendable {
        /// Asked what would become of them: of all, or of some that were mended.
        case trial(lines: Set<Int>?)
        case bringingIn
    }

    /// How rows were brought in.
    struct Receipt: Sendable {
        let key: String
        let outcome: ImportOutcome
        let at: Timestamp
    }

    struct State: Sendable {
        /// The table as the file has it.
        var table: RowFile
        /// What somebody said of its columns.
        var choices: [Int: ColumnChoice] = [:]
        /// What was mended, by line and member.
        var cells: [Int: [String: String]] = [:]
        /// Of the rows that are still to be brought in; nil where all are.
        var lines: Set<Int>?
        /// What would become of the rows, by the last trial.
        var trial: ImportOutcome?
        var receipts: [Receipt] = []
        var work: Work?
        var sent = 0
        /// What went wrong the last time.
        var said: String?
    }

    init(
        _ list: SheetList, _ name: String, _ contract: RowContract, _ kept: KeptFile, _ table: RowFile,
        others: [String]
    ) {
        (self.list, self.name, self.contract, self.kept) = (list, name, contract, kept)
        self.others = others
        state = Mutex(State(table: table))
    }

    var now: State { state.withLock { $0 } }

    /// The rows that are still to be brought in, as they were mended.
    func table(in state: State) -> RowFile {
        state.table.mended(state.cells, lines: state.lines, contract.schema)
    }

    /// Under which they go: the same rows are brought in once, whatever form is sent how often.
    func key(in state: State) -> String { table(in: state).usualKey }

    // MARK: - What somebody says of it

    /// The table anew, as its columns were said to be.
    func understood(as table: RowFile, _ choices: [Int: ColumnChoice]) {
        state.withLock { state in
            // What was begun meanwhile from another page goes on with the columns that it was begun with.
            guard state.work == nil, state.receipts.isEmpty else { return }
            (state.table, state.choices, state.trial, state.said) = (table, choices, nil, nil)
        }
    }

    /// Cells as they should have been, of rows that came back.
    func mend(_ cells: [Int: [String: String]]) {
        state.withLock { state in
            for (line, texts) in cells { state.cells[line, default: [:]].merge(texts) { $1 } }
        }
    }

    // MARK: - Work

    /// Begins a piece of work; nil while another is under way, and where the rows that are to be brought in are not those of the form.
    ///
    /// - Parameter wanted: the key in the form.
    func begin(_ work: Work, by wanted: String? = nil) -> (table: RowFile, key: String)? {
        state.withLock { state in
            guard state.work == nil else { return nil }
            var lines = state.lines
            if case .trial(let some?) = work { lines = some }
            let table = state.table.mended(state.cells, lines: lines, contract.schema)
            guard wanted == nil || wanted == table.usualKey else { return nil }
            (state.work, state.sent, state.said) = (work, 0, nil)
            return (table, table.usualKey)
        }
    }

    /// Whether the form was made for the rows as they are, or for some that were brought in: sent again it changes nothing.
    func isCurrent(_ key: String) -> Bool {
        let now = now
        return key == self.key(in: now) || now.receipts.contains { $0.key == key }
    }

    func advance(to sent: Int) { state.withLock { $0.sent = max($0.sent, sent) } }

    func end(_ outcome: ImportOutcome, key: String) {
        state.withLock { state in
            let work = state.work.take()
            switch work {
            case nil: break
            case .trial(nil): state.trial = outcome
            case .trial(let lines?):
                let file = state.table.mended(state.cells, lines: state.lines, contract.schema)
                state.trial?.replace(lines, by: outcome, in: file)
            case .bringingIn:
                state.receipts.append(Receipt(key: key, outcome: outcome, at: .now()))
                // What came back is a table of its own from now on.
                let lines = outcome.toBeMended
                state.lines = lines
                let file = state.table.mended(state.cells, lines: lines, contract.schema)
                state.trial = lines.isEmpty ? nil : outcome.rest(of: file)
            }
        }
    }

    /// The work came to no end, with what is said of it.
    func fail(_ said: String) { state.withLock { ($0.work, $0.said) = (nil, said) } }
}
