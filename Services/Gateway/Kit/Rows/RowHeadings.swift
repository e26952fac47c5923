import JSONCoding
import Vocabulary

/// What a table may call the columns for a row's members: `child.birthDate` as a program does, or as people do,
/// `Ngày sinh`, `birth date`, `Ngày sinh trẻ em`, whatever the case of the letters.
struct RowHeadings {
    /// What a heading stands for.
    enum Reading: Hashable {
        case column(String)
        /// It could be any of these.
        case several([String])
        case unknown
    }

    /// The columns that there may be, by their dotted names.
    let columns: [String]
    private let labels: [String: BilingualText]
    private var readings: [String: [String]] = [:]
    /// The same without diacritics, by ``Vietnamese/folded(_:)``.
    private var foldedReadings: [String: Set<String>] = [:]

    /// - Parameter names: what people call members, as services describe it: `{"birthDate":{"vi":"ngày sinh",…},…}`.
    init(_ schema: Schema, names: JSONValue?) {
        columns = schema.leaves
        labels = Dictionary(
            (names?.object?.members ?? []).compactMap { member in
                BilingualText(member.value).map { (member.name, $0) }
            }
        ) { first, _ in first }
        for column in columns {
            let forms = forms(of: column)
            for form in Set(forms.map(\.asHeading)) { readings[form, default: []].append(column) }
            for form in forms { foldedReadings[Vietnamese.folded(form), default: []].insert(column) }
        }
    }

    func reading(of heading: String, as schema: Schema) -> Reading {
        if RowColumn(heading, schema) != nil { return .column(heading) }
        var found = readings[heading.asHeading, default: []]
        if found.isEmpty { found = foldedReadings[Vietnamese.folded(heading), default: []].sorted() }
        return found.count > 1 ? .several(found) : found.first.map { .column($0) } ?? .unknown
    }

    /// What a heading may call the column and no other: `mã hoàn cảnh đặc biệt`. Nil where a word is not known.
    func label(of column: String) -> BilingualText? {
        guard let vi = phrase(column, in: .vi), let en = phrase(column, in: .en) else { return nil }
        return BilingualText(vi: vi, en: en)
    }

    /// Whether it is that of the column in which rows that came back say why.
    static func isReason(_ heading: String) -> Bool { names("why-refused", heading) }

    /// Whether it is that of a column that counts the rows, as lists on paper have one: it says nothing of them.
    static func isNumbering(_ heading: String) -> Bool { names("numbering", heading) }

    /// Whether the text, in either language, has the heading as one of its names.
    private static func names(_ text: String, _ heading: String) -> Bool {
        let folded = Vietnamese.folded(heading)
        return Language.allCases.contains { language in
            GatewayKitTexts.all.render(Message("gateway.column.\(text)"), in: language)
                .split(separator: ";").contains { Vietnamese.folded(String($0)) == folded }
        }
    }

    /// Why a heading cannot be read.
    func refusal(of heading: String, _ reading: Reading, _ schema: Schema, method: String) -> Message {
        guard case .several(let columns) = reading else {
            return StrayMember(heading, below: "", among: self.columns) {
                label(of: $0) ?? schema.label(of: $0)
            }
            .message(method, as: "gateway.column-unknown")
        }
        return Message(
            "gateway.column-several",
            ["column": heading, "vi": listed(columns, in: .vi), "en": listed(columns, in: .en)])
    }

    /// How whoever fills a table is told of a column: the shortest name that is this column's alone.
    func heading(of column: String, in language: Language) -> String {
        let own = Self.steps(column).last ?? column
        var names = [labels[own]?[language], phrase(column, in: language)].compactMap { $0 }
        // One word says too little by itself: `mã` of what?
        if names.count == 2, !names[0].contains(" ") { names.reverse() }
        let name = names.first { readings[$0.asHeading, default: []] == [column] }
        return name.map { $0.prefix(1).uppercased() + $0.dropFirst() } ?? column
    }

    /// As services write the column's member where somebody has to write it: `birthDate (ngày sinh)`. Nil where it has no label.
    func coded(_ column: String, in language: Language) -> String? {
        guard let own = Self.steps(column).last, let label = labels[own]?[language] else { return nil }
        return "\(own) (\(label))"
    }

    /// `child.birthDate (ngày sinh trẻ em)`, with commas.
    func listed(_ columns: [String], in language: Language) -> String {
        columns.map { column in
            let label = phrase(column, in: language)
            return label.map { "\(column) (\($0))" } ?? column
        }.joined(separator: ", ")
    }

    /// The member's own name and label, those that say what it is of, and each of several words for the same thing: `xã` of
    /// `xã, phường, thị trấn`.
    private func forms(of column: String) -> [String] {
        let own = Self.steps(column).last ?? column
        return [own]
            + Language.allCases.flatMap { language in
                let label = labels[own]?[language]
                return [
                    label, phrase(column, in: language) { _ in false },
                    phrase(column, in: language) { _ in true },
                ].compactMap { $0 }
                    + (label ?? "").split(separator: ", ").map(String.init)
            }
    }

    /// In words: `ngày sinh trẻ em`, `số định danh cá nhân của trẻ em`, `child birth date`. Nil where a word is not known.
    private func phrase(_ column: String, in language: Language) -> String? {
        phrase(column, in: language) { $0.split(separator: " ").count > 3 }
    }

    /// - Parameter isLong: of a member's label in Vietnamese, whether what it is of is said by “của”.
    private func phrase(_ column: String, in language: Language, isLong: (String) -> Bool) -> String? {
        let words = Self.steps(column).suffix(2).map { labels[$0]?[language] }
        guard !words.contains(nil) else { return nil }
        let known = words.compactMap { $0 }
        guard language == .vi else { return known.joined(separator: " ") }
        let own = known.last ?? ""
        return known.reversed().joined(separator: isLong(own) ? " của " : " ")
    }

    /// Names of members, without the numbers of elements.
    private static func steps(_ column: String) -> [String] {
        column.split(separator: ".").map(String.init).filter { Int($0) == nil }
    }
}

extension BilingualText {
    /// Of `{"vi":"…","en":"…"}`.
    init?(_ value: JSONValue) {
        guard let vi = value["vi"]?.string, let en = value["en"]?.string else { return nil }
        self.init(vi: vi, en: en)
    }
}

extension String {
    /// To compare with another: letters in one case, single blanks. (Swift compares composed and decomposed letters as the
    /// same.)
    var asHeading: String {
        lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
