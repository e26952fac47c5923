import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// The registry: every method and its handler, nothing else.
struct RegistryService: DepartmentService {
    static let name = RegistryContract.name
    static let events: (any DomainEvent.Type)? = RegistryEvent.self
    static let migrations = RegistryTables.migrations
    static let texts = RegistryTexts.catalogue

    let reference: Reference

    init(reference: Reference) { self.reference = reference }

    var routes: [Route] {
        Route(Children.register, register)
        Route(Children.get, get)
        Route(Children.update, update)
        Route(Children.search, search)
        Route(Children.list, list)
        Route(Children.import, importChild)
        Route(Children.close, close)
        Route(Children.findDuplicates, findDuplicates)

        Route(Circumstances.add, add)
        Route(Circumstances.end, end)
        Route(Circumstances.list, list)

        Route(Disabilities.determine, determine)
        Route(Disabilities.list, list)

        Route(Caregivers.register, register)
        Route(Caregivers.link, link)
        Route(Caregivers.unlink, unlink)
        Route(Caregivers.list, list)

        Route(Workers.register, register)
        Route(Workers.update, update)
        Route(Workers.list, list)
        Route(Workers.import, importWorker)

        Route(Cases.open, open)
        Route(Cases.assess, assess)
        Route(Cases.plan, plan)
        Route(Cases.review, review)
        Route(Cases.close, close)
        Route(Cases.get, get)
        Route(Cases.list, list)

        Route(Placements.begin, begin)
        Route(Placements.extend, extend)
        Route(Placements.end, end)
        Route(Placements.list, list)
    }
}
