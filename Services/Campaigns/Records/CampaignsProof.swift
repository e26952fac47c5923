import CampaignsAPI
import GRDB
import JSONCoding
import ServiceKit
import Store
import Vocabulary

/// Campaigns and teaching held against their log: what the tables keep of hours is what events told, hour by hour; what they keep of
/// places in classes came with an event about the learner; a year's plan of communication, a campaign, an event, a course, a class and a
/// material are as the last event left them.
///
/// What events do not tell is not held against them: titles, goals, how many have room, and results, of which only passes are told.
struct CampaignsProof: LogProof {
    static let table = CampaignRecords.table

    private var versions = VersionsProof(of: [
        .init("attendance_facts", isOpen: true), .init("enrolment_facts"),
    ])

    init() {}

    mutating func pass(_ event: EventEnvelope, _ db: Database) throws -> [EvidenceFault] {
        guard let recorded = try event.recorded(CampaignsEvent.self)?.event else {
            return try versions.pass([], by: event, db)
        }
        return try versions.pass(recorded.told, by: event, db) + faultsOfRow(recorded, event, db)
    }

    func finish(upTo position: UInt64, _ db: Database) throws -> [EvidenceFault] {
        try versions.finish(upTo: position, db)
            + [
                CommunicationRecords.table, CampaignRecords.table, EventRecords.table, CourseRecords.table,
                ClassRecords.table, MaterialRecords.table,
            ].flatMap { try LatestProof.untold(in: $0, db) }
    }

    private func faultsOfRow(
        _ recorded: CampaignsEvent, _ event: EventEnvelope, _ db: Database
    ) throws -> [EvidenceFault] {
        func latest(in table: String, _ isAsTold: () throws -> Bool) throws -> [EvidenceFault] {
            try LatestProof.faults(of: event, in: table, db, isAsTold: isAsTold)
        }
        switch recorded {
        case .communicationPlanned(let told), .communicationRevised(let told),
            .communicationApproved(let told):
            return try latest(in: CommunicationRecords.table) {
                try CommunicationRecords(db: db).find(told.id) == told
            }
        case .communicationVoided(let told):
            return try latest(in: CommunicationRecords.table) {
                let records = CommunicationRecords(db: db)
                let kept = try records.find(told.plan.id)
                if told.step == .drafted, told.version == 1 {
                    return try kept == nil && records.isVoided(told.plan.id)
                }
                return kept == told.plan
            }
        case .campaignPlanned(let told), .campaignApproved(let told), .campaignLaunched(let told),
            .campaignCompleted(let told):
            return try latest(in: CampaignRecords.table) {
                try CampaignRecords(db: db).find(told.id)?.facts(on: told.on) == told
            }
        // Which step was put right or taken back, and why, is no part of the campaign.
        case .campaignCorrected(let told), .campaignVoided(let told):
            return try latest(in: CampaignRecords.table) {
                let kept = try CampaignRecords(db: db).find(told.id)?.facts(on: told.on)
                if case .campaignVoided = recorded, told.step == .planned {
                    return try kept == nil && CampaignRecords(db: db).isVoided(told.id)
                }
                return kept == told.with { ($0.step, $0.reason) = (nil, nil) }
            }
        case .eventScheduled(let told): return try faults(of: told, .scheduled, event, db)
        case .eventHeld(let told): return try faults(of: told, .held, event, db)
        case .eventCancelled(let told): return try faults(of: told, .cancelled, event, db)
        // Why it was put right is no part of the event.
        case .eventCorrected(let told):
            return try faults(of: told.with { $0.reason = nil }, .held, event, db)
        case .eventVoided(let told):
            return try faults(of: told.with { $0.reason = nil }, .scheduled, event, db)
        // Which step was put right or taken back, when and why, is no part of the course.
        case .courseDesigned(let told), .courseApproved(let told), .courseCorrected(let told),
            .courseVoided(let told):
            return try latest(in: CourseRecords.table) {
                let kept = try CourseRecords(db: db).find(told.id)?.facts
                if case .courseVoided = recorded, told.step == .designed {
                    return try kept == nil && CourseRecords(db: db).isVoided(told.id)
                }
                return kept == told.with { ($0.step, $0.on, $0.reason) = (nil, nil, nil) }
            }
        case .classOpened(let told), .classCompleted(let told), .classCorrected(let told),
            .classVoided(let told):
            return try latest(in: ClassRecords.table) {
                guard let kept = try ClassRecords(db: db).find(told.id) else {
                    return try told.step == .open && ClassRecords(db: db).isVoided(told.id)
                }
                let isCompleted = told.passed != nil
                let facts = kept.facts(on: told.on, enrolled: told.enrolled, passed: told.passed)
                return facts == told.with { ($0.step, $0.reason) = (nil, nil) }
                    && (kept.status == .completed) == isCompleted && told.step != .open
                    && (isCompleted
                        ? kept.completedOn == told.on : told.step != nil || kept.start == told.on)
            }
        case .materialPublished(let told), .materialCorrected(let told):
            return try latest(in: MaterialRecords.table) {
                try MaterialRecords(db: db).find(told.id)?.facts == told.with { $0.reason = nil }
            }
        case .materialVoided(let told):
            return try latest(in: MaterialRecords.table) { try MaterialRecords(db: db).isVoided(told.id) }
        default: return []
        }
    }

    private func faults(
        of told: EventFacts, _ status: EventStatus, _ event: EventEnvelope, _ db: Database
    ) throws -> [EvidenceFault] {
        try LatestProof.faults(of: event, in: EventRecords.table, db) {
            let kept = try EventRecords(db: db).find(told.id)
            return kept?.facts == told && kept?.status == status
        }
    }
}

extension CampaignsEvent {
    /// The versions that it tells of, as the tables of teaching keep them.
    fileprivate var told: [ToldVersion] {
        get throws {
            switch self {
            case .attendanceRecorded(let it): [try it.told(.recorded)]
            case .attendanceCorrected(let it), .attendanceContradicted(let it): [try it.told(.corrected)]
            case .attendanceVoided(let it): [try it.told(.voided)]
            case .learnerEnrolled(let it), .learnerLeft(let it), .enrolmentVoided(let it):
                [
                    ToldVersion(
                        someOf: FactSubject(it.learner, in: it.class).description, in: "enrolment_facts")
                ]
            default: []
            }
        }
    }
}

extension AttendanceFacts {
    fileprivate func told(_ kind: VersionKind) throws -> ToldVersion {
        let attended = Attended(class: `class`, hours: hours, contradicted: contradicted == true)
        return ToldVersion(
            nil, of: FactSubject(learner, in: `class`).description, kind, from: on, until: on,
            value: String(decoding: try JSON.encode(attended), as: UTF8.self), in: "attendance_facts")
    }
}
