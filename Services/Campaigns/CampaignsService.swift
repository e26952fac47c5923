import CampaignsAPI
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// The campaigns service: every method and its handler, and whom it follows.
struct CampaignsService: DepartmentService {
    static let name = CampaignsContract.name
    static let events: (any DomainEvent.Type)? = CampaignsEvent.self
    static let migrations = CampaignsTables.migrations
    static let texts = CampaignsTexts.catalogue

    let reference: Reference

    init(reference: Reference) { self.reference = reference }

    var routes: [Route] {
        Route(Campaigns.plan, plan)
        Route(Campaigns.approve, approve)
        Route(Campaigns.launch, launch)
        Route(Campaigns.complete, complete)
        Route(Campaigns.list, list)

        Route(Materials.publish, publish)
        Route(Materials.distribute, distribute)
        Route(Materials.list, list)

        Route(Events.schedule, schedule)
        Route(Events.hold, hold)
        Route(Events.cancel, cancel)
        Route(Events.list, list)

        Route(Courses.design, design)
        Route(Courses.approve, approve)
        Route(Courses.list, list)

        Route(Classes.open, open)
        Route(Classes.enrol, enrol)
        Route(Classes.attend, attend)
        Route(Classes.complete, complete)
        Route(Classes.correct, correct)
        Route(Classes.import, importRow)
        Route(Classes.get, get)
        Route(Classes.list, list)
    }

    var followings: [Following] {
        [Following(RegistryEvent.self) { recorded, tx in try learn(of: recorded.event, tx) }]
    }
}
