public import Bus
public import RegistryAPI
public import ServiceKit
public import Store
public import Vocabulary

/// Stands where the registry stands, for tests of a service that follows it: whatever a test tells it, its log tells on.
public struct RegistryStandIn: DepartmentService {
    public static let name = RegistryContract.name
    public static let migrations: [Migration] = []
    public static let texts = TextCatalogue(vi: [:], en: [:])
    public static let tell = Command<RegistryEvent, Empty>("registry.StandIn/Tell", needs: .anyone)

    public init() {}

    public var routes: [Route] {
        Route(Self.tell) { event, tx in
            tx.authorizeByRoleAlone()
            tx.emit(event)
            return Empty()
        }
    }
}
