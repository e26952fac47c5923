internal import ServiceKit
public import Store
public import Vocabulary

/// Which entries of the register count as one person: two that may be one, or were said to be, and whoever hangs together by
/// such pairs.
public struct SamePeople<Named>: Sendable {
    /// All of one person, for each that has several.
    private var entries: [ID<Named>: [ID<Named>]] = [:]

    /// `isPreferred` are those by which the person is rather shown; `aliases` are shown by another entry where that is there.
    public init(
        _ pairs: [(ID<Named>, ID<Named>)] = [], preferring isPreferred: (ID<Named>) -> Bool = { _ in true },
        aliases: Set<ID<Named>> = []
    ) {
        func rank(_ entry: ID<Named>) -> Int {
            aliases.contains(entry) ? 2 : isPreferred(entry) ? 0 : 1
        }
        for (one, other) in pairs {
            let all = Set(entries[one] ?? [one]).union(entries[other] ?? [other])
            let inOrder = all.sorted { (rank($0), $0) < (rank($1), $1) }
            for entry in inOrder { entries[entry] = inOrder }
        }
    }

    /// What was decided of a pair holds for everybody; what is to be decided only for who reaches both entries: to whom an office's
    /// figures moved with its own entry alone, they would tell that there is another one.
    public init(
        _ pairs: [(one: ID<Named>, other: ID<Named>, isDecided: Bool)], reached: Set<ID<Named>>,
        aliases: Set<ID<Named>> = []
    ) {
        let same = pairs.filter { pair in
            pair.isDecided || reached.contains(pair.one) && reached.contains(pair.other)
        }
        self.init(same.map { ($0.one, $0.other) }, preferring: reached.contains, aliases: aliases)
    }

    /// The entry by which a person is shown, of those that `isThere`; nil where none is.
    public func shown(_ entry: ID<Named>, where isThere: (ID<Named>) -> Bool = { _ in true }) -> ID<Named>? {
        all(entry).first(where: isThere)
    }

    /// All entries of the person, the one by which it is rather shown first.
    public func all(_ entry: ID<Named>) -> [ID<Named>] { entries[entry] ?? [entry] }

    /// Every entry of a person who has several.
    public var several: some Collection<ID<Named>> { entries.keys }
}

extension Snapshot {
    /// The children whose home of today who asks reaches, as far as figures go.
    public func reached(_ children: Set<ChildID>, in known: some KnownChildRecords) throws -> Set<ChildID> {
        guard !children.isEmpty else { return [] }
        let observed = reach(as: .observer)
        return try children.filter { child in
            guard let home = try known.homes.timeline(of: child).value(on: today) else { return false }
            return reaches(home) || observed.contains(home)
        }
    }
}
