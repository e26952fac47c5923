public import Vocabulary

/// What is asked of a person's particulars, whoever it is. Nil when it is not right, which has been noted.
extension Checks {
    /// A full name.
    public mutating func name(_ text: String, at pointer: String) -> PersonName? {
        guard let text = clean(text, as: .name, at: pointer) else { return nil }
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

/// What a spreadsheet did to a number that is written with a zero in front, since it took it for a quantity.
enum SpreadsheetTrace {
    case zeroDropped
    case roundedToPower

    /// Nil when none is to be seen. `lost`: how many digits there are once zeros in front are dropped.
    init?(_ text: String, lost: ClosedRange<Int>) {
        let digits = text.utf8
        if lost.contains(digits.count), digits.first != UInt8(ascii: "0"),
            digits.allSatisfy({ (0x30...0x39).contains($0) })
        {
            self = .zeroDropped
        } else if text.wholeMatch(of: /[0-9]+([.,][0-9]+)?[eE]\+?[0-9]+/) != nil {
            self = .roundedToPower
        } else {
            return nil
        }
    }

    /// The sentence that says so.
    var rule: String {
        switch self {
        case .zeroDropped: "check.number-zero-dropped"
        case .roundedToPower: "check.number-rounded"
        }
    }
}
