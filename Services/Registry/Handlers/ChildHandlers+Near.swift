import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    /// A word that so many are called by is a name, and no slip of another one.
    private static let namesakesOfAName = 4

    /// Asks about those whom the child is like, of whom the caller has not said that it is another one. Of whom the caller does not
    /// reach nothing is told.
    ///
    /// - Parameter near: those of its name and year.
    func refuseNear(
        _ child: RegisteredChild, among near: [RegisteredChild], distinctFrom others: Set<ChildID>,
        carer: CaregiverRow?, _ tx: Transaction
    ) throws {
        var known = near
        let theirs = try carer.map { try cared(by: $0, tx) } ?? []
        if !NearMatch.isNumbered(child.name.folded) {
            known += try tx.children.bornAlike(child, in: tx.territory(of: child.commune)) + theirs
        }
        if let day = child.finding?.day {
            known += try tx.children.found(about: day, in: tx.territory(of: child.commune))
        }
        let ids = Set(theirs.map(\.id))
        var seen = others
        let asked = known.filter { seen.insert($0.id).inserted && tx.reaches($0.commune) }
        let found = try NearMatch(tx).of(child, among: asked) {
            ids.contains($0.id)
        } isName: { word in
            try tx.children.areCalled(word, atLeast: Self.namesakesOfAName)
        }
        try NearMatch(tx).refuse(found)
    }

    /// Those whom the row's caregiver looks after or looked after once, by a placement too, wherever they live: who it is says its id,
    /// number, or name and telephone.
    private func cared(by row: CaregiverRow, _ tx: Transaction) throws -> [RegisteredChild] {
        var carers = try row.id.flatMap { try tx.caregivers.find($0) }.map { [$0] } ?? []
        if let number = row.personalNumber.flatMap({ PersonalID($0) }) {
            carers += try tx.caregivers.all(numbered: number)
        }
        if let name = row.name.map(Namesakes.folded), let phone = row.phone.flatMap({ Phone($0)?.text }) {
            carers += try tx.caregivers.all(calledOn: phone).filter { Namesakes.folded($0.name) == name }
        }
        let children = try Set(carers.map(\.id)).flatMap { try tx.caregivers.children(of: $0) }
        return try Set(children).sorted().compactMap { try tx.children.find($0) }
    }
}
