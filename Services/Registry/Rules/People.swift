import Bus
import RegistryAPI
import Vocabulary

/// What is asked of a person's particulars, whoever it is.
struct People {
    let reference: Reference
    let today: Day

    func name(_ text: String, at pointer: String = "/name", _ faults: inout Faults) -> PersonName? {
        guard let name = PersonName(text) else {
            faults.add(pointer, "name", ["name": text])
            return nil
        }
        return name
    }

    /// Twelve digits that agree with sex and year of birth, as far as those are known.
    func personalNumber(
        _ text: String?, sex: Sex?, birthYear: Int?, at pointer: String = "/personalNumber",
        _ faults: inout Faults
    ) -> PersonalID? {
        guard let text else { return nil }
        guard let number = PersonalID(text) else {
            faults.add(pointer, "personal-number", ["number": text])
            return nil
        }
        if let sex, sex != .undetermined, number.sex != sex {
            faults.add(pointer, "personal-number-sex", ["number": number.text])
        }
        if let birthYear, number.birthYear != birthYear {
            faults.add(
                pointer, "personal-number-year",
                ["number": number.text, "year": "\(number.birthYear)", "birthYear": "\(birthYear)"])
        }
        return number
    }

    func phone(_ text: String?, at pointer: String = "/phone", _ faults: inout Faults) -> Phone? {
        guard let text else { return nil }
        guard let phone = Phone(text) else {
            faults.add(pointer, "phone", ["phone": text])
            return nil
        }
        return phone
    }

    /// Free text: nil stays nil, blanks around it go, at most `limit` characters on one line each.
    func text(_ text: String?, at pointer: String, limit: Int = 1000, _ faults: inout Faults) -> String? {
        guard let text else { return nil }
        let words = Vietnamese.composed(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard words.count <= limit else {
            faults.add(pointer, "text-too-long", ["limit": "\(limit)", "count": "\(words.count)"])
            return nil
        }
        return words.isEmpty ? nil : words
    }

    /// A commune that exists on `today`.
    func commune(_ path: UnitPath, at pointer: String = "/commune", _ faults: inout Faults) {
        guard let latest = reference.units.unit(path) else {
            faults.add(pointer, "unknown-unit", ["unit": path.text])
            return
        }
        guard latest.level == .commune else {
            faults.add(pointer, "not-a-commune", ["unit": path.text])
            return
        }
        guard !reference.units.isValid(path, on: today) else { return }
        let successors = reference.units.successors(of: path, on: today).map(\.path.text)
        let arguments = ["unit": path.text, "day": "\(today)", "now": successors.joined(separator: ", ")]
        faults.add(pointer, successors.isEmpty ? "unit-not-then" : "unit-succeeded", arguments)
    }

    /// Any unit that exists on `day`.
    func unit(_ path: UnitPath, on day: Day, at pointer: String, _ faults: inout Faults) {
        guard reference.units.unit(path) != nil else {
            faults.add(pointer, "unknown-unit", ["unit": path.text])
            return
        }
        guard !reference.units.isValid(path, on: day) else { return }
        faults.add(pointer, "unit-not-then", ["unit": path.text, "day": "\(day)"])
    }

    /// A day that has come, and is not before `earliest`.
    func past(
        _ day: Day, since earliest: Day? = nil, at pointer: String, _ faults: inout Faults
    ) {
        if day > today {
            faults.add(pointer, "day-in-future", ["day": "\(day)", "today": "\(today)"])
        } else if let earliest, day < earliest {
            faults.add(pointer, "day-too-early", ["day": "\(day)", "earliest": "\(earliest)"])
        }
    }
}
