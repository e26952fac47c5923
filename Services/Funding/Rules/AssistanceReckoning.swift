import FundingAPI
import Vocabulary

/// A ground that somebody says of a child: by the reference data alone it is worked out what follows.
struct HeldGround: Hashable, Sendable {
    /// Of the table `assistance-ground`.
    let code: String
    /// Which of its rates, where several fit.
    var rate: String?
    var degree: DisabilityDegree?
    /// The days on which it holds; of a ground that is not by day a month counts whole where one day of it does.
    var days: DayRange
}

/// What a ground comes to in a month, with how.
struct Reckoned: Hashable, Sendable {
    struct Step: Hashable, Sendable {
        let rule: ReckoningRule
        let blanks: [String: String]
        let source: String?
        let confidence: Confidence?
    }

    let ground: String
    var recipient = AssistanceRecipient.child
    var rate: String?
    var hundredths: Int?
    var base: Money?
    var amount = Money.zero
    /// Whether it is due: nothing else takes its place, and there is a rate.
    var isCounted = false
    /// The weakest of what it was worked out by.
    var confidence: Confidence?
    var steps: [Step] = []

    /// Why nothing comes of it; nil of what is counted.
    var refused: Step? { isCounted ? nil : steps.last }
}

/// What is due for a child in a month, by the dated rates: pure, and a function of what it is given.
struct AssistanceReckoning {
    let reference: Reference
    /// Where the child lived at the month's beginning: a province may have a higher base.
    let province: UnitPath?

    /// What each ground comes to, in their order; what is not counted says why.
    func dues(born birth: Day, _ grounds: [HeldGround], in month: Month) throws -> [Reckoned] {
        let found = try grounds.map { try due(born: birth, $0, in: month) }
        return combined(found, in: month)
    }

    /// Whether the one that is due is so in the place of the other.
    func displaces(_ due: Reckoned, _ other: Reckoned, in month: Month) -> Bool {
        guard due.isCounted, let kind = combining(due, in: month) else { return false }
        return switch other.refused?.rule {
        case .excluded: kind == .alone
        case .lower:
            kind == combining(other, in: month) && (kind != .beside || due.ground == other.ground)
        default: false
        }
    }

    private func combining(_ due: Reckoned, in month: Month) -> AssistanceGround.Combining? {
        reference.assistanceGround(due.ground, on: month.first)?.combining
    }

    /// What one ground comes to by itself.
    private func due(born birth: Day, _ held: HeldGround, in month: Month) throws -> Reckoned {
        var due = Reckoned(ground: held.code)
        guard let ground = reference.assistanceGround(held.code, on: month.first) else {
            return due.because(.noGround, ["month": month.description])
        }
        due.recipient = ground.recipient
        guard let days = daysWithin(held.days, month, ground) else {
            return due.because(.notThen, ["month": month.description])
        }
        guard birth <= month.last else { return due.because(.unborn, ["day": birth.description]) }
        let day = ground.changes.day(of: month)
        // Who is born within the month has no month behind at its end.
        let age = max(0, birth.ageInMonths(on: max(day, birth)))
        let rates = reference.assistanceCoefficients(ground: held.code, on: month.first)
        guard !rates.isEmpty else { return due.because(.noRates, ["month": month.description]) }
        let fitting = rates.filter {
            $0.covers(ageInMonths: age) && ($0.degree == nil || $0.degree == held.degree)
        }
        guard
            let rate = fitting.first(where: { $0.code == held.rate })
                ?? (fitting.count == 1 ? fitting[0] : nil)
        else {
            return fitting.isEmpty
                ? due.because(.noRate, ["age": "\(age)", "day": day.description])
                : due.because(.choose, ["rates": fitting.map(\.code).joined(separator: ", ")])
        }
        guard let base = reference.assistanceBase(in: province, on: month.first) else {
            return due.because(.noBase, ["month": month.description])
        }
        (due.rate, due.hundredths, due.base, due.isCounted) = (rate.code, rate.hundredths, base.amount, true)
        due.amount = try rate.amount(base: base.amount)
        due.say(.base, ["amount": "\(base.amount.dong)"], base.source, base.confidence)
        due.say(
            .rate,
            [
                "times.vi": times(rate.hundredths, ","), "times.en": times(rate.hundredths, "."),
                "rate.vi": rate.label.vi, "rate.en": rate.label.en, "age": "\(age)", "day": day.description,
            ],
            rate.source, rate.confidence)
        if birth.crossesBand(within: month, of: rates) {
            due.say(.changes, ["day": day.description], ground.source, ground.changesConfidence)
        }
        if ground.isByDay, days < month.length {
            due.amount = try Money(dong: due.amount.dong * Int64(days) / Int64(month.length))
            due.say(
                .byDay, ["days": "\(days)", "length": "\(month.length)"], ground.source, ground.confidence)
        }
        due.confidence = due.steps.reduce(.verified) { $0.weaker($1.confidence ?? .verified) }
        return due
    }

    /// On how many of the month's days it holds; nil on none. Grounds that are not by day hold for the whole month.
    private func daysWithin(_ days: DayRange, _ month: Month, _ ground: AssistanceGround) -> Int? {
        guard let whole = DayRange(from: month.first, until: month.last), days.overlaps(whole) else {
            return nil
        }
        guard ground.isByDay else { return month.length }
        return min(days.last, month.last).daysSinceEpoch - max(days.from, month.first).daysSinceEpoch + 1
    }

    /// Of several the highest, and nothing beside what is due alone.
    private func combined(_ found: [Reckoned], in month: Month) -> [Reckoned] {
        var dues = found
        let alone = dues.indices.first { dues[$0].isCounted && combining(dues[$0], in: month) == .alone }
        for kind in [AssistanceGround.Combining.highest, .beside, .carer, .alone] {
            let same = dues.indices.filter {
                dues[$0].isCounted && combining(dues[$0], in: month) == kind
            }
            // Of equal ones the first that was said.
            let most = same.reduce(nil as Int?) { best, next in
                guard let best else { return next }
                return dues[next].amount > dues[best].amount ? next : best
            }
            for index in same {
                guard let ground = reference.assistanceGround(dues[index].ground, on: month.first) else {
                    continue
                }
                if let alone, alone != index {
                    dues[index].leaveOut(.excluded, named(dues[alone], in: month), ground)
                } else if kind != .beside, let most, most != index {
                    dues[index].leaveOut(.lower, named(dues[most], in: month), ground)
                } else if kind == .beside,
                    let twin = same.first(where: { dues[$0].ground == dues[index].ground }), twin != index
                {
                    // Under two entries of one child it is due once.
                    dues[index].leaveOut(.lower, named(dues[twin], in: month), ground)
                } else if kind == .beside {
                    dues[index].say(.beside, [:], ground.source, ground.confidence)
                }
            }
        }
        return dues
    }

    private func named(_ due: Reckoned, in month: Month) -> [String: String] {
        guard let label = reference.assistanceGround(due.ground, on: month.first)?.label else { return [:] }
        return ["ground.vi": label.vi, "ground.en": label.en]
    }

    private func times(_ hundredths: Int, _ point: String) -> String {
        let (whole, rest) = (hundredths / 100, hundredths % 100)
        guard rest > 0 else { return "\(whole)" }
        return "\(whole)\(point)\(rest % 10 == 0 ? rest / 10 : rest)"
    }
}

extension Month {
    /// 28 to 31.
    var length: Int { last.dayOfMonth }
}

extension Day {
    /// Whether somebody born on this day comes into another band of these rates on a day of the month after its first.
    fileprivate func crossesBand(within month: Month, of rates: [AssistanceCoefficient]) -> Bool {
        let (before, after) = (max(0, ageInMonths(on: month.first)), ageInMonths(on: month.last))
        guard before != after else { return false }
        return rates.contains { $0.covers(ageInMonths: before) != $0.covers(ageInMonths: after) }
    }
}

extension Reckoned {
    /// What was gone by, in the order of the reckoning.
    fileprivate mutating func say(
        _ rule: ReckoningRule, _ blanks: [String: String], _ source: String? = nil,
        _ confidence: Confidence? = nil
    ) {
        steps.append(Step(rule: rule, blanks: blanks, source: source, confidence: confidence))
    }

    /// The same, and nothing comes of it.
    fileprivate func because(_ rule: ReckoningRule, _ blanks: [String: String]) -> Reckoned {
        var nothing = self
        nothing.say(rule, blanks)
        return nothing
    }

    fileprivate mutating func leaveOut(
        _ rule: ReckoningRule, _ blanks: [String: String], _ ground: AssistanceGround
    ) {
        isCounted = false
        say(rule, blanks, ground.source, ground.confidence)
    }
}
