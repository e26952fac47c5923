public import Vocabulary

/// What is asked of a person's particulars, whoever it is. Nil when it is not right, which has been noted.
extension Checks {
    /// A full name, in Latin letters.
    public mutating func name(_ text: String, at pointer: String) -> PersonName? {
        guard let text = clean(text, as: .name, at: pointer) else { return nil }
        if SpreadsheetTrace.isNothing(text) {
            fail(pointer, "check.spreadsheet-error", ["text": text.trimmed])
            return nil
        }
        guard latin(text, at: pointer) else { return nil }
        guard let name = PersonName(text) else {
            fail(pointer, "check.name", ["name": text])
            return nil
        }
        return name
    }

    /// Twelve digits that agree with sex and year of birth, as far as those are known.
    public mutating func personalNumber(
        _ text: String?, sex: Sex?, birthYear: Int?, at pointer: String
    ) -> PersonalID? {
        guard let text else { return nil }
        guard let number = PersonalID(text) else {
            fail(
                pointer, SpreadsheetTrace(text, lost: 10...11)?.rule ?? "check.personal-number",
                ["number": text])
            return nil
        }
        if let sex, sex != .undetermined, number.sex != sex {
            fail(pointer, "check.personal-number-sex", ["number": number.text])
        }
        if let birthYear, number.birthYear != birthYear {
            fail(
                pointer, "check.personal-number-year",
                ["number": number.text, "year": "\(number.birthYear)", "birthYear": "\(birthYear)"])
        }
        return number
    }

    /// A Vietnamese telephone number, ten digits from 0.
    public mutating func phone(_ text: String?, at pointer: String) -> Phone? {
        guard let text else { return nil }
        guard let phone = Phone(text) else {
            fail(
                pointer, SpreadsheetTrace(text, lost: 9...9)?.rule ?? "check.phone",
                ["number": text, "phone": text])
            return nil
        }
        return phone
    }
}
