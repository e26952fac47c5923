public import Vocabulary

/// What the store itself has to say no to. Refusals of handlers pass through as they were thrown.
public enum StoreError: Error, Hashable, Sendable {
    // Opening

    /// The file has steps that this program does not know: a newer program wrote it.
    case newerThanProgram(steps: [String])
    /// The file's steps are not the program's, in the program's order: a file of another layout, in which a step has another
    /// name or another place.
    case historyDiffers(step: String)
    /// A step of the schema failed; nothing of it was kept.
    case migrationFailed(step: String, reason: String)
    /// The directory or the file cannot be created or written.
    case unwritable(path: String, reason: String)
    /// Another process (or another store of this one) has the file open.
    case alreadyOpen(path: String)
    /// The file is not a database, or a damaged one.
    case corrupted(path: String, reason: String)
    /// The vault's key file is gone although the file holds what it sealed.
    case vaultKeyMissing(path: String)
    /// The vault's key file cannot be read, or is not what this program writes.
    case vaultKeyUnreadable(path: String, reason: String)
    /// The file of the keys that logs are signed with, or that of their public halves, cannot be read, or is not what this
    /// program writes.
    case signingKeyUnreadable(path: String, reason: String)

    // Calls

    /// The idempotency key was used before by this unit for this method, with another body.
    case keyReused(method: String, key: String)
    /// The handler answered without ever having asked for permission. Nothing was kept.
    case notAuthorized(method: String)
    /// The handler emitted an event of another service's log. Nothing was kept.
    case foreignEvent(type: String)
    /// What was done could not be made durable (disk full, I/O error): nothing of it was kept, trying again
    /// is safe.
    case notDurable(reason: String)
    /// A query took more time than one may, and was interrupted.
    case outOfTime(method: String)
    /// What lies in the file is not what was written. Nothing was changed.
    case damaged(reason: String)
    /// The store has been closed.
    case closed
    /// The person's own key was destroyed: of who it is nothing can be read or written any more.
    case keyDestroyed(person: String)
    /// What the call was answered then said who somebody is whose key has been destroyed since.
    case replyDestroyed(method: String)
    /// A step of a run was done under this key at this moment, so long ago that what was answered is no more.
    case replyForgotten(method: String, at: Timestamp)
    /// Another import under the same key moved on meanwhile: begin it again.
    case importOvertaken(method: String, key: String)

    // Time

    /// The clock is not a simulated one, so nobody sets it.
    case clockNotSimulated
    /// A simulated clock only goes forwards.
    case clockBackwards(from: Day, to: Day)

    // Following

    /// An event is missing between what was followed and what came.
    case gap(source: String, expected: UInt64, found: UInt64)
    /// An event could not be applied; the cursor has not moved.
    case notApplied(source: String, position: UInt64, reason: String)
    /// The deadline came before these positions were reached; they are where the service is now.
    case notYetFollowed(Positions)
    /// What was seen of this log is no more: it was restored to an earlier life.
    case seenLost(source: String)
    /// What was seen of this service's own log is not there yet.
    case seenBeyond
    /// An envelope is not a CloudEvent of this house.
    case malformedEvent(reason: String)

    // Vault and backup

    /// What was sealed has been altered, moved to another place, or sealed with a key that is not in the
    /// file.
    case sealBroken(place: String)
    /// The copy could not be made, or did not pass its check.
    case backupFailed(path: String, reason: String)
}

extension StoreError: DiscreetError {
    public var withoutValues: String {
        switch self {
        // Keys are the caller's, and whoever has one can ask for the reply again.
        case .keyReused(let method, _): "StoreError.keyReused(method: \(method))"
        case .importOvertaken(let method, _): "StoreError.importOvertaken(method: \(method))"
        default: "StoreError.\(self)"
        }
    }
}

extension StoreError {
    /// Whether the file is at fault, and not what was to be done.
    var isOfTheFile: Bool {
        switch self {
        case .notDurable, .damaged: true
        default: false
        }
    }
}
