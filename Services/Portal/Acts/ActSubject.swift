import Bus
import CatalogueAPI
import GatewayKit
import JSONCoding
import RegistryAPI
import ServiceKit
import Vocabulary

/// Whom an act is about, as far as its form has to say and to know.
struct ActSubject {
    let name: String
    /// As the register has the child; null of one that is out of reach until the act is done.
    let child: JSONValue
    let today: Day
    /// What there is to choose from, by member.
    var choices: [String: [Field.Choice]] = [:]
}

extension Visit {
    /// Throws ``CallError``; NOT_FOUND too for a thing that is not the child's.
    func subject(of act: Act, _ id: ChildID, _ thing: String?, _ desk: Session.Desk, _ session: Session)
        async throws -> ActSubject
    {
        let registry = try desk.clients.client(to: RegistryContract.name, as: .unit(session.caller))
        let options = CallOptions(timeout: .seconds(5), language: language)
        let today = try await registry.call(Health.check, Empty(), options).today
        if act.thing == .transfer {
            // Who is asked to take a child over does not see its file yet.
            let all = try await transfers(desk, session)
            guard let transfer = all.first(where: { $0.id.text == thing && $0.child == id }) else {
                throw CallError(.notFound, text("problem.nobody"))
            }
            return ActSubject(name: transfer.name, child: .null, today: today)
        }
        if let thing, let kind = act.thing, try await !isThing(thing, kind, of: id, desk, session) {
            throw CallError(.notFound, text("problem.nobody"))
        }
        var call = CallByName(method: Children.get.name, credential: .unit(session.caller))
        (call.body, call.timeout, call.retries) = (["id": .string(id.text)], .seconds(5), false)
        guard let outcome = try await call.make(through: desk.clients, desk.directory).first?.outcome else {
            throw CallError(.unavailable, text("problem.away"))
        }
        if let error = outcome.error {
            // Whoever is asked for a place answers, whether or not the child's file is in reach.
            guard act.thing == .referral, [.notFound, .permissionDenied].contains(error.status) else {
                throw error
            }
            return ActSubject(name: text("unnamed-child"), child: .null, today: today)
        }
        var subject = ActSubject(
            name: outcome.body["name"]?.string ?? text("unnamed-child"), child: outcome.body, today: today)
        for (member, source) in act.sources {
            do {
                subject.choices[member] = try await choices(from: source, of: id, desk, session)
            } catch let error as CallError where source == .facility && error.status == .unavailable {
                // A child that goes to a person needs no catalogue: the list says that it could not be asked.
                subject.choices[member] = []
            }
        }
        return subject
    }

    /// Transfers that wait for an answer, and that the person's unit has asked for or is asked for: a commune, whatever it was called
    /// then. Another unit has none of its own, and whoever lists those of others has looked at each child among them.
    func transfers(_ desk: Session.Desk, _ session: Session) async throws -> [ChildTransfer] {
        let (own, units) = (session.owner.unit, site.reference.units)
        guard units.unit(own)?.level == .commune else { return [] }
        return try await desk.clients.client(to: RegistryContract.name, as: .unit(session.caller))
            .all(Children.listTransfers, CallOptions(timeout: .seconds(5), language: language)) { after in
                ListTransfers().with { ($0.commune, $0.status, $0.after) = (own, .asked, after) }
            }.filter { units.isSame($0.to, own, on: day) || units.isSame($0.from, own, on: day) }
    }

    private func choices(
        from source: Act.Source, of id: ChildID, _ desk: Session.Desk, _ session: Session
    ) async throws -> [Field.Choice] {
        let options = CallOptions(timeout: .seconds(5), language: language)
        switch source {
        case .caregiver:
            let linked = try await desk.clients.client(to: RegistryContract.name, as: .unit(session.caller))
                .all(Caregivers.list, options) { after in
                    ListCaregivers(child: id).with { $0.after = after }
                }
            return linked.filter { $0.link.end == nil }.map { item in
                let born = item.caregiver.birthYear.map { " (\(text("born-on", ["day": "\($0)"])))" } ?? ""
                return Field.Choice(code: item.caregiver.id.text, text: item.caregiver.name + born)
            }
        case .provider:
            let catalogue = try desk.clients.client(to: CatalogueContract.name, as: .unit(session.caller))
            var found: [Field.Choice] = []
            let own = ListProviders().with { ($0.unit, $0.status) = (session.owner.unit, .open) }
            for try await provider in catalogue.feed(Providers.list, own, options) {
                found.append(Field.Choice(code: provider.id.text, text: provider.name))
            }
            return found
        case .facility:
            let catalogue = try desk.clients.client(to: CatalogueContract.name, as: .unit(session.caller))
            var found: [Field.Choice] = []
            let open = ListProviders().with { $0.status = .open }
            for try await provider in catalogue.feed(Providers.list, open, options)
            where provider.care?.isEmpty == false {
                let text = "\(provider.name), \(unitName(provider.place))"
                found.append(Field.Choice(code: provider.id.text, text: text))
            }
            return found
        }
    }
}
