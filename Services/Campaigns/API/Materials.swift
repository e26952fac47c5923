public import Bus
public import Vocabulary

/// What was produced, how many, and where it went.
public enum Materials {
    /// Enters a piece of communication material.
    public static let publish = Command<PublishMaterial, Material>(
        "campaigns.Materials/Publish", needs: .communicator)
    /// Puts right what was said of a material when it was published, for every day; as known before, it stays what it was.
    public static let correct = Command<CorrectMaterial, Material>(
        "campaigns.Materials/Correct", needs: .communicator)
    /// Takes back that a material came out, which never was so.
    public static let void = Command<VoidMaterial, Material>("campaigns.Materials/Void", needs: .communicator)
    /// Says how many copies of a material went where.
    public static let distribute = Command<DistributeMaterial, Material>(
        "campaigns.Materials/Distribute", needs: .communicator)
    /// Takes back that copies went somewhere, which never was so; what did go is entered anew.
    public static let voidDistribution = Command<VoidDistribution, Material>(
        "campaigns.Materials/VoidDistribution", needs: .communicator)
    /// Where copies of a material are on a day: what came to each unit, what it sent on or handed out, what is left there. By unit.
    public static let stock = Query<StockOfMaterial, List<MaterialStock>>(
        "campaigns.Materials/Stock", needs: .reader)
    /// Materials, the latest first; every member of the request narrows the list.
    public static let list = Query<ListMaterials, List<Material>>("campaigns.Materials/List", needs: .reader)
}

/// What a material is.
public enum MaterialKind: String, Choice {
    case leaflet, poster, handbook, curriculum, video, audio, article
}

/// Something to be handed out or shown, and how many copies went where.
public struct Material: Composite {
    public var id: MaterialID
    /// The campaign that it was made for, if any.
    public var campaign: CampaignID?
    public var title: String
    public var kind: MaterialKind
    public var audiences: [Audience]
    /// Who publishes and distributes it.
    public var unit: UnitPath
    public var publishedOn: Day
    /// Copies made.
    public var quantity: Int
    /// Copies that are with the publisher still.
    public var left: Int
    /// At most 10,000, so that a material always goes into one message.
    public var distributions: [Distribution]
    /// True of an answer of which more may still be learned: as known on a day that is not over. Nil otherwise.
    public var provisional: Bool?
}

/// Copies of a material that went to one unit.
public struct Distribution: Composite {
    public var id: DistributionID
    /// The unit that the copies went to.
    public var to: UnitPath
    /// Who sent them; the publisher when nil.
    public var from: UnitPath?
    /// Where they were handed out, a school, a hamlet, a meeting: they are nowhere any more.
    public var handedOutAt: String?
    /// Copies.
    public var quantity: Int
    /// The day they went there.
    public var on: Day
}

public struct PublishMaterial: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: MaterialID?
    /// One of the caller's scope that is not completed by then (FAILED_PRECONDITION otherwise).
    public var campaign: CampaignID?
    /// 1 to 300 characters on one line.
    public var title: String
    public var kind: MaterialKind
    /// At least one, each once.
    public var audiences: [Audience]
    /// The campaign's lead unit, or the caller, when left out.
    public var unit: UnitPath?
    /// 1 to 10,000,000.
    public var quantity: Int
    /// Today when left out.
    public var on: Day?
}
extension PublishMaterial: BoundedMembers { public static let bounds = ["quantity": 1...10_000_000] }

/// What is left out stays as it is.
public struct CorrectMaterial: Composite {
    /// The material.
    public var id: MaterialID
    /// The day of publication: not after any copies went out, nor after its campaign was completed, not in the future.
    public var on: Day?
    /// 1 to 300 characters on one line.
    public var title: String?
    public var kind: MaterialKind?
    /// At least one, each once.
    public var audiences: [Audience]?
    /// Copies made, 1 to 10,000,000: no fewer than went out (FAILED_PRECONDITION otherwise).
    public var quantity: Int?
    /// Why; 1 to 1,000 characters on one line.
    public var reason: String
}
extension CorrectMaterial: BoundedMembers { public static let bounds = ["quantity": 1...10_000_000] }

public struct VoidMaterial: Composite {
    /// A material of which no copies went anywhere (FAILED_PRECONDITION otherwise).
    public var id: MaterialID
    /// Why; 1 to 1,000 characters on one line.
    public var reason: String
}

public struct DistributeMaterial: Composite {
    /// The material: of the caller's scope, or one of which ``from`` got some.
    public var id: MaterialID
    /// A unit of the day `on`; the sender itself where they were handed out.
    public var to: UnitPath
    /// Who sends them on: a unit of the caller's scope that got some before, or the publisher, as when left out.
    public var from: UnitPath?
    /// Where they were handed out to people, a school, a hamlet, a meeting, at most 300 characters on one line: they are left
    /// nowhere then.
    public var handedOutAt: String?
    /// Never more than the sender has then, nor than it can spare on any later day (FAILED_PRECONDITION otherwise).
    public var quantity: Int
    /// Not before publication, not in the future; today when left out.
    public var on: Day?
}
extension DistributeMaterial: BoundedMembers { public static let bounds = ["quantity": 1...10_000_000] }

public struct VoidDistribution: Composite {
    /// The material: of the caller's scope, or one that a unit of it sent on.
    public var id: MaterialID
    /// One of its distributions, none of whose copies was sent on or handed out since (FAILED_PRECONDITION otherwise).
    public var distribution: DistributionID
    /// Why; 1 to 1,000 characters on one line.
    public var reason: String
}

public struct ListMaterials: Composite, DatedRequest {
    public var campaign: CampaignID?
    /// A unit: the material's or one above it.
    public var unit: UnitPath?
    /// The day that is asked about; ``knownOn`` when left out, and today without that.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?
    /// Where the page begins: `next` of the page before; the first page when left out.
    public var after: String?
    /// How many items at most, 1 to 500; 200 when left out.
    public var limit: Int?

    public init() {}
}

public struct StockOfMaterial: Composite, DatedRequest {
    /// The material: of a unit that the caller may see, or sent to one.
    public var id: MaterialID
    /// A unit: the one that has copies or one above it; all that the caller may see when left out.
    public var unit: UnitPath?
    /// The day that is asked about; ``knownOn`` when left out, and today without that.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?
    /// Where the page begins: `next` of the page before; the first page when left out.
    public var after: String?
    /// How many items at most, 1 to 500; 200 when left out.
    public var limit: Int?
}

/// Copies of a material at one unit.
public struct MaterialStock: Composite {
    public var unit: UnitPath
    /// Made by the publisher, or sent there.
    public var received: Int
    /// Sent on to other units.
    public var sentOn: Int
    /// Given to people.
    public var handedOut: Int
    /// Still there: never less than none.
    public var left: Int
    /// True of an answer of which more may still be learned: as known on a day that is not over. Nil otherwise.
    public var provisional: Bool?
}
