public import Bus
public import Vocabulary

extension Children {
    /// Destroys the key of a closed child's own, for good: nobody can know any more who it was, in the register, its log or any
    /// copy that is made from now on. Its id, sex, year and day of birth as events told them, communes, and what was counted of it
    /// stay, so that no figure moves. Caregivers who looked after no other child are forgotten with it.
    ///
    /// For how long a register of children has to be kept no source says that is known here: so this is by decision alone, and
    /// the reason says which. FAILED_PRECONDITION of an active child.
    public static let forget = Command<ForgetChild, ForgottenChild>(
        "registry.Children/Forget", needs: .lead)
}

extension Caregivers {
    /// The same of a caregiver who looks after no child that is known, and looked after none.
    public static let forget = Command<ForgetCaregiver, ForgottenCaregiver>(
        "registry.Caregivers/Forget", needs: .lead)
}

public struct ForgetChild: Composite {
    /// A closed child.
    public var id: ChildID
    /// By whose decision and why: five words at least, 1,000 characters at most, on one line, and nothing that says who the child
    /// is, as any of its entries has it, or who of its caregivers is forgotten with it. It stays, and is told to whoever follows the log.
    public var reason: String
}

public struct ForgottenChild: Composite {
    public var id: ChildID
    public var on: Day
    /// Who was forgotten with it.
    public var caregivers: [CaregiverID]
}

public struct ForgetCaregiver: Composite {
    /// A caregiver who looks after no child that is known, and looked after none (FAILED_PRECONDITION otherwise).
    public var id: CaregiverID
    /// As of a child.
    public var reason: String
}

public struct ForgottenCaregiver: Composite {
    public var id: CaregiverID
    public var on: Day
}

/// What followers learn of a child that was forgotten.
public struct ForgottenChildFacts: Composite {
    public var child: ChildID
    /// The day.
    public var on: Day
    /// Why; nil where the register came back from an earlier copy, in which the child was known still.
    public var reason: String?
}

/// What followers learn of a caregiver who was forgotten.
public struct ForgottenCaregiverFacts: Composite {
    public var caregiver: CaregiverID
    /// The day.
    public var on: Day
    /// As of a child.
    public var reason: String?
}
