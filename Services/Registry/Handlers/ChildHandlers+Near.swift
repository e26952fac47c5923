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
        if !NearMatch.isNumbered(child.name.folded) {
            known += try tx.children.bornAlike(child, in: tx.territory(of: child.commune))
            known += try carer.map { try cared(by: $0, tx) } ?? []
        }
        if let day = child.finding?.day {
            known += try tx.children.found(about: day, in: tx.territory(of: child.commune))
        }
        var seen = others
        let asked = known.filter { seen.insert($0.id).inserted && tx.reaches($0.commune) }
        let found = try NearMatch(tx).of(child, among: asked) { other in
            try carer.map { try looksAfter($0, other, tx) } ?? false
        } isName: { word in
            try tx.children.areCalled(word, atLeast: Self.namesakesOfAName)
        }
        try NearMatch(tx).refuse(found)
    }

    /// Those whom the row's caregiver looks after or looked after once, wherever they live: by id, number, or name and telephone.
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

    /// Whether somebody looks after the child who is the row's caregiver: by id, number, or name and telephone.
    private func looksAfter(
        _ row: CaregiverRow, _ child: RegisteredChild, _ tx: Transaction
    ) throws -> Bool {
        let carers = try tx.caregivers.all(tx.caregiverLinks.of(child.id).map(\.caregiver)).values
        let number = row.personalNumber.flatMap { PersonalID($0) }
        let (name, phone) = (row.name.map(Namesakes.folded), row.phone.flatMap { Phone($0)?.text })
        return carers.contains { carer in
            carer.id == row.id || number != nil && carer.personalNumber == number
                || phone != nil && carer.phone == phone && name == Namesakes.folded(carer.name)
        }
    }
}
