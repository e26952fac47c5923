import ServiceKit
import Store
import Vocabulary

extension ToyService {
    func addToy(_ request: AddToy, _ tx: Transaction) throws -> Toy {
        try tx.authorize(request.unit, at: "/unit")
        var checks = Checks(tx.reference, today: tx.today)
        let name = checks.words(request.name, at: "/name")
        checks.unit(request.unit, at: "/unit")
        try checks.finish()
        try tx.toys.refuseTaken(request.id)
        let toy = Toy(id: request.id ?? tx.newID(), name: name, unit: request.unit, addedOn: tx.today)
        try tx.toys.insert(toy)
        return toy
    }

    func listToys(_ request: ListToys, _ snapshot: Snapshot, _ page: FeedPage) throws -> Page<Toy> {
        let units = try snapshot.units(request.unit, at: "/unit")
        return Page(try snapshot.toys.list(request, within: units, page), key: \.id.text)
    }
}
