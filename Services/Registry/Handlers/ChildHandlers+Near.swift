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
        let named = Set(near.map(\.id))
        let born =
            try NearMatch.isNumbered(child.name.folded)
            ? []
            : tx.children.bornAlike(child, in: tx.territory(of: child.commune))
                .filter { !named.contains($0.id) }
        let asked = (near + born).filter { !others.contains($0.id) && tx.reaches($0.commune) }
        let found = try NearMatch(tx).of(child, among: asked) { other in
            try carer.map { try looksAfter($0, other, tx) } ?? false
        } isName: { word in
            try tx.children.areCalled(word, atLeast: Self.namesakesOfAName)
        }
        try NearMatch(tx).refuse(found)
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
