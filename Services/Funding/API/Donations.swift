public import Bus
public import Vocabulary

/// Gifts of money to the Child Protection Fund and other sources (Law on Children 102/2016, Art. 95).
public enum Donations {
    /// Enters what a donor promises.
    public static let pledge = Command<PledgeDonation, Donation>(
        "funding.Donations/Pledge", needs: .accountant)
    /// Takes in all or a part of what was pledged: the source grows by it.
    public static let receive = Command<ReceiveDonation, Donation>(
        "funding.Donations/Receive", needs: .accountant)
    /// Donations that the caller may see; every member of the request narrows the list.
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

    public init(
        id: DonationID, source: SourceID, sourceKind: String, unit: UnitPath, year: Int, donor: String,
        pledged: Money, received: Money, on: Day
    ) {
        self.id = id
        self.source = source
        self.sourceKind = sourceKind
        self.unit = unit
        self.year = year
        self.donor = donor
        self.pledged = pledged
        self.received = received
        self.on = on
    }
}

public struct PledgeDonation: Codable, Hashable, Sendable {
    public let id: DonationID?
    public let source: SourceID
    public let donor: String
    /// More than 0.
    public let amount: Money

    public init(id: DonationID? = nil, source: SourceID, donor: String, amount: Money) {
        self.id = id
        self.source = source
        self.donor = donor
        self.amount = amount
    }
}

public struct ReceiveDonation: Codable, Hashable, Sendable {
    public let id: DonationID
    /// More than 0, at most what is still to come; all of it when absent.
    public let amount: Money?

    public init(id: DonationID, amount: Money? = nil) {
        self.id = id
        self.amount = amount
    }
}

public struct ListDonations: Codable, Hashable, Sendable {
    public let unit: UnitPath?
    public let source: SourceID?
    public let year: Int?

    public init(unit: UnitPath? = nil, source: SourceID? = nil, year: Int? = nil) {
        self.unit = unit
        self.source = source
        self.year = year
    }
}

public struct DonationList: Codable, Hashable, Sendable {
    public let items: [Donation]

    public init(items: [Donation]) {
        self.items = items
    }
}
