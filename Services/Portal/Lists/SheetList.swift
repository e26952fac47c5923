import Bus
import CampaignsAPI
import CatalogueAPI
import RegistryAPI
import Vocabulary

/// A kind of list that can be brought in from a table.
struct SheetList: Sendable {
    /// In addresses, and in the keys of its texts.
    let name: String
    let method: String
    let needs: Role

    private init<Row>(_ name: String, _ method: Import<Row>) {
        (self.name, self.method, needs) = (name, method.name, method.needs)
    }

    var service: String { String(method.prefix { $0 != "." }) }

    /// Every import that a service has, in the order in which they are offered.
    static let all = [
        SheetList("children", Children.import), SheetList("workers", Workers.import),
        SheetList("deliveries", Deliveries.import), SheetList("classes", Classes.import),
    ]

    static func named(_ name: String) -> SheetList? { all.first { $0.name == name } }
}
