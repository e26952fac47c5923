import CampaignsAPI
import Vocabulary

/// Where copies of a material are: what came to each unit and what left it, day by day. A unit has what came to it under any of
/// its names.
struct MaterialStocks {
    private struct Movement {
        let on: Day
        /// Less than none of what left.
        let copies: Int
        let isHandedOut: Bool
    }

    private let publisher: UnitPath
    private let holder: (UnitPath) -> UnitPath
    private var movements: [UnitPath: [Movement]] = [:]

    /// `holder` says who has today what a unit had.
    init(of material: Material, holder: @escaping (UnitPath) -> UnitPath) {
        (self.publisher, self.holder) = (material.unit, holder)
        movements[holder(material.unit)] = [
            Movement(on: material.publishedOn, copies: material.quantity, isHandedOut: false)
        ]
        for distribution in material.distributions { move(distribution) }
    }

    private mutating func move(_ sent: Distribution) {
        let isHandedOut = sent.handedOutAt != nil
        movements[holder(sent.from ?? publisher), default: []].append(
            Movement(on: sent.on, copies: -sent.quantity, isHandedOut: isHandedOut))
        if isHandedOut { return }
        movements[holder(sent.to), default: []].append(
            Movement(on: sent.on, copies: sent.quantity, isHandedOut: false))
    }

    /// Whether copies were made at a unit, or came to it on any day.
    func hasReached(_ unit: UnitPath) -> Bool {
        movements[holder(unit)]?.contains { $0.copies > 0 } ?? false
    }

    /// What a unit can spare on a day: the least that it has on that day and on any later one, so that nothing which was sent
    /// since is taken back. What comes in on a day can leave on it.
    func spare(at unit: UnitPath, on day: Day) -> Int {
        var byDay: [Day: Int] = [day: 0]
        for movement in movements[holder(unit)] ?? [] { byDay[movement.on, default: 0] += movement.copies }
        var (there, least) = (0, Int.max)
        for (moved, copies) in byDay.sorted(by: { $0.key < $1.key }) {
            there += copies
            if moved >= day { least = min(least, there) }
        }
        return least
    }

    /// What each unit has, in the order of their paths.
    func stocks(on day: Day) -> [MaterialStock] {
        movements.map { unit, all in
            let moved = all.filter { $0.on <= day }
            let received = moved.reduce(0) { $0 + max(0, $1.copies) }
            let gone = moved.filter { $0.copies < 0 }
            let handedOut = gone.filter(\.isHandedOut).reduce(0) { $0 - $1.copies }
            let sentOn = gone.filter { !$0.isHandedOut }.reduce(0) { $0 - $1.copies }
            return MaterialStock(
                unit: unit, received: received, sentOn: sentOn, handedOut: handedOut,
                left: received - sentOn - handedOut)
        }
        .filter { $0.received > 0 }
        .sorted { $0.unit < $1.unit }
    }
}
