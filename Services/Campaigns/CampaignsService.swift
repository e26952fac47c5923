import CampaignsAPI
import FundingAPI
import RegistryAPI
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

/// The campaigns service: every method and its handler, and whom it follows.
struct CampaignsService: DepartmentService {
    static let name = CampaignsContract.name
    static let events: (any DomainEvent.Type)? = CampaignsEvent.self
    static let proof: (any LogProof.Type)? = CampaignsProof.self
    static let texts = CampaignsTexts.catalogue

    var routes: [Route] {
        Route(Communication.plan, planCommunication)
        Route(Communication.revise, reviseCommunication)
        Route(Communication.approve, approveCommunication)
        Route(Communication.void, voidCommunication)
        Route(Communication.get, getCommunication)
        Route(Communication.list, listCommunication)

        Route(Campaigns.plan, planCampaign)
        Route(Campaigns.approve, approveCampaign)
        Route(Campaigns.launch, launchCampaign)
        Route(Campaigns.complete, completeCampaign)
        Route(Campaigns.correct, correctCampaign)
        Route(Campaigns.void, voidCampaign)
        Route(Campaigns.list, listCampaigns)
        Route(Campaigns.render, renderCampaign)

        Route(Materials.publish, publishMaterial)
        Route(Materials.correct, correctMaterial)
        Route(Materials.void, voidMaterial)
        Route(Materials.distribute, distributeMaterial)
        Route(Materials.voidDistribution, voidDistribution)
        Route(Materials.stock, stockOfMaterial)
        Route(Materials.list, listMaterials)

        Route(Events.schedule, scheduleEvent)
        Route(Events.hold, holdEvent)
        Route(Events.cancel, cancelEvent)
        Route(Events.correct, correctEvent)
        Route(Events.void, voidEvent)
        Route(Events.list, listEvents)
        Route(Events.reach, sumReach)

        Route(Courses.design, designCourse)
        Route(Courses.approve, approveCourse)
        Route(Courses.correct, correctCourse)
        Route(Courses.void, voidCourse)
        Route(Courses.list, listCourses)

        Route(Classes.open, openClass)
        Route(Classes.propose, proposeClasses)
        Route(Classes.schedule, scheduleClass)
        Route(Classes.attendSession, attendSession)
        Route(Classes.enrol, enrolLearner)
        Route(Classes.attend, attendClass)
        Route(Classes.leave, leaveClass)
        Route(Classes.voidEnrolment, voidEnrolment)
        Route(Classes.correctAttendance, correctAttendance)
        Route(Classes.voidAttendance, voidAttendance)
        Route(Classes.complete, completeClass)
        Route(Classes.correct, correctResult)
        Route(Classes.correctDays, correctClass)
        Route(Classes.void, voidClass)
        Route(Classes.import, importClass)
        Route(Classes.get, getClass)
        Route(Classes.list, listClasses)
        Route(Classes.attended, listAttended)

        Route(Certificates.verify, verifyCertificate)

        Route(Coverage.compute, computeCoverage)
        Route(Coverage.list, listCoverage)
    }

    var followings: [Following] {
        [
            followingRegistry,
            Following(FundingEvent.self, apply: followFunding, forget: forgetFunding),
        ]
    }
}
