import Bus
import RegistryAPI
import ServiceKit
import Vocabulary

/// What two entries share, by the codes of `likeness.csv`.
enum Resemblance: String, Choice {
    case sameName
    /// The same words in another order.
    case swappedWords
    /// One or two words with a slip of the keyboard each.
    case mistypedName
    /// A word between the first and the last is missing.
    case droppedWord
    case sameBirth
    /// Of one of them only the year is known.
    case sameYear
    /// Day and month swapped, or one digit another.
    case slippedBirth
    case sameSex, sameCommune
    /// Of a row that names one.
    case sameCarer
    /// Of a foundling whose name nobody knows: found about the same day.
    case sameFinding
}

/// Who may be one child though not all that is said of both is alike. What they share has points, whose sum is the score: it does
/// not hang on who else there is.
struct NearMatch: Rules {
    let reference: Reference
    let today: Day

    /// An entry that may be the child.
    struct Candidate: Hashable {
        let child: RegisteredChild
        let points: Int
        let reasons: [Resemblance]
    }

    /// Those of `others` who may be `child`, the likest first; none where the reference data sets no threshold.
    ///
    /// - Parameters:
    ///   - hasCarer: whether the row's caregiver looks after that child too.
    ///   - isName: whether so many are called by a word that it is a name, and no slip of another one.
    func of(
        _ child: RegisteredChild, among others: [RegisteredChild],
        hasCarer: (RegisteredChild) throws -> Bool = { _ in false }, isName: (String) throws -> Bool
    ) rethrows -> [Candidate] {
        guard let threshold = reference.likeness("threshold", on: today) else { return [] }
        return try others.compactMap { other -> Candidate? in
            guard other.id != child.id, other.status != .enteredInError,
                var found = try resemblance(child, other, isName: isName)
            else { return nil }
            let carer = points(.sameCarer)
            // Who looks after a child is a reason only where it tips the scales.
            if found.points < threshold, found.points + carer >= threshold, try hasCarer(other) {
                found = Candidate(
                    child: other, points: found.points + carer, reasons: found.reasons + [.sameCarer])
            }
            return found.points >= threshold ? found : nil
        }.sorted { (-$0.points, $0.child.id) < (-$1.points, $1.child.id) }
    }

    private func points(_ reason: Resemblance) -> Int {
        reference.likeness(reason.rawValue, on: today) ?? 0
    }

    /// Nil of two whose names or births are nothing alike, or whose numbers tell them apart.
    private func resemblance(
        _ one: RegisteredChild, _ other: RegisteredChild, isName: (String) throws -> Bool
    ) rethrows -> Candidate? {
        if let number = one.personalNumber, let its = other.personalNumber, number != its { return nil }
        guard var reasons = try shared(one, other, isName: isName) else { return nil }
        var less = 0
        if one.sex == other.sex && one.sex != .undetermined {
            reasons.append(.sameSex)
        } else if one.sex != .undetermined && other.sex != .undetermined {
            less = reference.likeness("otherSex", on: today) ?? 0
        }
        if reference.units.isSame(one.commune, other.commune, on: today) { reasons.append(.sameCommune) }
        let sum = reasons.reduce(-less) { $0 + points($1) }
        return Candidate(child: other, points: sum, reasons: reasons)
    }

    /// What tells who somebody is: name and birth, of a foundling without a name how it was found. When it was born, each office
    /// estimates for itself.
    private func shared(
        _ one: RegisteredChild, _ other: RegisteredChild, isName: (String) throws -> Bool
    ) rethrows -> [Resemblance]? {
        if one.isUnnamed || other.isUnnamed {
            return one.mayBeFoundAs(other) ? [.sameFinding] : nil
        }
        guard let birth = Self.births(one.birth, other.birth),
            let name = try Self.names(one.name.folded, other.name.folded, isName: isName)
        else { return nil }
        if name == .droppedWord, Self.differInMarks(one.name, other.name) { return nil }
        return [name, birth]
    }

    static func births(_ one: Birth, _ other: Birth) -> Resemblance? {
        guard one.year == other.year else { return nil }
        guard let day = one.date, let its = other.date else { return .sameYear }
        if day == its { return .sameBirth }
        if (day.month, day.dayOfMonth) == (its.dayOfMonth, its.month) { return .slippedBirth }
        let differing = zip("\(day)", "\(its)").count { $0 != $1 }
        return differing == 1 ? .slippedBirth : nil
    }

    /// The days of a year that are like one: itself, and those that a slip makes of it.
    static func days(like day: Day) -> [Day] {
        let sameMonth = (1...31).map { (day.month, $0) }
        let others = (1...12).map { ($0, day.dayOfMonth) } + [(day.dayOfMonth, day.month)]
        return Set((sameMonth + others).compactMap { Day(year: day.year, month: $0.0, day: $0.1) })
            .filter { births(Birth(date: day), Birth(date: $0)) != nil }.sorted()
    }

    /// Whether an office tells somebody apart by a number in the folded name: then no slip is one.
    static func isNumbered(_ name: String) -> Bool { name.utf8.contains { (0x30...0x39).contains($0) } }

    /// Of two folded names.
    static func names(
        _ one: String, _ other: String, isName: (String) throws -> Bool
    ) rethrows -> Resemblance? {
        if one == other { return .sameName }
        if isNumbered(one) || isNumbered(other) { return nil }
        let (words, its) = (one.split(separator: " "), other.split(separator: " "))
        if words.sorted() == its.sorted() { return .swappedWords }
        if words.joined() == its.joined() { return .mistypedName }
        if words.count == its.count {
            let differing = zip(words, its).filter { $0 != $1 }
            guard differing.count <= 2 else { return nil }
            let areSlips = try differing.allSatisfy { pair in
                guard areSlip(Array(pair.0.utf8), Array(pair.1.utf8)) else { return false }
                let areNames = try isName(String(pair.0)) && isName(String(pair.1))
                return !areNames
            }
            return areSlips ? .mistypedName : nil
        }
        let (less, more) = words.count < its.count ? (words, its) : (its, words)
        guard less.count > 1, more.count == less.count + 1 else { return nil }
        let isDropped = more.indices.dropFirst().dropLast().contains { index in
            more[..<index] + more[(index + 1)...] == less[...]
        }
        return isDropped ? .droppedWord : nil
    }

    /// Whether a word of one stands in the other with other marks, and neither was written without: Chờ is no Chỗ. Beside a
    /// word that is missing that is a second difference.
    static func differInMarks(_ one: PersonName, _ other: PersonName) -> Bool {
        let (words, its) = (marked(one), marked(other))
        return words.contains { folded, written in
            let same = its.filter { $0.folded == folded }
            return !same.isEmpty
                && same.allSatisfy { $0.written != written && $0.written != folded && written != folded }
        }
    }

    private static func marked(_ name: PersonName) -> [(folded: String, written: String)] {
        zip(name.folded.split(separator: " "), name.text.lowercased().split(separator: " ")).map {
            (String($0), String($1))
        }
    }

    /// A letter too many or too few, another one after the first, or two that changed places: what a keyboard does to a word.
    private static func areSlip(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        let (less, more) = one.count < other.count ? (one, other) : (other, one)
        // So short words are as like each other as names are.
        guard less.count > 2 else { return false }
        if more.count == less.count + 1 {
            return more.indices.contains { Array(more[..<$0] + more[($0 + 1)...]) == less }
        }
        guard more.count == less.count else { return false }
        let differing = less.indices.filter { less[$0] != more[$0] }
        if differing.count == 1 { return differing[0] > 0 }
        guard differing.count == 2, differing[1] == differing[0] + 1 else { return false }
        return less[differing[0]] == more[differing[1]] && less[differing[1]] == more[differing[0]]
    }
}

extension NearMatch {
    /// Throws FAILED_PRECONDITION with the least of each candidate: somebody looks, and says of each that it is another child.
    func refuse(_ candidates: [Candidate]) throws {
        guard !candidates.isEmpty else { return }
        // Of very many the first tell enough: who is asked looks them up.
        let told = candidates.prefix(20).map { candidate in
            let child = candidate.child
            return Refusal.Violation(
                "/distinctFrom",
                Message(
                    "registry.near-candidate",
                    [
                        "id": child.id.text, "name": child.name.text,
                        "birth": child.birth.date?.description ?? "\(child.birth.year)",
                        "points": "\(candidate.points)",
                    ], terms: ["reasons": candidate.reasons.map(\.term)]
                ).about(child.id, told: ["childRegistered"]))
        }
        throw Refusal(
            .failedPrecondition,
            Message(
                "registry.near", ["count": "\(candidates.count)"], terms: ["mark": ["member.distinctFrom"]]),
            violations: told)
    }
}
