public import GRDB
public import JSONCoding
public import Vocabulary

/// The store as one query sees it: consistent, read-only. Valid only inside the handler.
public class Snapshot {
    /// For `Records/` only: tables and queries live there.
    public let db: Database
    public let context: HandlerContext
    /// Seals and opens confidential columns.
    public let vault: Vault
    /// Seal and open who people are.
    public private(set) lazy var people = PersonKeys(db: db, vault: vault)
    /// Whether the handler has asked for permission: a call that never did is refused by the framework.
    public private(set) var hasAuthorized = false
    /// Children whose data the reply shows: the framework logs each before the reply leaves.
    public private(set) var disclosed: Set<ChildID> = []
    /// Whether that they were shown tells of something confidential.
    public private(set) var showsConfidential = false
    /// The child whose file was opened out of the caller's reach.
    public private(set) var openedFile: ChildID?
    /// People besides who the reply says who they are.
    private(set) var identified: Set<String> = []
    /// In a rehearsal: members of the request that could not be read and hold stand-ins.
    private let unread: PointerSet
    /// The log, and how far it was when the call began.
    let log: LogEnd
    let references: EarlierReferences

    init(
        db: Database, context: HandlerContext, vault: Vault, log: LogEnd, references: EarlierReferences,
        unread: PointerSet = PointerSet()
    ) {
        (self.db, self.context, self.references) = (db, context, references)
        (self.vault, self.log, self.unread) = (vault, log, unread)
    }

    public var principal: Principal { context.principal }
    public var now: Timestamp { context.now }
    public var today: Day { context.today }
    /// Minutes that clocks are ahead of UTC where the deployment is.
    public var utcOffset: Int { context.utcOffset }
    /// The name of the service whose store it is.
    public var service: String { log.service }
    /// What a path names, and what became of it: the one place to ask.
    public var units: UnitDirectory { reference.units }
    /// What the deployment says of units, codes, rates and deadlines, each by its days.
    public var reference: Reference { context.reference }
    /// What the caller reaches today in the role that the call needs.
    private lazy var reached: Territory = reach(as: context.role)

    /// Lets the call go on only if the caller may act for what is recorded under `unit`; `pointer` is the request's member that
    /// named it. Throws ``OutOfScope``.
    public func authorize(_ unit: UnitPath, at pointer: String) throws {
        guard reaches(unit) || unread.covers(pointer) else {
            throw OutOfScope(unit: unit, pointer: pointer)
        }
        hasAuthorized = true
    }

    /// Lets the call go on only if the caller may act for what is recorded under `unit` and acts in its name: for what an
    /// office does for itself alone, as its money and its reports. Throws ``OutOfScope``.
    public func authorizeName(of unit: UnitPath, at pointer: String) throws {
        try authorize(unit, at: pointer)
        guard units.speaks(principal.unit, for: unit, on: today) || unread.covers(pointer) else {
            throw OutOfScope(unit: unit, pointer: pointer, limit: .name)
        }
    }

    /// What the caller reaches today in a role; nothing where it has not the role.
    public func reach(as role: Role) -> Territory {
        units.territory(of: principal.reach(as: role), on: today)
    }

    /// Whether the caller may act for what is recorded under `unit`: it lies today within what the caller reaches in the role
    /// that the call needs.
    ///
    /// A path that never was a unit lies where the one does that it continues: who mistyped it is to hear that, and not that
    /// it is somebody else's.
    public func reaches(_ unit: UnitPath) -> Bool { lies(unit, in: reached) }

    /// The same of another role.
    public func reaches(_ unit: UnitPath, as role: Role) -> Bool { lies(unit, in: reach(as: role)) }

    private func lies(_ unit: UnitPath, in territory: Territory) -> Bool {
        if territory.contains(unit) { return true }
        guard units.unit(unit) == nil, let above = unit.parent else { return false }
        return lies(above, in: territory)
    }

    /// What a list is limited to. Asking counts as permission: what lies outside is simply not listed.
    public var visibleScope: Territory {
        hasAuthorized = true
        return reached
    }

    /// What belongs to `unit` today.
    public func territory(of unit: UnitPath) -> Territory { units.territory(of: unit, on: today) }

    /// For what every known caller may do, whatever it reaches: the role alone decides.
    public func authorizeByRoleAlone() { hasAuthorized = true }

    /// Whether the caller opens this child's file although it is out of its reach, having said why: one child's, of one call. The
    /// framework keeps that it was, whatever the call comes to.
    public func opensFile(of child: ChildID) -> Bool {
        guard context.breakGlass != nil, openedFile == nil || openedFile == child else { return false }
        openedFile = child
        hasAuthorized = true
        return true
    }

    /// Says that the reply shows this child's data.
    public func disclose(_ child: ChildID) { disclosed.insert(child) }

    /// Says that the reply shows what is confidential about this child, by its kind: that it was shown is told to nobody who may
    /// not know that there is any.
    public func discloseConfidential(_ child: ChildID) {
        disclose(child)
        showsConfidential = true
    }

    /// Says that the reply, which is remembered, says who this person is, as it does of the children whom it shows.
    public func identify(_ caregiver: CaregiverID) { identified.insert(caregiver.text) }

    /// Runs `body`, on a snapshot of its own, for a request that is refused in any case because parts of it could not be
    /// read: with stand-ins in their places a handler says what else is wrong with it. Nothing of that stays.
    ///
    /// A unit that a member in `unread` names counts as the caller's: what the request names in truth, nobody knows.
    public func rehearse(without unread: PointerSet, _ body: (Snapshot) throws -> Void) throws {
        let rehearsal = Snapshot(
            db: db, context: context, vault: vault, log: log, references: references, unread: unread)
        // What is refused then tells that there is such a file.
        defer { openedFile = openedFile ?? rehearsal.openedFile }
        try body(rehearsal)
    }
}
