internal import GRDB
internal import Vocabulary

/// What the jobs of one batch work at: the open transaction and the verbs that keep the store's promises.
/// Never leaves the writer's thread.
final class WriteBatch {
    let db: Database
    let core: StoreCore
    var state: StoreState
    /// Replies remembered in this batch.
    var remembered = 0
    /// Children whom looks that were entered in it showed.
    var looked = 0
    /// Whose keys were destroyed in it.
    var destroyed: [PersonTraces] = []
    /// Whether somebody waits for the writer.
    let isAwaited: () -> Bool

    init(db: Database, core: StoreCore, state: StoreState, isAwaited: @escaping () -> Bool = { false }) {
        (self.db, self.core, self.state, self.isAwaited) = (db, core, state, isAwaited)
    }

    var machineTime: Timestamp { core.clock.machineTime }

    /// A command's view of the store, at the next moment.
    func transaction(for call: CommandCall) -> Transaction {
        transaction(
            principal: call.principal, role: call.role, method: call.method, language: call.language,
            now: nextMoment, traceparent: call.traceparent, purpose: call.purpose)
    }

    func transaction(
        principal: Principal, role: Role, method: String, language: Language, now: Timestamp,
        traceparent: String?, purpose: String? = nil, breakGlass: String? = nil
    ) -> Transaction {
        let context = HandlerContext(
            principal: principal, role: role, method: method, language: language, now: now,
            today: now.day(utcOffset: core.utcOffset), utcOffset: core.utcOffset,
            isSimulated: state.simulation != nil, reference: core.reference, traceparent: traceparent,
            purpose: purpose, breakGlass: breakGlass)
        let transaction = Transaction(
            db: db, context: context, vault: core.vault,
            log: LogEnd(service: core.service, head: state.head, latest: state.latest),
            references: core.references)
        transaction.signer = DocumentSigner(service: core.service, keys: core.signing, now: machineTime)
        return transaction
    }

    var nextMoment: Timestamp {
        state.simulation?.next(utcOffset: core.utcOffset) ?? machineTime
    }

    /// Writes what a handler that has returned asked for beside its own tables: events, read log, clock.
    func conclude(_ transaction: Transaction) throws {
        for event in transaction.emitted { try append(event, by: transaction.context) }
        destroyed += transaction.destroyed
        let isConfidential =
            transaction.showsConfidential || transaction.emitted.contains(where: \.isConfidential)
        try recordLooks(of: transaction, confidential: isConfidential)
        if state.simulation != nil {
            state.simulation?.last = transaction.now
            if let day = transaction.clockSetTo {
                state.simulation?.day = day
                try run("INSERT OR REPLACE INTO store_clock (only, day) VALUES (1, ?)", [day])
            }
        }
    }

    /// What the store itself could not keep, told apart from what a handler refused.
    func durable(_ error: any Error) -> any Error { core.told(error) }

    func run(_ sql: String, _ arguments: StatementArguments) throws {
        try db.cachedStatement(sql: sql).execute(arguments: arguments)
    }
}
