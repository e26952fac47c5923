import Bus
import CatalogueAPI
import ServiceKit
import Store
import Vocabulary

/// What must hold of a provider.
struct ProviderRules: Rules {
    let reference: Reference
    let today: Day

    /// What the request says of a new provider.
    func register(
        _ request: RegisterProvider, learned: Learned, newID: () -> FactID
    ) throws -> [FactVersion<ProviderSaying>] {
        var checks = Checks(reference, today: today)
        let name = checks.title(request.name, at: "/name")
        let place = request.place ?? request.unit
        checks.unit(request.unit, at: "/unit")
        // It stands there from its first day on: a unit of today may not have been there then.
        if place != request.unit || request.openedOn != nil {
            checks.unit(place, on: request.openedOn, at: "/place")
        }
        checks.code(request.kind, in: .facilityKind, at: "/kind")
        let licence = licence(
            checks.words(request.licence, at: "/licence", upTo: 100),
            checks.words(request.licenceAuthority, at: "/licenceAuthority"), request.licenceUntil, &checks)
        check(request.care, &checks)
        if let opened = request.openedOn { checks.day(opened, at: "/openedOn") }
        if let since = request.standardMetSince {
            checks.day(since, since: .named("openedOn", request.openedOn), at: "/standardMetSince")
        }
        try checks.finish()
        var whole: [ProviderSaying] = [
            .identity(ProviderIdentity(name: name, kind: request.kind, unit: request.unit)),
            .place(unit: place), .standing(status: .open, reason: nil),
        ]
        if let licence { whole.append(.licence(licence)) }
        if let care = request.care { whole.append(.care(care)) }
        let nothing = ProviderTimelines()
        let said = try nothing.change(
            whole, from: request.openedOn ?? .first, isDated: true, learned: learned, newID: newID)
        guard let since = request.standardMetSince else { return said }
        return try said
            + nothing.change(
                [.standard(isMet: true, certification: nil)], from: since, isDated: true, learned: learned,
                newID: newID)
    }

    /// What the request says of the provider, which is given as it was on the day of the change; nothing when it is known.
    func change(_ provider: Sought<Provider>, by request: UpdateProvider) throws -> [ProviderSaying] {
        var checks = Checks(reference, today: today)
        checks.day(request.on ?? today, since: .opening(of: provider.value), at: "/on")
        let name = request.name.map { checks.title($0, at: "/name") }
        if let place = request.place { checks.unit(place, on: request.on, at: "/place") }
        if let kind = request.kind { checks.code(kind, in: .facilityKind, at: "/kind") }
        let licence = changed(provider.value?.held, by: request, &checks)
        check(request.care, &checks)
        let current = try checks.finish(provider)
        let isDated = request.on != nil
        var said: [ProviderSaying] = []
        if name != nil || request.kind != nil {
            said.append(
                .identity(
                    ProviderIdentity(
                        name: name ?? current.name, kind: request.kind ?? current.kind, unit: current.unit)))
        }
        if let place = request.place { said.append(.place(unit: place)) }
        if let isMet = request.meetsStandard, isDated || isMet != (current.standardMetSince != nil) {
            said.append(.standard(isMet: isMet, certification: nil))
        }
        if request.saysLicence, isDated || licence != current.held { said.append(.licence(licence)) }
        if let care = request.care, isDated || care != current.care { said.append(.care(care)) }
        return said
    }

    /// What ends the provider's work, which is given as it was on the day.
    func close(_ provider: Sought<Provider>, by request: CloseProvider) throws -> ProviderSaying {
        var checks = Checks(reference, today: today)
        checks.day(request.on ?? today, since: .opening(of: provider.value), at: "/on")
        let reason: String = checks.words(request.reason, at: "/reason", upTo: 500)
        try checks.finish(provider).requireOpen(at: "/id")
        return .standing(status: .closed, reason: reason)
    }

    /// What takes it up again.
    func reopen(_ provider: Sought<Provider>, by request: ReopenProvider) throws -> ProviderSaying {
        var checks = Checks(reference, today: today)
        checks.day(request.on ?? today, since: .opening(of: provider.value), at: "/on")
        let reason: String = checks.words(request.reason, at: "/reason", upTo: 500)
        let closed = try checks.finish(provider)
        guard closed.status == .closed else {
            throw Refusal.precondition(
                "/id",
                Message(
                    "catalogue.provider-open", ["name": closed.name, "day": "\(request.on ?? today)"]
                ).about(closed.id))
        }
        return .standing(status: .open, reason: reason)
    }

    /// Two that work do not have one name in one place, however it is spelt: `namesake` is another one at work there. `before` is the provider
    /// without what was `said`; `recorder` says who entered one.
    func requireOnce(
        _ provider: Provider, instead before: Provider?, saying said: [FactVersion<ProviderSaying>],
        namesake: Provider?, at pointer: String, by recorder: (ProviderID) throws -> Recorder?
    ) throws {
        let (isRenamed, isMoved) = (before?.name != provider.name, before?.place != provider.place)
        guard let namesake, provider.status == .open,
            isRenamed || isMoved || before?.status == .closed
        else { return }
        let isGiven = isMoved && !said.contains { $0.kind == .voided }
        throw Refusal.exists(
            isRenamed ? "/name" : isGiven ? "/place" : pointer,
            Message(
                "catalogue.provider-namesake",
                [
                    "name": namesake.name, "place": provider.place.text, "id": namesake.id.text,
                    "by": try recorder(namesake.id)?.text ?? "",
                ]))
    }
}

extension Provider {
    /// Throws FAILED_PRECONDITION when it no longer works.
    func requireOpen(at pointer: String) throws {
        guard let message = closedMessage else { return }
        throw Refusal.precondition(pointer, message.about(id))
    }

    /// Nothing is given by a provider, given here as it was on `day`, when it does not work.
    func checkOpen(on day: Day, at pointer: String, _ checks: inout Checks) {
        if let openedOn, day < openedOn {
            checks.fail(
                pointer,
                Message("catalogue.provider-not-yet-open", ["name": name, "day": openedOn.description])
                    .about(id, told: ["providerRegistered", "providerCorrected"]))
        } else if let message = closedMessage {
            checks.fail(pointer, message.about(id, told: ["providerClosed", "providerCorrected"]))
        }
    }

    private var closedMessage: Message? {
        closedOn.map { Message("catalogue.provider-closed", ["name": name, "day": $0.description]) }
    }
}
