internal import GRDB

extension StoreCore {
    /// What the store itself could not keep, or not read any more, told apart from what a handler refused.
    func told(_ error: any Error) -> any Error {
        guard let failure = error as? DatabaseError else { return error }
        switch failure.resultCode {
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: return found(failure)
        case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_NOMEM, .SQLITE_READONLY:
            return StoreError.notDurable(reason: Cause.text(of: failure))
        default: return error
        }
    }

    /// The same of what was only read: a disk that fails then is our mistake, and keeps nothing from being durable.
    func toldOfReading(_ error: any Error) -> any Error {
        guard let failure = error as? DatabaseError,
            [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(failure.resultCode)
        else { return error }
        return found(failure)
    }

    private func found(_ failure: DatabaseError) -> StoreError {
        let reason = Cause.text(of: failure)
        damage.note(reason)
        return .damaged(reason: reason)
    }
}
