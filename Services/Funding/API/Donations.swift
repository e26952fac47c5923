public import Bus
public import Vocabulary

/// Gifts of money to the Child Protection Fund and other sources (Law on Children 102/2016, Art. 95).
public enum Donations {
    public static let pledge = Command<PledgeDonation, Donation>(
        "funding.Donations/Pledge", needs: .accountant)
    /// Takes in all or a part of what was pledged: the source grows by it.
    public static let receive = Command<ReceiveDonation, Donation>(
        "funding.Donations/Receive", needs: .accountant)
    public static let list = Query<ListDonations, DonationList>("funding.Donations/List", needs: .reader)
}

public typealias DonationID = ID<Donation>

/// Always `0 ≤ received ≤ pledged`.
public struct Donation: Codable, Hashable, Sendable {
    public let id: DonationID
    public let source: SourceID
    public let sourceKind: String
    public let unit: UnitPath
    public let year: Int
    /// An organisation's or a company's name, or "không nêu tên".
    public let donor: String
    public let pledged: Money
    public let received: Money
    public let on: Day
}

public struct PledgeDonation: Codable, Hashable, Sendable {
    public let id: DonationID?
    public let source: SourceID
    public let donor: String
    /// More than 0.
    public let amount: Money
}

public struct ReceiveDonation: Codable, Hashable, Sendable {
    public let id: DonationID
    /// More than 0, at most what is still to come; all of it when absent.
    public let amount: Money?
}

public struct ListDonations: Codable, Hashable, Sendable {
    public let unit: UnitPath?
    public let source: SourceID?
    public let year: Int?
}

public struct DonationList: Codable, Hashable, Sendable {
    public let items: [Donation]
}
