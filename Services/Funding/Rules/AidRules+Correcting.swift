import Bus
import FundingAPI
import ServiceKit
import Vocabulary

// What was said with a step of a proposal and never was so.

extension AidRules {
    /// The proposal with what the request says in place of what was said with one of its steps. `source` is what it names of the unit's
    /// sources.
    func correct(
        _ proposal: Sought<AidProposal>, by request: CorrectAid, from source: Sought<Source?>
    ) throws -> AidProposal {
        var checks = Checks(reference, today: today)
        if let day = request.on { check(day, of: request.step, in: proposal.value, &checks) }
        let title: String? = checks.title(request.title, at: "/title")
        let donor: String? = checks.title(request.donor, at: "/donor")
        let document: String? = checks.title(request.document, at: "/document", upTo: 100)
        let agreement: String? = checks.title(request.agreement, at: "/agreement", upTo: 100)
        if let currency = request.currency { check(currency: currency, &checks) }
        if let amount = request.foreignAmount {
            checks.number(amount, of: CorrectAid.self, at: "/foreignAmount")
        }
        if let rate = request.exchangeRate { checks.positive(rate, at: "/exchangeRate") }
        check(source.value ?? nil, of: proposal.value, &checks)
        let refusal: String? = checks.words(request.refusal, at: "/refusal", upTo: 500)
        let cleared = checks.clear(request.clear, of: ["source": request.source != nil])
        checkMembers(of: request, &checks)
        let _: String = checks.words(request.reason, at: "/reason", upTo: 500)
        let (before, opened) = try checks.finish(proposal, source)
        guard before.steps.contains(where: { $0.step == request.step }) else {
            throw notTaken(request.step, by: before)
        }
        let corrected = before.with {
            switch request.step {
            case .sought: $0.on = request.on ?? before.on
            case .submitted: $0.submittedOn = request.on ?? before.submittedOn
            case .signed, .refused: $0.closedOn = request.on ?? before.closedOn
            }
            ($0.title, $0.donor) = (title ?? before.title, donor ?? before.donor)
            ($0.document, $0.agreement) = (document ?? before.document, agreement ?? before.agreement)
            $0.currency = request.currency ?? before.currency
            $0.foreignAmount = request.foreignAmount ?? before.foreignAmount
            $0.exchangeRate = request.exchangeRate ?? before.exchangeRate
            $0.source = cleared.contains("source") ? nil : opened?.id ?? before.source
            $0.reason = refusal ?? before.reason
        }.valued
        if corrected.foreignAmount != nil, corrected.value == nil {
            throw Refusal.invalid(
                "/foreignAmount", Message("funding.sum-too-large", ["limit": "\(Money.limit)"]))
        }
        guard corrected != before else {
            throw Refusal.precondition("/id", Message("funding.said-so-already").about(before.id))
        }
        return corrected
    }

    /// The proposal where it stood before its last step; as it was, where that is its first.
    func void(_ proposal: Sought<AidProposal>, by request: VoidAid) throws -> AidProposal {
        var checks = Checks(reference, today: today)
        let _: String = checks.words(request.reason, at: "/reason", upTo: 500)
        let known = try checks.finish(proposal)
        guard known.status == request.step else {
            guard known.steps.contains(where: { $0.step == request.step }) else {
                throw notTaken(request.step, by: known)
            }
            throw Refusal.precondition(
                "/step",
                Message("funding.step-followed", terms: ["status": [known.status.term]]).about(known.id))
        }
        return known.beforeLast
    }

    /// The day lies between those of the steps before and after it.
    private func check(
        _ day: Day, of step: AidStatus, in proposal: AidProposal?, _ checks: inout Checks
    ) {
        let steps = proposal?.steps ?? []
        let place = steps.firstIndex { $0.step == step }
        let before = place.flatMap { $0 > 0 ? steps[$0 - 1].on : nil }
        checks.day(
            day, since: .recorded(FundingDay.aidStep, on: before, of: proposal?.id), at: "/on")
        guard let place, let next = steps.dropFirst(place + 1).first, day > next.on else { return }
        checks.fail(
            "/on",
            Message(
                "funding.after-the-next-step", ["day": "\(day)", "then": "\(next.on)"],
                terms: ["step": [next.step.term]]
            ).about(proposal.map { RecordInTheWay($0.id) }))
    }

    /// What is said with another step is not put right with this one.
    private func checkMembers(of request: CorrectAid, _ checks: inout Checks) {
        let members: [(pointer: String, step: AidStatus, isGiven: Bool)] = [
            ("/title", .sought, request.title != nil), ("/donor", .sought, request.donor != nil),
            ("/document", .submitted, request.document != nil),
            ("/agreement", .signed, request.agreement != nil),
            ("/currency", .signed, request.currency != nil),
            ("/foreignAmount", .signed, request.foreignAmount != nil),
            ("/exchangeRate", .signed, request.exchangeRate != nil),
            ("/source", .signed, request.source != nil), ("/clear", .signed, request.clear?.isEmpty == false),
            ("/refusal", .refused, request.refusal != nil),
        ]
        for member in members where member.isGiven && member.step != request.step {
            checks.fail(
                member.pointer, "funding.not-said-there", terms: ["step": [request.step.term]])
        }
    }

    private func notTaken(_ step: AidStatus, by proposal: AidProposal) -> Refusal {
        Refusal.precondition(
            "/step",
            Message(
                "funding.step-not-taken", terms: ["status": [proposal.status.term], "step": [step.term]]
            ).about(proposal.id))
    }
}
