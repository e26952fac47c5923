import Bus
import CampaignsAPI
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Campaigns

@Suite("The campaigns service", .timeLimit(.minutes(5)))
struct ServiceTests {
    @Test("a child registered just now is enrolled, attends and passes; the log says so once")
    func teaches() async throws {
        try await School.deploy { deployment, office in
            let course = try await School.approved(office)
            let children = try await School.told(office, 2)
            let opened = try await office.call(Classes.open, School.classRequest(course.id))
            for id in children {
                _ = try await office.call(Classes.enrol, EnrolLearner(id: opened.id, learner: Learner(id)))
            }
            let first = AttendClass(id: opened.id, learner: Learner(children[0]), hours: 4).with {
                $0.on = day("2021-03-01")
            }
            _ = try await office.call(Classes.attend, first)
            let again = AttendClass(id: opened.id, learner: Learner(children[0]), hours: 8).with {
                $0.on = day("2021-03-01")
            }
            let twice = try await office.refusal(of: Classes.attend, again)
            #expect(twice?.status == .alreadyExists)
            #expect(twice?.fields == ["/on"])
            let eight = CorrectAttendance(
                id: opened.id, learner: Learner(children[0]), on: day("2021-03-01"), hours: 8)
            #expect(try await office.call(Classes.correctAttendance, eight).hoursAttended == 8)
            let completed = try await office.call(Classes.complete, CompleteClass(id: opened.id))
            #expect(completed.enrolled == 2)
            #expect(completed.passed == 1)
            let register = try await office.call(Classes.get, GetClass(id: opened.id))
            #expect(register.class == completed)
            #expect(Set(register.enrolments.items.map(\.passed)) == [true, false])
            let late = try await office.refusal(of: Classes.attend, again)
            #expect(late?.status == .failedPrecondition)
            deployment.set(day: day("2021-04-20"))
            let correction = CorrectResult(
                id: opened.id, learner: Learner(children[0]), passed: false, reason: "ghi nhầm")
            let corrected = try await office.call(Classes.correct, correction)
            #expect(corrected.reason == "ghi nhầm")
            let putRight = try await office.call(Classes.get, GetClass(id: opened.id)).enrolments.items
            #expect(putRight.filter { $0.reason != nil } == [corrected])
            let events = try await deployment.store(of: "campaigns").events(after: 0, limit: 20)
            #expect(
                events.map(\.type) == [
                    "campaigns.courseDesigned", "campaigns.courseApproved", "campaigns.classOpened",
                    "campaigns.learnerEnrolled", "campaigns.learnerEnrolled", "campaigns.attendanceRecorded",
                    "campaigns.attendanceCorrected", "campaigns.classCompleted", "campaigns.trainingPassed",
                    "campaigns.trainingRevoked",
                ])
            #expect(events[8].subject == children[0].text)
            let told = try events[9].recorded(CampaignsEvent.self)?.event
            guard case .trainingRevoked(let result) = told else {
                Issue.record("it was not told that the pass is revoked")
                return
            }
            #expect(result.on == completed.completedOn)
        }
    }

    @Test("who passed after all has passed on the day of the class, not when somebody noticed")
    func passedAfterAll() async throws {
        try await School.deploy { deployment, office in
            let course = try await School.approved(office)
            let learner = try await Learner(School.told(office, 1)[0])
            let opened = try await office.call(Classes.open, School.classRequest(course.id))
            _ = try await office.call(Classes.enrol, EnrolLearner(id: opened.id, learner: learner))
            for date in [day("2021-03-01"), day("2021-03-02")] {
                let attended = AttendClass(id: opened.id, learner: learner, hours: 5).with { $0.on = date }
                _ = try await office.call(Classes.attend, attended)
            }
            let completion = CompleteClass(id: opened.id).with {
                $0.on = day("2021-03-10")
                $0.failed = [learner]
            }
            _ = try await office.call(Classes.complete, completion)
            deployment.set(day: day("2022-01-15"))
            _ = try await office.call(
                Classes.correct,
                CorrectResult(id: opened.id, learner: learner, passed: true, reason: "chấm lại"))
            let last = try await deployment.store(of: "campaigns").events(after: 0, limit: 20).last
            guard case .trainingPassed(let result) = try last?.recorded(CampaignsEvent.self)?.event else {
                Issue.record("it was not told that somebody passed")
                return
            }
            #expect(result.on == day("2021-03-10"))
        }
    }

    @Test("a child of whom the registry has not told is not found; one that is closed is not enrolled")
    func unknown() async throws {
        try await School.open { office in
            let course = try await School.approved(office)
            let opened = try await office.call(Classes.open, School.classRequest(course.id))
            let id = try await School.told(office, 1)[0]
            let stranger = EnrolLearner(id: opened.id, learner: Learner(newID(Subject.Child.self)))
            let refused = try await office.refusal(of: Classes.enrol, stranger)
            #expect(refused?.status == .notFound)
            #expect(refused?.fields == ["/learner/id"])
            let closed = ChildFacts(child: id, facts: [.standing(.moved, from: day("2021-03-01"))])
            _ = try await office.call(RegistryStandIn.tell, .childClosed(closed))
            let gone = EnrolLearner(id: opened.id, learner: Learner(id))
            #expect(try await office.refusal(of: Classes.enrol, gone)?.status == .failedPrecondition)
        }
    }

    @Test("a class list is imported, one learner a row; sent again it changes nothing")
    func imports() async throws {
        try await School.open { office in
            let course = try await School.approved(office)
            let children = try await School.told(office, 40)
            let opened = try await office.call(Classes.open, School.classRequest(course.id, capacity: 40))
            var rows = children.map { ClassRow(class: opened.id, learner: Learner($0), hours: 10) }
            rows[0] = ClassRow(class: opened.id, learner: Learner(children[0]), hours: 10).with {
                $0.passed = false
            }
            rows.append(ClassRow(class: opened.id, learner: Learner(newID(Subject.Child.self)), hours: 10))
            rows.append(ClassRow(class: opened.id, learner: Learner(children[1]), hours: 11))
            let summary = try await office.import(Classes.import, rows)
            #expect(summary.accepted == 40)
            #expect(summary.rejections.map(\.row) == [41, 42])
            #expect(summary.rejections.map(\.fields) == [["/learner/id"], ["/hours"]])
            #expect(try await office.import(Classes.import, Array(rows.prefix(40))).accepted == 40)
            let completed = try await office.call(Classes.complete, CompleteClass(id: opened.id))
            #expect(completed.enrolled == 40)
            #expect(completed.passed == 39)
        }
    }

    @Test("a campaign is led from plan to completion, with its material and event")
    func campaign() async throws {
        try await School.open { office in
            let planned = try await office.call(
                Campaigns.plan,
                PlanCampaign(
                    title: "Tháng hành động", goal: "Mọi nhà đều biết", audiences: [.caregivers, .children],
                    channels: [.direct], start: day("2021-03-01"), end: day("2021-12-31")))
            _ = try await office.call(Campaigns.approve, ApproveCampaign(id: planned.id))
            let launched = try await office.call(Campaigns.launch, LaunchCampaign(id: planned.id))
            let made = try await School.leaflets(office, for: planned.id)
            let sent = try await office.call(
                Materials.distribute, DistributeMaterial(id: made.id, to: School.commune, quantity: 200))
            #expect(sent.left == 300)
            #expect(
                try await office.call(Materials.list, ListMaterials().with { $0.campaign = planned.id }).items
                    == [sent])
            let local = office.acting(as: School.district)
            let event = try await local.call(
                Events.schedule,
                ScheduleEvent(
                    title: "Nói chuyện", channel: .direct, place: School.commune, on: School.today,
                    audiences: [.children]
                ).with { $0.campaign = planned.id })
            let reach = [Reach(audience: .children, female: 12, male: 9)]
            let held = try await local.call(Events.hold, HoldEvent(id: event.id, reach: reach))
            #expect(held.reach == reach)
            #expect(
                try await office.call(Events.list, ListEvents().with { $0.status = .held }).items == [held])
            #expect(
                try await office.call(Campaigns.list, ListCampaigns().with { $0.status = .launched }).items
                    == [launched])
            let done = try await office.call(Campaigns.complete, CompleteCampaign(id: planned.id))
            #expect(done.completedOn == School.today)
        }
    }

    @Test("why an event was cancelled is kept with it")
    func cancelled() async throws {
        try await School.deploy { deployment, office in
            let event = try await office.call(
                Events.schedule,
                ScheduleEvent(
                    title: "Nói chuyện", channel: .direct, place: School.commune, on: School.today,
                    audiences: [.children]))
            let cancelled = try await office.call(
                Events.cancel, CancelEvent(id: event.id, reason: "mưa  bão"))
            #expect(cancelled.reason == "mưa bão")
            #expect(try await office.call(Events.list, ListEvents()).items == [cancelled])
            let told = try await deployment.store(of: "campaigns").events(after: 0, limit: 20)
                .compactMap { try $0.recorded(CampaignsEvent.self)?.event }
                .compactMap { if case .eventCancelled(let facts) = $0 { facts.reason } else { nil } }
            #expect(told == ["mưa bão"])
        }
    }

    @Test("a district acts for itself: not for the province's campaigns, nor in another district")
    func scope() async throws {
        try await School.open { office in
            let district = office.acting(as: School.otherDistrict)
            let plan = PlanCampaign(
                title: "x", goal: "y", audiences: [.community], channels: [.press], start: School.today,
                end: School.today
            ).with { $0.unit = School.province }
            let planned = try await district.refusal(of: Campaigns.plan, plan)
            #expect(planned?.status == .permissionDenied)
            #expect(planned?.fields == ["/unit"])
            let course = try await School.approved(office)
            let elsewhere = try await district.refusal(of: Classes.open, School.classRequest(course.id))
            #expect(elsewhere?.fields == ["/place"])
            let opened = try await office.call(Classes.open, School.classRequest(course.id))
            #expect(
                try await district.refusal(of: Classes.get, GetClass(id: opened.id))?.status == .notFound)
            #expect(try await district.items(Classes.list, ListClasses()).isEmpty)
            let own = office.acting(as: School.district)
            #expect(try await own.items(Classes.list, ListClasses()) == [opened])
            #expect(
                try await district.call(Courses.list, ListCourses().with { $0.topic = "inclusion" }).items
                    == [course])
            let lead = office.acting(as: School.province, [.communicator])
            let asCommunicator = try await lead.refusal(of: Courses.approve, ApproveCourse(id: course.id))
            #expect(asCommunicator?.status == .permissionDenied)
        }
    }

    @Test("a command sent again with its key is done once")
    func replay() async throws {
        try await School.open { office in
            let first = try await office.call(Courses.design, School.course(), key: "k1")
            #expect(try await office.call(Courses.design, School.course(), key: "k1") == first)
            #expect(try await office.call(Courses.list, ListCourses()).items.count == 1)
        }
    }

    @Test("a refusal says words in the reader's language, never the program's own")
    func words() async throws {
        try await School.open { office in
            let planned = try await office.call(Campaigns.plan, School.campaign("2021-03-01"))
            let launch = LaunchCampaign(id: planned.id)
            let said = try await office.refusal(of: Campaigns.launch, launch)
            let step = "Chiến dịch đang ở bước “đã lập kế hoạch”: việc này cần bước “đã phê duyệt”."
            // Who took the last step, and when.
            let day = DayWords.day(School.today, in: .vi)
            let who = "Vướng ở \(planned.id), do \(School.province) ghi ngày \(day)."
            #expect(said?.message == "\(step) \(who)")
            let design = School.course([.community])
            let choices = try await office.reading(.en).refusal(of: Courses.design, design)
            #expect(
                choices?.message.hasSuffix(
                    "children, caregivers, officers, teachers, collaborators."
                ) == true)
        }
    }

    @Test("every sentence is there in both languages")
    func texts() { #expect(CampaignsTexts.catalogue.untranslated.isEmpty) }
}
