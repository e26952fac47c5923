public import Bus
public import Vocabulary

/// By what authority somebody signs (Decree 30/2020, Article 13).
public enum SigningAuthority: String, Choice {
    /// As the head of an office that one person heads.
    case head
    /// TM.: for a body that decides together, as a People's Committee.
    case onBehalf
    /// KT.: a deputy for the head.
    case deputy
    /// TL.: by order of the head.
    case byOrder
    /// TUQ.: by a written mandate of the head.
    case byMandate
}

/// How a document is signed.
public enum SignatureKind: String, Choice {
    case wet, digital
}

/// Who signs a document.
public struct Signatory: Composite {
    public var authority: SigningAuthority
    /// The office of the head: `Giám đốc`; of a body that decides together its chair. 1 to 100 characters on one line.
    public var office: String
    /// The office of who signs, where that is another than the head; needed there, refused otherwise.
    public var ownOffice: String?
    /// 1 to 100 characters on one line.
    public var name: String
    public var signature: SignatureKind
}

/// A compiled report as it went out.
public struct SentReport: IssuedDocument {
    public var id: SendingID
    public var compilation: CompilationID
    /// The plan's id.
    public var plan: String
    /// What the report is about.
    public var period: Period
    /// In whose name it was sent.
    public var unit: UnitPath
    public var to: [UnitPath]
    /// Of the office's series of the year.
    public var number: Int
    /// What stands behind the number: `BC-SLĐTBXH`.
    public var symbol: String
    /// The day that the document bears.
    public var on: Day
    public var signatory: Signatory
    /// True where the unit is a People's Committee, which decides together: a deputy signs for it and for its head.
    public var isCommittee: Bool?
    /// What the units in it were called, by path.
    public var names: [String: BilingualText]
    /// Over all of the above, by the reporting service; nil of what went out before there were any.
    public var serviceSignature: ServiceSignature?

    public static var kind: String { "sending" }
    public var identity: String { id.text }
}

public struct SendReport: Composite {
    /// The new id, when the caller chooses it; ALREADY_EXISTS when it is taken.
    public var id: SendingID?
    /// One that the caller's own office compiled, or one whose work it took over.
    public var compilation: CompilationID
    /// At least one unit of today, each once, and none that the report went to already (ALREADY_EXISTS): what is wrong in it is put
    /// right by another one that restates it.
    public var to: [UnitPath]
    /// Where the office's own book says the number: 1 to 99,999, and none that it has in that year (ALREADY_EXISTS). The next of the
    /// year when absent: the series begins anew each 1 January.
    public var number: Int?
    /// What stands behind the number, 1 to 50 characters on one line: `BC-SLĐTBXH`.
    public var symbol: String
    /// The day that the document bears, since it was compiled. Today when absent.
    public var on: Day?
    public var signatory: Signatory
}

public struct ListSentReports: Composite, PagedRequest {
    /// The id of a published plan (NOT_FOUND otherwise).
    public var plan: String
    public var compilation: CompilationID?
    /// The page after this `next`.
    public var after: String?
    /// 1 to 500; 200 when absent.
    public var limit: Int?
}
