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

@Suite("What the file holds is read strictly", .timeLimit(.minutes(2)))
struct SpoiltRecordTests {
    /// A column with something in it that the program does not know, and how it is read.
    struct Spoilt: Sendable, CustomTestStringConvertible {
        let table: String
        let column: String
        var value = "spoilt"
        /// Where in the column the fault is found.
        var inside = ""
        let read: @Sendable (Database) throws -> Void

        var testDescription: String { "\(table).\(column)" }
    }

    private static let campaign: CampaignID = newID()
    private static let material: MaterialID = newID()
    private static let event: CommunicationEventID = newID()
    private static let course: CourseID = newID()
    private static let entry: ClassID = newID()
    private static let learner = Learner(newID(Subject.Child.self))

    static let all: [Spoilt] = [
        Spoilt(table: "campaigns", column: "status") { _ = try CampaignRecords(db: $0).find(campaign) },
        Spoilt(table: "campaigns", column: "start") { _ = try CampaignRecords(db: $0).find(campaign) },
        Spoilt(table: "campaigns", column: "launched_on") { _ = try CampaignRecords(db: $0).find(campaign) },
        Spoilt(table: "campaigns", column: "area", value: #"["Sai"]"#, inside: "/0") {
            _ = try CampaignRecords(db: $0).find(campaign)
        },
        Spoilt(table: "materials", column: "kind") { _ = try MaterialRecords(db: $0).find(material) },
        Spoilt(table: "materials", column: "audiences", value: #"["dolphins"]"#, inside: "/0") {
            _ = try MaterialRecords(db: $0).find(material)
        },
        Spoilt(table: "distributions", column: "to_unit", value: "Sai") {
            _ = try MaterialRecords(db: $0).find(material)
        },
        Spoilt(table: "events", column: "channel") { _ = try EventRecords(db: $0).find(event) },
        Spoilt(table: "events", column: "reach") { _ = try EventRecords(db: $0).find(event) },
        Spoilt(table: "courses", column: "status") { _ = try CourseRecords(db: $0).find(course) },
        Spoilt(table: "classes", column: "status") { _ = try ClassRecords(db: $0).find(entry) },
        Spoilt(table: "classes", column: "completed_on") { _ = try ClassRecords(db: $0).find(entry) },
        Spoilt(table: "enrolments", column: "kind") { _ = try EnrolmentRecords(db: $0).all(in: entry) },
        Spoilt(table: "learners", column: "role") { _ = try LearnerRecords(db: $0).find(learner) },
        Spoilt(table: "learners", column: "unit", value: "Sai") {
            _ = try LearnerRecords(db: $0).find(learner)
        },
    ]

    /// One row in each table.
    private func fill(_ db: Database) throws {
        try CampaignRecords(db: db).save(
            Campaign(
                id: Self.campaign, title: "x", goal: "y", audiences: [.children], area: [School.province],
                channels: [.press], start: School.today, end: School.today, unit: School.province,
                status: .planned))
        try MaterialRecords(db: db).insert(
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
            ClassEntry(
                id: Self.entry, course: course.id, place: School.commune, start: School.today,
                end: School.today, capacity: 1, status: .open))
        try EnrolmentRecords(db: db).save(
            EnrolmentEntry(learner: Self.learner, hours: 0, isFailed: false, passed: nil), in: Self.entry)
        try LearnerRecords(db: db).save(
            KnownLearner(Self.learner, of: School.commune, role: nil, isActive: true))
    }

    @Test("a word, day, unit or list that nobody knows is an error that names its place", arguments: all)
    func strict(spoilt: Spoilt) throws {
        try DatabaseQueue().write { db in
            for migration in CampaignsService.migrations { try migration.apply(db) }
            try fill(db)
            try spoilt.read(db)
            try db.execute(
                sql: "UPDATE \(spoilt.table) SET \(spoilt.column) = ?", arguments: [spoilt.value])
            let error = #expect(throws: UnreadableRecord.self) { try spoilt.read(db) }
            #expect(error?.table == spoilt.table)
            #expect(error?.column == spoilt.column + spoilt.inside)
            #expect(error?.withoutValues.contains(spoilt.value) == false)
        }
    }

    @Test("such a row ends a call INTERNAL, and the service goes on")
    func goesOn() async throws {
        try await School.open { deployment, office in
            let planned = try await office.call(Campaigns.plan, School.campaign("2021-03-01"))
            var configuration = Configuration()
            configuration.busyMode = .timeout(5)
            let file = try DatabaseQueue(
                path: deployment.data.store(of: "campaigns"), configuration: configuration)
            try await file.write { try $0.execute(sql: "UPDATE campaigns SET status = 'forgotten'") }
            try file.close()
            let listed = try await office.refusal(of: Campaigns.list, ListCampaigns())
            #expect(listed?.status == .internal)
            let approval = ApproveCampaign(id: planned.id)
            #expect(try await office.refusal(of: Campaigns.approve, approval)?.status == .internal)
            #expect(try await office.call(Courses.list, ListCourses()).items.isEmpty)
        }
    }
}
