import Bus
import JSONCoding
import TestKit
import Testing
import Vocabulary

@testable import ServiceKit

/// Each command whose request names a child, or a record about one, by who does all of that work in another district, whose people may
/// look at no file of this one. The place that the caller does work in is there too: a class, an offer, a child of its own.
@Suite("Whoever records something about a child has it in reach", .timeLimit(.minutes(10)))
struct OutOfReachTests {
    /// What ids are of, where they lead to a child.
    private static let ofChildren: Set = [
        "Subject.Child", "Subject.Delivery", "Subject.Referral", "Subject.Workflow",
        "CampaignsSubject.Learner",
        "Entitlement", "GatewaySubject.Case", "GatewaySubject.Task", "Notice", "RegistrySubject.Act",
        "RegistrySubject.CaregiverLink", "RegistrySubject.Case", "RegistrySubject.ChildTransfer",
        "RegistrySubject.Circumstance", "RegistrySubject.Disability", "RegistrySubject.DisabilityApplication",
        "RegistrySubject.FileOpening", "RegistrySubject.Placement", "RegistrySubject.PlacementNote",
        "RegistrySubject.PlacementVisit", "RegistrySubject.Screening", "Waiver",
    ]

    /// What ids are of, where they do not.
    private static let ofOthers: Set = [
        "AdoptedPlan", "AidProposal", "Allocation", "CampaignsSubject.BudgetLine",
        "CampaignsSubject.Campaign",
        "CampaignsSubject.Class", "CampaignsSubject.CommunicationPlan", "CampaignsSubject.Course",
        "CampaignsSubject.Distribution", "CampaignsSubject.Event", "CampaignsSubject.Material",
        "CatalogueSubject.Membership", "CatalogueSubject.Network", "CatalogueSubject.Pilot",
        "CatalogueSubject.Upgrade", "Commitment", "Compilation", "Difficulty", "Donation", "Estimate",
        "Inspection", "Payment", "PaymentRun", "RegistrySubject.CarerApproval", "Review", "Round",
        "SentReport",
        "Settlement", "Source", "SpendingFinding", "SpendingInspection", "Subject.Caregiver", "Subject.Fact",
        "Subject.Offer", "Subject.Provider", "Subject.Worker", "Submission",
    ]

    /// Named and not played.
    private static let reviewed = [
        "registry.Children/Register":
            "`distinctFrom` says who is not meant: one out of reach is nobody who is asked about, as an id that nothing has",
        "registry.Children/Import":
            "takes what `registry.Children/Register` takes, and nothing else that names a child",
    ]

    private static let commands = DepartmentServices.contracts.flatMap { contract in
        contract.methods.filter {
            [.command, .import].contains($0.kind) && $0.name.hasPrefix(contract.service + ".")
        }
    }

    /// What the ids of a request are of, but for the one that a new record is to have.
    private static func subjects<Request: Payload>(of type: Request.Type) throws -> Set<String> {
        let schema = try JSONSchema.derive(from: type) { type in
            guard let described = Schemas.describe(type) else { return nil }
            let name = String(reflecting: type)
            guard name.hasPrefix("Vocabulary.ID<"), var schema = described.schema?.object else {
                return described
            }
            let subject = name.dropFirst("Vocabulary.ID<".count).dropLast()
            schema["x-subject"] = .string(subject.split(separator: ".").dropFirst().joined(separator: "."))
            return TypeDescription(
                .object(schema), example: described.example, low: described.low, high: described.high)
        }
        guard var object = schema.object, let members = object["properties"]?.object?.members else {
            return SchemaPlaces(schema).words(of: "x-subject")
        }
        let required = (object["required"]?.array ?? []).compactMap(\.string)
        object["properties"] = .object(
            JSONObject(members.filter { $0.name != "id" || required.contains("id") }))
        return SchemaPlaces(.object(object)).words(of: "x-subject")
    }

    @Test("every command that names a child, or what is about one, is played")
    func complete() throws {
        var named: Set<String> = []
        for command in Self.commands {
            let subjects = try Self.subjects(of: command.types.request)
            // Each that is new here is looked at: does it lead to a child?
            #expect(subjects.subtracting(Self.ofChildren.union(Self.ofOthers)) == [], "\(command.name)")
            let asked = subjects.intersection(Self.ofChildren)
            if !asked.isEmpty { named.insert(command.name) }
            guard let bodies = OutOfReachPlays.all[command.name] else { continue }
            #expect(
                bodies.allSatisfy { body in OutOfReachWorld.children.contains { body.contains("{\($0)}") } },
                "\(command.name) names no child")
        }
        #expect(named.count > 80)
        let played = Set(OutOfReachPlays.all.keys)
        #expect(named.subtracting(played).subtracting(Self.reviewed.keys).sorted() == [], "to be played")
        #expect(played.subtracting(named).sorted() == [], "names no child")
        #expect(
            Set(Self.reviewed.keys).subtracting(named).union(played.intersection(Self.reviewed.keys)) == [])
    }

    @Test("out of reach it is answered as of an id that nothing has, and nothing is changed")
    func outOfReach() async throws {
        try await OutOfReachWorld.open { world in
            var heard: [String: [String]] = [:]
            for contract in DepartmentServices.contracts {
                // A run goes on by itself, and what it does is told meanwhile.
                let isStill = contract.service != "gateway"
                if !isStill { try await world.startRun() }
                let before = try await world.head(of: contract.service)
                for command in contract.methods {
                    for body in OutOfReachPlays.all[command.name] ?? [] {
                        heard[command.name + body] = try await play(command, body, in: world)
                    }
                }
                if isStill { #expect(try await world.head(of: contract.service) == before) }
            }
            // That each was refused for the child, and not for what else it says: who reaches the child hears something else.
            for (command, body) in Self.ordered() {
                let near = try await world.answer(to: command, body, by: world.province)?.said ?? []
                let far = heard[command.name + body] ?? []
                #expect(Set(near).isDisjoint(with: far), "\(command.name) \(body): \(near)")
            }
        }
    }

    /// What makes records unknown to everybody comes last.
    private static func ordered() -> [(command: ServiceContract.Entry, body: String)] {
        func rank(_ name: String) -> Int { name.contains("Forget") ? 2 : name.contains("Void") ? 1 : 0 }
        return commands.sorted { (rank($0.name), $0.name) < (rank($1.name), $1.name) }.flatMap { command in
            // Where the child has no place nobody has anything to say of it.
            (OutOfReachPlays.all[command.name] ?? [])
                .filter { !$0.contains("{host-class}") && !$0.contains("{host-provider}") }
                .map { (command, $0) }
        }
    }

    private static let notListed = ["campaigns.not-enrolled", "catalogue.handover-not-held"]

    /// What the stranger hears of it.
    private func play(
        _ command: ServiceContract.Entry, _ body: String, in world: OutOfReachWorld
    ) async throws -> [String] {
        // By each entry of a child that has two.
        let bodies = body.contains("{child}") ? [body.replacing("{child}", with: "{merged}"), body] : [body]
        let nowhere = world.elsewhere()
        var heard: [String] = []
        for body in bodies {
            let known = try await world.answer(to: command, body, by: world.stranger)
            let unknown = try await nowhere.answer(to: command, body, by: world.stranger)
            heard = known?.said ?? []
            // Of a list what is wrong with it is told together.
            let isUnknown =
                known?.status == "NOT_FOUND"
                || Self.notListed.contains { heard.first?.contains($0) == true }
            #expect(isUnknown, "\(command.name) \(body): \(heard)")
            #expect(known?.renamed(from: world, to: nowhere) == unknown, "\(command.name) \(body)")
        }
        return heard
    }
}
