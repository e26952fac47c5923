import CatalogueAPI
import ServiceKit
import Store
import Vocabulary

// What a provider is allowed and found to be: its licence, its places by kind of care, the care standard.

extension ProviderRules {
    /// What is found of the provider, which is given as it was on the day, by `unit`, which does not run it.
    func certify(
        _ provider: Sought<Provider>, by request: CertifyProvider, of unit: UnitPath
    ) throws -> ProviderSaying {
        var checks = Checks(reference, today: today)
        let day = checks.day(request.on, since: .opening(of: provider.value), at: "/on")
        let evidence: String = checks.words(request.evidence, at: "/evidence", upTo: 500)
        if let places = request.emergencyPlaces {
            checks.number(places, of: Certification.self, at: "/emergencyPlaces")
        }
        provider.value?.checkOpen(on: day, at: request.on == nil ? "/id" : "/on", &checks)
        _ = try checks.finish(provider)
        return .standard(
            isMet: request.meetsStandard,
            certification: Certification(evidence: evidence, by: unit).with {
                $0.emergencyPlaces = request.emergencyPlaces
            })
    }

    /// The licence that these say; nil without a number, which the others need.
    func licence(
        _ number: String?, _ authority: String?, _ until: Day?, _ checks: inout Checks
    ) -> Licence? {
        guard let number else {
            for (pointer, isGiven) in [
                ("/licenceAuthority", authority != nil), ("/licenceUntil", until != nil),
            ] where isGiven {
                checks.fail(pointer, "catalogue.licence-without-number")
            }
            return nil
        }
        return Licence(number: number).with { ($0.authority, $0.until) = (authority, until) }
    }

    /// The licence with what the request says of it.
    func changed(_ held: Licence?, by request: some LicenceChange, _ checks: inout Checks) -> Licence? {
        let number: String? = request.licence.map { checks.words($0, at: "/licence", upTo: 100) }
        let authority: String? = request.licenceAuthority.map { checks.words($0, at: "/licenceAuthority") }
        let cleared = checks.clear(
            request.clear,
            of: [
                "licence": request.licence != nil, "licenceAuthority": request.licenceAuthority != nil,
                "licenceUntil": request.licenceUntil != nil,
            ])
        func kept<Value>(_ value: Value?, _ member: String) -> Value? {
            cleared.contains(member) || cleared.contains("licence") ? nil : value
        }
        return licence(
            number ?? kept(held?.number, "licence"),
            authority ?? kept(held?.authority, "licenceAuthority"),
            request.licenceUntil ?? kept(held?.until, "licenceUntil"), &checks)
    }

    /// Places by kind of care: each kind once.
    func check(_ care: [CarePlaces]?, _ checks: inout Checks) {
        var seen: Set<String> = []
        for (index, room) in (care ?? []).enumerated() {
            checks.code(room.kind, in: .placementKind, at: "/care/\(index)/kind")
            checks.number(room.places, of: CarePlaces.self, at: "/care/\(index)/places")
            if !seen.insert(room.kind).inserted { checks.fail("/care/\(index)/kind", "check.named-twice") }
        }
    }
}

extension ProviderRules {
    /// What is wrong with what the request says of those who hold a place; `held` are they.
    func check(_ request: CloseProvider, of held: [ReferralID]) -> Checks {
        var checks = Checks(reference, today: today)
        let day = request.on ?? today
        guard let handovers = request.handovers else { return checks }
        checks.count(handovers.count, in: 0...500, at: "/handovers")
        let known = Set(held)
        var seen: Set<ReferralID> = []
        for (index, handover) in handovers.enumerated() {
            let pointer = "/handovers/\(index)/referral"
            if !seen.insert(handover.referral).inserted { checks.fail(pointer, "check.named-twice") }
            guard !known.contains(handover.referral) else { continue }
            checks.fail(
                pointer, "catalogue.handover-not-held",
                ["id": handover.referral.text, "day": day.description])
        }
        return checks
    }
}

/// What says something of a licence.
protocol LicenceChange {
    var licence: String? { get }
    var licenceAuthority: String? { get }
    var licenceUntil: Day? { get }
    var clear: [String]? { get }
}

extension LicenceChange {
    var saysLicence: Bool {
        licence != nil || licenceAuthority != nil || licenceUntil != nil || clear?.isEmpty == false
    }
}

extension UpdateProvider: LicenceChange {}
extension CorrectProvider: LicenceChange {}

extension Provider {
    /// Its licence.
    var held: Licence? {
        licence.map { number in
            Licence(number: number).with { ($0.authority, $0.until) = (licenceAuthority, licenceUntil) }
        }
    }

    /// The same as it is shown to who asks of a day.
    func shown(on day: Day) -> Provider {
        with { $0.licenceExpired = $0.licenceUntil.map { $0 < day } == true ? true : nil }
    }
}
