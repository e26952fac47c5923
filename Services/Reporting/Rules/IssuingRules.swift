import ReportingAPI
import ServiceKit
import Vocabulary

/// In whose name a document goes out, as its heading says it (Decree 30/2020, Annex I, II.2 and 4).
struct IssuingRules: Rules {
    let reference: Reference
    let today: Day

    /// Nil for what no unit of today is called.
    func office(_ unit: UnitPath) -> IssuingOffice? {
        guard let entry = reference.units.unit(unit, on: today) else { return nil }
        let parent = decidesTogether(unit) ? nil : entry.parent.flatMap { governor(at: $0) }
        return IssuingOffice(name: governor(of: entry)).with {
            ($0.parent, $0.place) = (parent, area(of: entry)?.name)
            if decidesTogether(unit) { $0.isCommittee = true }
        }
    }

    /// A People's Committee, by its own path or its area's.
    func decidesTogether(_ unit: UnitPath) -> Bool {
        guard let entry = reference.units.unit(unit, on: today), entry.level == .organisation else {
            return true
        }
        return entry.parent.flatMap { reference.units.committee(of: $0, on: today) } == unit
    }

    /// The name of what governs at a path: of an area its People's Committee.
    private func governor(at path: UnitPath) -> BilingualText? {
        let office = reference.units.committee(of: path, on: today) ?? path
        return reference.units.unit(office, on: today).map { governor(of: $0) }
    }

    private func governor(of entry: UnitEntry) -> BilingualText {
        guard entry.level != .organisation else { return entry.fullName }
        func named(_ language: Language) -> String {
            ReportingTexts.catalogue.render(
                Message("reporting.report.committee-of", ["unit": entry.fullName[language]]), in: language)
        }
        return BilingualText(vi: named(.vi), en: named(.en))
    }

    /// The province, district or commune that it is, or lies in.
    private func area(of entry: UnitEntry) -> UnitEntry? {
        var found: UnitEntry? = entry
        while let here = found, here.level == .organisation {
            found = here.parent.flatMap { reference.units.unit($0, on: today) }
        }
        return found
    }
}
