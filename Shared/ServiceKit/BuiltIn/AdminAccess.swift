public import Bus
public import Vocabulary

/// Who may do what, by the policy that the service goes by at this moment. In every service.
public enum AdminAccess {
    /// Whether somebody may call a method, and by which rules of the policy in force: the caller itself, or, for auditors, another within
    /// their reach. NOT_FOUND for a child that the caller may not open, as for one that is not there.
    public static let explain = Query<ExplainAccess, ExplainedAccess>("admin.Access/Explain", needs: .anyone)
}

public struct ExplainAccess: Composite {
    /// `registry.Children/Get`, one of this service's.
    public var method: String
    /// Who would call; the caller itself when left out.
    public var unit: UnitPath?
    /// The code of a person of that unit, who may have been given fewer roles.
    public var person: PersonCode?
    /// Whom it would be about; together with ``place`` it is refused.
    public var child: ChildID?
    /// Of what unit the things are that it would be about.
    public var place: UnitPath?
    /// Today when left out.
    public var on: Day?

    public init(method: String) { self.method = method }
}

/// Whether somebody may call a method, and why.
public struct ExplainedAccess: Composite {
    /// Why, or why not.
    public enum Reason: String, Choice {
        /// Every known key may.
        case anyone
        case granted
        /// The person acts for the unit that was asked about, in a call that says so.
        case acting
        /// The unit does not exist on the day.
        case ended
        case noRole
        /// The unit has the role; the person's key was not given it.
        case narrowed
        case outOfReach
    }

    public var allowed: Bool
    public var reason: Reason
    public var unit: UnitPath
    public var person: PersonCode?
    /// `registry.Children/Get`.
    public var method: String
    /// Of what unit the things are that were asked about; absent of a child's, of whom it is not told where it lives.
    public var place: UnitPath?
    /// The role that the method needs.
    public var needs: Role
    public var day: Day
    /// The rules of the policy that give the role.
    public var rules: [AccessRule]
    /// Entries by which the person acts for the unit that was asked about, in the role; absent where nothing was, and of a child.
    public var acting: [AccessRule]?
    /// Whether the unit acts in the name of what was asked about: what offices do for themselves alone asks that too.
    public var speaks: Bool?
    /// Whether somebody of the unit may open one child's file all the same for one call, saying why; absent where that is not
    /// what is missing.
    public var breakGlass: Bool?
    /// The answer, each rule, and what else there is to say, in Vietnamese.
    public var vietnamese: [String]
    /// The same in English.
    public var english: [String]
}

/// A rule of the policy that gives a role.
public struct AccessRule: Composite {
    /// `policy.yaml:50:7`: file, line and column, as of when the service read it.
    public var writtenAt: String
    /// The units that it reaches, each with all that lies in it.
    public var reaches: [UnitPath]
    /// Whether that covers what was asked about; absent where nothing was.
    public var covered: Bool?
}
