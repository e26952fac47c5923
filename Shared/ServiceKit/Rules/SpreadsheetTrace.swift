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

    /// Whether a text is what a spreadsheet shows in a cell whose formula came to nothing.
    static func isError(_ text: String) -> Bool {
        guard text.utf8.count <= 20 else { return false }
        return errors.contains(text.trimmed.uppercased())
    }

    /// Whether a name is what a table or a database writes where it has none. In words of any other kind it may stand.
    static func isNothing(_ name: String) -> Bool {
        ["NULL", "(NULL)", "UNDEFINED"].contains(name.trimmed.uppercased())
    }

    private static let errors: Set<String> = [
        "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!",
    ]
}
