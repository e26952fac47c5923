import Bus
import CampaignsAPI
import CatalogueAPI
import FundingAPI
import JSONCoding
import RegistryAPI
import ServiceKit
package import Vocabulary

/// Asks the departments for what they have of a child. Each look is one that they log.
package struct ChildFileAsking {
    private let clients: ServiceClients
    private let directory: MethodDirectory
    private let caller: UnitPath

    /// Who is asked first: the register.
    package static let service = RegistryContract.name

    /// A person waits: a department that is away is said to be.
    private static let patience = Duration.seconds(4)

    package init(_ clients: ServiceClients, _ directory: MethodDirectory, as caller: UnitPath) {
        (self.clients, self.directory, self.caller) = (clients, directory, caller)
    }

    /// Throws ``CallError`` where the register itself does not show the child.
    package func file(of id: ChildID) async throws -> ChildFile {
        let child: JSONValue = ["child": .string(id.text)]
        let own = child.with("unit", .string(clients.unit(of: caller).text))
        let (shown, register, cases) = try await register(id)
        var parts = [register, cases]
        let questions: [(topic: ChildFile.Topic, method: String, request: JSONValue)] = [
            (.history, Children.history.name, child), (.deliveries, Deliveries.list.name, child),
            (.referrals, Referrals.list.name, child), (.assistance, Entitlements.list.name, own),
            (.waivers, Waivers.list.name, child),
            (
                .classes, Classes.attended.name, ["learner": ["kind": "child", "id": .string(id.text)]]
            ),
        ]
        // Who did not answer once is not waited for again.
        var away: [String: ChildFile.Standing] = [:]
        for (topic, method, request) in questions {
            let service = Self.service(of: method)
            if let standing = away[service] {
                parts.append(
                    ChildFile.Part(topic: topic, service: service, method: method, standing: standing))
                continue
            }
            let part = await part(topic, method, request)
            if part.isSilent { away[service] = part.standing }
            parts.append(part)
        }
        return ChildFile(shown, try await fresh(parts))
    }

    /// A case and its child, as the register shows them to who works on it. Throws ``CallError``.
    package func taken(_ id: String) async throws -> (taken: ChildFile.Part, child: ChildFile.Part) {
        let taken = try await answered(asked(.cases, Cases.get.name, ["id": .string(id)]))
        let child = taken.items.first?["child"] ?? .null
        return (taken, try await answered(asked(.register, Children.get.name, ["id": child])))
    }

    private func answered(_ part: ChildFile.Part) throws -> ChildFile.Part {
        switch part.standing {
        case .refused(let why): throw CallError(.permissionDenied, why)
        case .away(let why): throw CallError(.unavailable, why)
        case .current, .behind: part
        }
    }

    /// The child with the parts of its file. Cases are for caseworkers: who is none sees the rest, and is told so.
    private func register(
        _ id: ChildID
    ) async throws -> (child: JSONValue, register: ChildFile.Part, cases: ChildFile.Part) {
        func request(_ parts: [ChildPart]) -> JSONValue {
            ["id": .string(id.text), "include": .array(parts.map { .string($0.rawValue) })]
        }
        let method = Children.get.name
        var cases = try await asked(.cases, method, request(ChildPart.allCases))
        var register = cases
        if case .refused = cases.standing {
            register = try await asked(.register, method, request(ChildPart.allCases.filter { $0 != .cases }))
        }
        guard let child = try answered(register).items.first else { throw CallError(.notFound, id.text) }
        var known = ChildFile.Part(
            topic: .register, service: register.service, method: method, standing: register.standing)
        (known.items, known.schema) = ([child], register.schema)
        cases.items = child["parts"]?["cases"]?["items"]?.array ?? []
        cases.schema =
            register.schema.member("parts")?.member("cases")?.member("items")?.element ?? register.schema
        return (child, known, cases)
    }

    private func part(
        _ topic: ChildFile.Topic, _ method: String, _ request: JSONValue
    ) async -> ChildFile.Part {
        do {
            return try await asked(topic, method, request)
        } catch {
            let report = ErrorReport(error, in: clients.language)
            return ChildFile.Part(
                topic: topic, service: Self.service(of: method), method: method,
                standing: .away(report.lines.first ?? method))
        }
    }

    private static func service(of method: String) -> String { String(method.prefix { $0 != "." }) }

    /// All that a list has, or the one answer of a question.
    private func asked(
        _ topic: ChildFile.Topic, _ method: String, _ request: JSONValue
    ) async throws -> ChildFile.Part {
        let service = Self.service(of: method)
        var part = ChildFile.Part(topic: topic, service: service, method: method, standing: .current)
        var call = CallByName(method: method, credential: .unit(caller))
        (call.body, call.timeout, call.retries) = (request, Self.patience, false)
        var after: JSONValue?
        repeat {
            if let after { call.body = request.with("after", after) }
            var outcome = try await call.make(through: clients, directory).first?.outcome
            if outcome?.status == .deadlineExceeded || outcome?.status == .unavailable, call.seen == nil {
                // One that has not heard of all that the register told yet is asked for what it has.
                call.seen = Positions()
                outcome = try await call.make(through: clients, directory).first?.outcome
            }
            guard let outcome, outcome.status == .ok else {
                let why = outcome?.message ?? method
                part.standing = outcome?.status.isRefusal == true ? .refused(why) : .away(why)
                part.isSilent = outcome.map { [.unavailable, .deadlineExceeded].contains($0.status) } ?? true
                return part
            }
            let isList = outcome.body["items"] != nil
            part.items += isList ? outcome.body["items"]?.array ?? [] : [outcome.body]
            after = outcome.isOfItems ? nil : outcome.body["next"].flatMap { $0.string == nil ? nil : $0 }
        } while after != nil
        let description = try await directory.describe(
            method, at: service, timeout: Self.patience, retry: .never)
        let reply = Schema(description.reply)
        part.schema = description.kind == .feed ? reply : reply.member("items")?.element ?? reply
        return part
    }

    /// The parts with how far their departments have followed the others.
    private func fresh(_ parts: [ChildFile.Part]) async throws -> [ChildFile.Part] {
        var standings: [String: ChildFile.Standing] = [:]
        for service in Set(parts.filter(\.standing.isAnswer).map(\.service)) {
            standings[service] = await standing(of: service)
        }
        return parts.map { part in
            var part = part
            if part.standing.isAnswer, let standing = standings[part.service] { part.standing = standing }
            return part
        }
    }

    private func standing(of service: String) async -> ChildFile.Standing {
        do {
            let report = try await clients.client(to: service, as: .unit(caller)).call(
                Health.check, Empty(),
                CallOptions(timeout: Self.patience, language: clients.language, retry: .never))
            var behind: [String: UInt64?] = [:]
            for log in report.following where !log.connected || log.lag > 0 {
                behind[log.source] = .some(log.connected ? log.lag : nil)
            }
            return behind.isEmpty ? .current : .behind(behind)
        } catch {
            // It has just answered, and went away since: how far it has followed the others nobody knows.
            return .behind([service: nil])
        }
    }
}

extension Status {
    /// Whether the caller was told no; anything else is nobody's answer.
    fileprivate var isRefusal: Bool {
        [.permissionDenied, .notFound, .invalidArgument, .failedPrecondition, .unauthenticated].contains(self)
    }
}

extension JSONValue {
    fileprivate func with(_ member: String, _ value: JSONValue) -> JSONValue {
        guard var own = object else { return self }
        own[member] = value
        return .object(own)
    }
}
