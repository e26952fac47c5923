public import Vocabulary

/// A document as its readers know it: what stands in it, in which order, and what it is. How a format writes that down is said
/// by ``DocumentPage`` (HTML) and ``WordDocument``; a workbook takes the tables alone.
///
/// Its texts are people's and the catalogue's as they are: nothing of them is escaped before a format is written.
public struct Document: Composite {
    public var language: Language
    /// What the file says that it is; it is not shown.
    public var title: String
    public var parts: [Part]
    /// Who vouches for it, and how that can be checked. It stands in ``parts`` too; of its tables each sheet says it, which somebody may
    /// send on alone.
    public var attestation: String?

    public init(language: Language, title: String, parts: [Part] = []) {
        (self.language, self.title, self.parts) = (language, title, parts)
    }

    /// One thing after the other.
    public enum Part: Codable, Hashable, Sendable {
        /// The head of an official document (Decree 30/2020).
        case letterhead(Letterhead)
        /// The name of what it is, and what it is about.
        case name(Name)
        /// `level`: 1 for a section, 2 for a part of one.
        case heading(String, level: Int)
        case paragraph(Paragraph)
        case list([Paragraph])
        case table(Table)
        case chart(Chart)
        /// Who gets it, and who signs it (Decree 30/2020).
        case closing(Closing)
        /// What follows begins on another page of paper.
        case newPage
    }

    /// The tables, in the order in which they stand.
    public var tables: [Table] {
        parts.compactMap { if case .table(let table) = $0 { table } else { nil } }
    }
}

// MARK: - Text

extension Document {
    /// A stretch of text of one look.
    public struct Run: Composite {
        /// Lines end with LF.
        public var text: String
        public var isStrong: Bool?
        public var isEmphasised: Bool?

        public init(_ text: String) { self.text = text }

        public static func strong(_ text: String) -> Self { Self(text).with { $0.isStrong = true } }
        public static func emphasised(_ text: String) -> Self { Self(text).with { $0.isEmphasised = true } }
    }

    public struct Paragraph: Composite {
        public var runs: [Run]
        public var look: Look?

        public init(_ runs: [Run], _ look: Look? = nil) { (self.runs, self.look) = (runs, look) }
        public init(_ text: String, _ look: Look? = nil) { self.init([Run(text)], look) }

        /// Plain text, set full, when there is none.
        public enum Look: String, Choice {
            /// What a reader with one minute reads.
            case summary
            /// A remark on the document itself, in small letters.
            case note
            /// In the middle of the line.
            case centred
        }
    }
}

// MARK: - What an official document has

extension Document {
    /// Who issues it, and the national title and motto; number, place and day below (Decree 30/2020, Annex I, II.1 to 4).
    public struct Letterhead: Composite {
        /// The body that the issuer is directly under; none for one that names none.
        public var parent: String?
        /// In capitals, as it is printed.
        public var issuer: String
        /// `Số: 05/BC-SLĐTBXH`.
        public var number: String
        public var country: String
        public var motto: String
        /// `Thái Bình, ngày 09 tháng 12 năm 2021`.
        public var dated: String

        public init(
            parent: String?, issuer: String, number: String, country: String, motto: String, dated: String
        ) {
            (self.parent, self.issuer, self.number) = (parent, issuer, number)
            (self.country, self.motto, self.dated) = (country, motto, dated)
        }
    }

    /// What kind of document it is, and what it is about (Decree 30/2020, Annex I, II.5).
    public struct Name: Composite {
        /// `BÁO CÁO`.
        public var kind: String
        /// What it is about; a line each.
        public var about: [String]
        /// What has to be known of the whole of it: that its figures are provisional.
        public var remarks: [String]

        public init(kind: String, about: [String], remarks: [String] = []) {
            (self.kind, self.about, self.remarks) = (kind, about, remarks)
        }
    }

    /// Who gets it, on the left; by what authority who signs, on the right (Decree 30/2020, Annex I, II.7 to 9).
    public struct Closing: Composite {
        /// `Nơi nhận:`.
        public var heading: String
        /// A line each, with the dash before it and what ends it.
        public var recipients: [String]
        /// In capitals, a line each: `KT. GIÁM ĐỐC`, `PHÓ GIÁM ĐỐC`.
        public var authority: [String]
        /// How it was signed, or where it is to be.
        public var mark: String
        /// Of who signed; nil while nobody has.
        public var signatory: String?

        public init(
            heading: String, recipients: [String], authority: [String], mark: String, signatory: String? = nil
        ) {
            (self.heading, self.recipients, self.authority) = (heading, recipients, authority)
            (self.mark, self.signatory) = (mark, signatory)
        }
    }
}
