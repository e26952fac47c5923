import Bus
import CampaignsAPI
import GRDB
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Campaigns

@Suite("What the file holds is read strictly", .timeLimit(.minutes(5)))
struct SpoiledRecordTests {
    private static let campaign: CampaignID = newID()
    private static let material: MaterialID = newID()
    private static let event: CommunicationEventID = newID()
    private static let course: CourseID = newID()
    private static let entry: ClassID = newID()
    private static let learner = Learner(newID(Subject.Caregiver.self))

    static let all: [(spoilt: SpoiledColumn, read: @Sendable (Database) throws -> Void)] = [
        (SpoiledColumn("campaigns", "status"), { _ = try CampaignRecords(db: $0).find(campaign) }),
        (SpoiledColumn("campaigns", "start"), { _ = try CampaignRecords(db: $0).find(campaign) }),
        (SpoiledColumn("campaigns", "launched_on"), { _ = try CampaignRecords(db: $0).find(campaign) }),
        (
            SpoiledColumn("campaigns", "area", #"["Sai"]"#, inside: "/0"),
            { _ = try CampaignRecords(db: $0).find(campaign) }
        ),
        (SpoiledColumn("materials", "kind"), { _ = try MaterialRecords(db: $0).find(material) }),
        (
            SpoiledColumn("materials", "audiences", #"["dolphins"]"#, inside: "/0"),
            { _ = try MaterialRecords(db: $0).find(material) }
        ),
        (
            SpoiledColumn("distributions", "to_unit", "Sai"),
            { _ = try MaterialRecords(db: $0).find(material) }
        ),
        (SpoiledColumn("events", "channel"), { _ = try EventRecords(db: $0).find(event) }),
        (SpoiledColumn("events", "reach"), { _ = try EventRecords(db: $0).find(event) }),
        (SpoiledColumn("courses", "status"), { _ = try CourseRecords(db: $0).find(course) }),
        (SpoiledColumn("classes", "status"), { _ = try ClassRecords(db: $0).find(entry) }),
        (SpoiledColumn("classes", "completed_on"), { _ = try ClassRecords(db: $0).find(entry) }),
        (SpoiledColumn("enrolments", "kind"), { _ = try EnrolmentRecords(db: $0).sitting(in: entry) }),
    ]

    /// One row in each table.
    private func fill(_ db: Database) throws {
        try CampaignRecords(db: db).save(
            Campaign(
                id: Self.campaign, title: "x", goal: "y", audiences: [.children], area: [School.province],
                channels: [.press], start: School.today, end: School.today, unit: School.province,
                status: .planned))
        try MaterialRecords(db: db).save(
            Material(
                id: Self.material, title: "x", kind: .leaflet, audiences: [.children], unit: School.province,
                publishedOn: School.today, quantity: 2, left: 2, distributions: []))
        try DistributionRecords(db: db).insert(
            Distribution(id: newID(), to: School.commune, quantity: 1, on: School.today), of: Self.material)
        try EventRecords(db: db).save(
            CommunicationEvent(
                id: Self.event, title: "x", channel: .direct, place: School.commune, on: School.today,
                audiences: [.children], status: .scheduled, reach: []))
        let course = Course(
            id: Self.course, title: "x", audiences: [.children], topics: ["inclusion"], hours: 1,
            requiredAttendance: 1, unit: School.province, status: .approved)
        try CourseRecords(db: db).save(course)
        try ClassRecords(db: db).save(
            KeptClass(
                id: Self.entry, course: course.id, place: School.commune, start: School.today,
                end: School.today, capacity: 1, status: .open))
        try EnrolmentRecords(db: db).save(
            KeptEnrolment(
                learner: Self.learner, from: School.today, hours: 0, isFailed: false, passed: nil),
            in: Self.entry)
    }

    @Test("a word, day, unit or list that nobody knows is an error that names its place", arguments: all)
    func strict(spoilt: SpoiledColumn, read: @Sendable (Database) throws -> Void) throws {
        try DatabaseQueue().write { db in
            for migration in CampaignsService.migrations { try migration.apply(db) }
            try fill(db)
            try read(db)
            try db.execute(literal: spoilt.spoiling)
            let error = #expect(throws: UnreadableRecord.self) { try read(db) }
            #expect(spoilt.difference(error) == nil)
        }
    }

    @Test("such a row ends a call INTERNAL, and the service goes on")
    func goesOn() async throws {
        try await School.deploy { deployment, office in
            let planned = try await office.call(Campaigns.plan, School.campaign("2021-03-01"))
            try deployment.alter("campaigns", "UPDATE campaigns SET status = 'forgotten'")
            let listed = try await office.refusal(of: Campaigns.list, ListCampaigns())
            #expect(listed?.status == .internal)
            let approval = ApproveCampaign(id: planned.id)
            #expect(try await office.refusal(of: Campaigns.approve, approval)?.status == .internal)
            #expect(try await office.call(Courses.list, ListCourses()).items.isEmpty)
        }
    }
}
