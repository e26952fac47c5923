public import Bus
public import Vocabulary

extension Entitlements {
    /// Who gets the money of a month's list, commune by commune where they are asked for: who collects it, on what paper, by which way,
    /// and how much together. Why it is paid stands in none.
    public static let payees = Feed<ListPayees, Payee>(
        "funding.Entitlements/Payees", needs: .accountant)
}

/// How money reaches whoever collects it.
public enum PayoutChannel: String, Choice {
    /// Against a signature.
    case hand
    case post, bank
}

/// By which way an entitlement is paid.
public struct Payout: Composite {
    public var channel: PayoutChannel
    /// What the collector shows: a paper's kind and number, 1 to 100 characters.
    public var paper: String?
    /// Name of the bank, 1 to 100 characters: with ``PayoutChannel/bank``, and with no other.
    public var bank: String?
    /// Number of the account, 4 to 34 letters and digits: with ``PayoutChannel/bank``, and with no other.
    public var account: String?
}

/// What one gets of a list, for one child.
public struct Payee: Composite {
    public var run: RunID
    /// Its lines in the list.
    public var numbers: [Int]
    public var child: ChildID
    public var recipient: AssistanceRecipient
    /// Who collects it; the one who cares for the child where absent.
    public var collector: CaregiverID?
    /// Where the child lives when the list's month ends.
    public var commune: UnitPath
    /// Paid by hand where nothing else was said.
    public var channel: PayoutChannel
    public var paper: String?
    public var bank: String?
    public var account: String?
    /// The months that it is for.
    public var paidFor: [Month]
    /// In đồng, together.
    public var amount: Money
    /// What came back of it, in đồng.
    public var returned: Money?
}

/// Every member but the first two narrows the list.
public struct ListPayees: Composite {
    /// Whose list: one in whose name the caller acts, or where it may see what is confidential.
    public var unit: UnitPath
    public var month: Month
    /// Of children who live in this unit.
    public var commune: UnitPath?
    public var channel: PayoutChannel?
}
