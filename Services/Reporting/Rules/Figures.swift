import ReportingAPI
import Vocabulary

/// One indicator on one day: how many there are and how many of them count, in all and by each property that a figure is broken
/// down by. Each person is in one part of every breakdown.
struct Figures: Hashable, Sendable {
    struct Share: Hashable, Sendable {
        var people = 0
        /// For whom everything holds.
        var counted = 0

        static func + (left: Share, right: Share) -> Share {
            Share(people: left.people + right.people, counted: left.counted + right.counted)
        }
    }

    private(set) var whole = Share()
    /// By the commune, the district or the organisation that they belong to; nil where that is not known.
    private(set) var byUnit: [UnitPath?: Share] = [:]
    private var byProperty: [Breakdown: [String?: Share]] = [:]
    /// By type and degree: who has none has neither.
    private(set) var byDisability: [Disability: Share] = [:]

    struct Disability: Hashable, Sendable {
        let type: String?
        let degree: String?
    }

    var numerator: Int { whole.counted }
    var denominator: Int { whole.people }

    /// By what the breakdown names, other than units; nil where the record does not say.
    func by(_ breakdown: Breakdown) -> [String?: Share] { byProperty[breakdown] ?? [:] }

    mutating func enter(_ share: Share, in cell: StarCells.Cell) {
        guard share.people > 0 else { return }
        func add(_ breakdown: Breakdown, _ key: String?) {
            byProperty[breakdown, default: [:]][key, default: Share()] =
                byProperty[breakdown, default: [:]][key, default: Share()] + share
        }
        whole = whole + share
        byUnit[cell.unit, default: Share()] = byUnit[cell.unit, default: Share()] + share
        add(.sex, cell.sex)
        add(.ageBand, cell.band)
        add(.ethnicity, cell.ethnicity)
        add(.disabilityType, cell.disabilityType)
        add(.disabilityDegree, cell.disabilityDegree)
        let disability = Disability(type: cell.disabilityType, degree: cell.disabilityDegree)
        byDisability[disability, default: Share()] = byDisability[disability, default: Share()] + share
    }

    /// Of those who belong to the units alone.
    func within(_ isAsked: (UnitPath) -> Bool) -> Share {
        byUnit.reduce(Share()) { sum, part in part.key.map(isAsked) ?? false ? sum + part.value : sum }
    }
}

/// What counts once: a record, or a unit.
enum Counted: Hashable, Sendable {
    case record(ID<Counted>)
    case unit(UnitPath)

    /// The id or the path.
    var text: String {
        switch self {
        case .record(let id): id.text
        case .unit(let path): path.text
        }
    }

    /// Nil of neither.
    init?(_ text: String) {
        if let id = ID<Counted>(text) {
            self = .record(id)
        } else if let path = UnitPath(text) {
            self = .unit(path)
        } else {
            return nil
        }
    }
}

/// One member of an indicator's population, as it is explained.
struct Member: Hashable, Sendable {
    let id: Counted
    /// Among people of the star; 0 of what is no person.
    let key: Int64
    /// The commune, the district or the organisation that it belongs to.
    let unit: UnitPath
    /// The child whose facts speak for it: itself, or whom it looks after.
    let child: ChildID?
    /// Whether it is in the numerator.
    let isCounted: Bool
}
