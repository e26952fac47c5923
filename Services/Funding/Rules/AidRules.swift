import Bus
import FundingAPI
import ServiceKit
import Vocabulary

/// What a donor is asked for goes step by step; an agreement has a currency, and what that was worth on its day.
struct AidRules: Rules {
    let reference: Reference
    let today: Day

    func seek(_ request: SeekAid, as id: ProposalID) throws -> AidProposal {
        var checks = Checks(reference, today: today)
        checks.unit(request.unit, at: "/unit")
        let title: String = checks.title(request.title, at: "/title")
        let donor: String = checks.title(request.donor, at: "/donor")
        let day = checks.day(request.on, at: "/on")
        try checks.finish()
        return AidProposal(id: id, unit: request.unit, title: title, donor: donor, status: .sought, on: day)
    }

    func submit(_ proposal: Sought<AidProposal>, by request: SubmitAid) throws -> AidProposal {
        var checks = Checks(reference, today: today)
        let document: String = checks.title(request.document, at: "/document", upTo: 100)
        let day = checks.day(request.on, since: .lastStep(of: proposal.value), at: "/on")
        var submitted = try checks.finish(proposal).taking(AidStep.submit)
        (submitted.document, submitted.submittedOn) = (document, day)
        return submitted
    }

    /// `source` is what the request names of the unit's sources.
    func sign(
        _ proposal: Sought<AidProposal>, by request: SignAid, from source: Sought<Source?>
    ) throws -> AidProposal {
        var checks = Checks(reference, today: today)
        let agreement: String = checks.title(request.agreement, at: "/agreement", upTo: 100)
        checks.number(request.foreignAmount, of: SignAid.self, at: "/foreignAmount")
        checks.positive(request.exchangeRate, at: "/exchangeRate")
        check(currency: request.currency, &checks)
        if Self.value(of: request.foreignAmount, at: request.exchangeRate) == nil {
            checks.fail("/foreignAmount", "funding.sum-too-large", ["limit": "\(Money.limit)"])
        }
        let day = checks.day(request.on, since: .lastStep(of: proposal.value), at: "/on")
        check(source.value ?? nil, of: proposal.value, &checks)
        let (known, opened) = try checks.finish(proposal, source)
        var signed = try known.taking(AidStep.sign)
        (signed.agreement, signed.closedOn, signed.currency) = (agreement, day, request.currency)
        (signed.foreignAmount, signed.exchangeRate, signed.source) = (
            request.foreignAmount, request.exchangeRate, opened?.id
        )
        return signed.valued
    }

    func check(currency: String, _ checks: inout Checks) {
        let letters = UInt8(ascii: "A")...UInt8(ascii: "Z")
        if currency.utf8.count != 3 || !currency.utf8.allSatisfy({ letters.contains($0) }) {
            checks.fail("/currency", "funding.no-currency")
        }
    }

    /// What comes of an agreement is a source of its own kind, of the unit that asked.
    func check(_ source: Source?, of proposal: AidProposal?, _ checks: inout Checks) {
        guard let source, let unit = proposal?.unit,
            source.kind != "oda" || !reference.units.isSame(source.unit, unit, on: today)
        else { return }
        checks.fail("/source", "funding.not-of-aid", ["name": source.name])
    }

    func refuse(_ proposal: Sought<AidProposal>, by request: RefuseAid) throws -> AidProposal {
        var checks = Checks(reference, today: today)
        let reason: String = checks.words(request.reason, at: "/reason", upTo: 500)
        let day = checks.day(request.on, since: .lastStep(of: proposal.value), at: "/on")
        var refused = try checks.finish(proposal).taking(AidStep.refuse)
        (refused.reason, refused.closedOn) = (reason, day)
        return refused
    }

    /// Hundredths of a currency at đồng for a hundred of it; nil of more than an amount can be.
    static func value(of hundredths: Int, at rate: Money) -> Money? {
        let (product, overflow) = Int64(hundredths).multipliedReportingOverflow(by: rate.dong)
        guard !overflow, product / 10_000 <= Money.limit else { return nil }
        do { return try Money(dong: product / 10_000) } catch { return nil }
    }
}

extension AidProposal {
    /// The same with what the agreement comes to.
    var valued: AidProposal {
        guard let foreignAmount, let exchangeRate else { return self }
        return with { $0.value = AidRules.value(of: foreignAmount, at: exchangeRate) }
    }
}
