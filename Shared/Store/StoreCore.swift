internal import GRDB
internal import Logging
internal import Vocabulary

/// What writer and readers of one store share.
struct StoreCore: Sendable {
    let service: String
    let pool: DatabasePool
    /// Of what gives way.
    let patient: PatientReaders
    let admission: ReaderAdmission
    /// Who is let to the thread in the background, where a unit's work is done that needs no file.
    let longRequests = ReaderAdmission(.background)
    let background: BackgroundThread
    let vault: Vault
    let vaultFile: String
    let signing: SigningKeys
    let destroyedKeys: DestroyedKeys
    let clock: WallClock
    let age: StoreAge
    let damage = Damage()
    let pages: PageSums
    /// Minutes ahead of UTC.
    let utcOffset: Int
    let reference: Reference
    /// What the deployment said before, as far as somebody asked.
    let references = EarlierReferences()
    let limits: StoreLimits
    let published: PublishedHeads
    /// Of what is written to the log until the file is closed.
    let incarnation = Incarnation()
    let logger: Logger
}
