public import Bus
public import Vocabulary

extension Workers {
    /// Workers by name, telephone or unit, the best match first.
    public static let search = Query<SearchWorkers, List<FoundWorker>>(
        "registry.Workers/Search", needs: .reader)
}

/// At least one of name and unit.
public struct SearchWorkers: Composite, PagedRequest {
    /// Words or their beginnings, all of which must fit, 16 at most: of the names of any of its entries; at the end the name of the unit
    /// where it works or of one above. Beside words, or instead: a telephone. Accents, case, spaces and their order do not matter.
    public var name: String?
    /// A unit: the worker's or one above it; all that the caller may see when left out.
    public var unit: UnitPath?
    public var role: WorkerRole?
    /// Any when left out, those who have left and those entered by mistake too.
    public var standing: WorkerStanding?
    /// The day that is asked about; ``knownOn`` when left out, and today without that. Not in the future. Who may be found is judged by the unit of
    /// now, and who is meant by all names and telephones that are known now.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?
    /// Where the page begins: `next` of the page before; the first page when left out.
    public var after: String?
    /// How many items at most, 1 to 500; 20 when left out.
    public var limit: Int?

    public init() {}
}

/// The least of a worker that tells two of them apart.
public struct FoundWorker: Composite {
    public var id: WorkerID
    public var name: String
    public var unit: UnitPath
    public var role: WorkerRole
    public var standing: WorkerStanding
    /// As of a ``Worker``.
    public var provisional: Bool?
}
