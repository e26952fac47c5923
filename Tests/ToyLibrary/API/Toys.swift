import Bus
import Vocabulary

/// Toys that a commune lends.
enum Toys {
    /// Enters a toy.
    static let add = Command<AddToy, Toy>("toys.Toys/Add", needs: .provider)
    /// The toys of a unit and of those below it.
    static let list = Feed<ListToys, Toy>("toys.Toys/List", needs: .reader)
}

typealias ToyID = ID<Toy>

/// Something to play with.
struct Toy: Composite {
    var id: ToyID
    var name: String
    var unit: UnitPath
    var addedOn: Day
}

struct AddToy: Composite {
    var id: ToyID?
    /// 1 to 200 characters.
    var name: String
    var unit: UnitPath
}

struct ListToys: Composite { var unit: UnitPath? }
