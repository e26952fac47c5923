import Bus
import FundingAPI
import RegistryAPI
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

extension FundingService {
    func assessEntitlements(_ request: AssessEntitlements, _ snapshot: Snapshot) throws -> Assessment {
        let sought = try snapshot.knownChildren.seek(request.child, at: "/child", by: snapshot) {
            $0.home(on: snapshot.today)
        }
        let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn)
        let day = asOf?.on ?? snapshot.today
        let stated = request.grounds ?? []
        var checks = Checks(snapshot.reference, today: snapshot.today)
        checks.count(stated.count, in: 0...20, at: "/grounds")
        for (index, ground) in stated.enumerated() {
            checks.code(ground.ground, in: .assistanceGround, on: day, at: "/grounds/\(index)/ground")
            if let until = ground.until {
                checks.day(
                    until, notBefore: .named("from", ground.from), at: "/grounds/\(index)/until")
            }
        }
        let child = try then(checks.finish(sought), asOf, snapshot)
        guard let month = Month(of: day), let whole = DayRange(from: month.first, until: month.last) else {
            throw Refusal.invalid("/on", Message("value.day", ["value": day.description, "field": "/on"]))
        }
        let basis = try grounds(of: child, stated, month: month, whole: whole, asOf, snapshot)
        let reference = try snapshot.reference(asOf)
        let reckoning = AssistanceReckoning(
            reference: reference,
            province: reference.units.ancestor(
                of: child.home(on: month.first), level: .province, on: month.first
            ).one)
        let firm = basis.filter { $0.basis != .indicated }
        let dues = try reckoning.dues(born: child.countedBirth, firm.map(\.held), in: month)
        // That it is so a person has to say first: it takes nothing's place.
        let indicated = try basis.filter { $0.basis == .indicated }.map {
            try reckoning.dues(born: child.countedBirth, [$0.held], in: month)[0]
        }
        snapshot.disclose(child.id)
        let total = try dues.filter(\.isCounted).reduce(Money.zero) { try $0.plus($1.amount, at: "/grounds") }
        let language = snapshot.context.language
        let shown =
            zip(dues, firm).map { $0.shown(as: $1.basis, in: language) }
            + indicated.map { due in due.shown(as: .indicated, in: language).with { $0.isCounted = false } }
        return Assessment(
            child: child.id, month: month, dues: shown, total: total,
            isUnverified: dues.contains { $0.isCounted && $0.confidence == .unverified }
        ).with { $0.provisional = asOf?.provisional }
    }

    private func then(_ child: KnownChild, _ asOf: AsOf?, _ snapshot: Snapshot) throws -> KnownChild {
        guard let asOf else { return child }
        let known = try snapshot.knownChildren.find(child.id, knownOn: asOf.known[RegistryContract.name])
        if let known { return known }
        throw Refusal.notFound("/knownOn", Message("funding.no-child", ["id": child.id.text]))
    }

    /// What the caller says, what it may know to be granted, what was determined, and what open circumstances point to: each once.
    private func grounds(
        of child: KnownChild, _ stated: [StatedGround], month: Month, whole: DayRange, _ asOf: AsOf?,
        _ snapshot: Snapshot
    ) throws -> [(held: HeldGround, basis: GroundBasis)] {
        let degree = child.disability(on: month.last)?.degree
        var found: [(held: HeldGround, basis: GroundBasis)] = stated.map { ground in
            let days = DayRange(from: ground.from ?? month.first, until: ground.until) ?? whole
            return (HeldGround(code: ground.ground, rate: ground.rate, degree: degree, days: days), .stated)
        }
        func add(_ held: HeldGround, _ basis: GroundBasis) {
            if !found.contains(where: { $0.held.code == held.code }) { found.append((held, basis)) }
        }
        let granted = try snapshot.entitlements.of(child.id, asOf)
        for entitlement in granted where entitlement.days.overlaps(whole) && !entitlement.contradicted {
            if try snapshot.knowsGrounds(of: entitlement) { add(entitlement.held(in: month), .granted) }
        }
        let circumstances = child.circumstances(on: month.last)
        let reference = try snapshot.reference(asOf)
        for ground in reference.assistanceGrounds where ground.validity.contains(month.first) {
            let rates = reference.assistanceCoefficients(ground: ground.code, on: month.first)
            let held = HeldGround(code: ground.code, degree: degree, days: whole)
            if ground.recipient == .child, let degree, rates.contains(where: { $0.degree == degree }) {
                add(held, .determined)
            } else if !ground.circumstances.isDisjoint(with: circumstances) {
                add(held, .indicated)
            }
        }
        return found
    }
}

extension Reckoned {
    func shown(as basis: GroundBasis, in language: Language) -> AssistanceDue {
        AssistanceDue(
            ground: ground, recipient: recipient, basis: basis, amount: amount, isCounted: isCounted,
            steps: steps.map { step in
                ReckoningStep(rule: step.rule, sentence: step.sentence(in: language)).with {
                    ($0.legalBasis, $0.confidence) = (step.source, step.confidence)
                }
            }
        ).with {
            ($0.rate, $0.hundredths, $0.base, $0.confidence) = (rate, hundredths, base, confidence)
        }
    }
}

extension Reckoned.Step {
    /// A blank that each language has its own words for is kept twice: `ground.vi` and `ground.en`.
    func sentence(in language: Language) -> String {
        var filled = blanks
        for (blank, words) in blanks where blank.hasSuffix(".\(language.rawValue)") {
            filled[String(blank.dropLast(3))] = words
        }
        return FundingService.texts.render(
            Message("funding.reckoning-\(rule.rawValue)", filled), in: language)
    }
}
