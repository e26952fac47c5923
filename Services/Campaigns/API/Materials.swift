public import Bus
public import Vocabulary

/// What was produced, how many, and where it went.
public enum Materials {
    /// Enters a piece of communication material.
    public static let publish = Command<PublishMaterial, Material>(
        "campaigns.Materials/Publish", needs: .communicator)
    /// Says how many copies of a material went where.
    public static let distribute = Command<DistributeMaterial, Material>(
        "campaigns.Materials/Distribute", needs: .communicator)
    /// Materials; every member of the request narrows the list.
    public static let list = Query<ListMaterials, MaterialList>("campaigns.Materials/List", needs: .reader)
}

/// What a material is.
public enum MaterialKind: String, Choice {
    case leaflet, poster, handbook, curriculum, video, audio, article
}

/// Something to be handed out or shown, and how many copies went where.
public struct Material: Codable, Hashable, Sendable {
    public let id: MaterialID
    public let campaign: CampaignID?
    public let title: String
    public let kind: MaterialKind
    public let audiences: [Audience]
    public let unit: UnitPath
    public let publishedOn: Day
    /// Copies made.
    public let quantity: Int
    /// Copies not yet sent anywhere.
    public let left: Int
    public let distributions: [Distribution]

    public init(
        id: MaterialID, campaign: CampaignID? = nil, title: String, kind: MaterialKind,
        audiences: [Audience], unit: UnitPath, publishedOn: Day, quantity: Int, left: Int,
        distributions: [Distribution]
    ) {
        self.id = id
        self.campaign = campaign
        self.title = title
        self.kind = kind
        self.audiences = audiences
        self.unit = unit
        self.publishedOn = publishedOn
        self.quantity = quantity
        self.left = left
        self.distributions = distributions
    }
}

/// Copies of a material that went to one unit.
public struct Distribution: Codable, Hashable, Sendable {
    public let id: DistributionID
    public let to: UnitPath
    public let quantity: Int
    public let on: Day

    public init(id: DistributionID, to: UnitPath, quantity: Int, on: Day) {
        self.id = id
        self.to = to
        self.quantity = quantity
        self.on = on
    }
}

public struct PublishMaterial: Codable, Hashable, Sendable {
    public let id: MaterialID?
    public let campaign: CampaignID?
    public let title: String
    public let kind: MaterialKind
    public let audiences: [Audience]
    /// The campaign's lead unit, or the caller, when left out.
    public let unit: UnitPath?
    /// 1 to 10,000,000.
    public let quantity: Int
    /// Today when left out.
    public let on: Day?

    public init(
        id: MaterialID? = nil, campaign: CampaignID? = nil, title: String, kind: MaterialKind,
        audiences: [Audience], unit: UnitPath? = nil, quantity: Int, on: Day? = nil
    ) {
        self.id = id
        self.campaign = campaign
        self.title = title
        self.kind = kind
        self.audiences = audiences
        self.unit = unit
        self.quantity = quantity
        self.on = on
    }
}

public struct DistributeMaterial: Codable, Hashable, Sendable {
    /// The material.
    public let id: MaterialID
    public let to: UnitPath
    /// Never more than are left.
    public let quantity: Int
    public let on: Day?

    public init(id: MaterialID, to: UnitPath, quantity: Int, on: Day? = nil) {
        self.id = id
        self.to = to
        self.quantity = quantity
        self.on = on
    }
}

public struct ListMaterials: Codable, Hashable, Sendable {
    public let campaign: CampaignID?
    public let unit: UnitPath?

    public init(campaign: CampaignID? = nil, unit: UnitPath? = nil) {
        self.campaign = campaign
        self.unit = unit
    }
}

public struct MaterialList: Codable, Hashable, Sendable {
    /// The latest first, at most 500.
    public let items: [Material]

    public init(items: [Material]) {
        self.items = items
    }
}
