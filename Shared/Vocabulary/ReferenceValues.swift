/// The name of a table of labels, lower kebab case: every code list that needs nothing but words.
public struct ReferenceTable: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }
    public init(stringLiteral value: String) { rawValue = value }

    // Words for enums in the code: the codes are their raw values.
    public static let sex: ReferenceTable = "sex"
    public static let disabilityType: ReferenceTable = "disability-type"
    public static let disabilityDegree: ReferenceTable = "disability-degree"
    public static let povertyStatus: ReferenceTable = "poverty-status"
    public static let workerRole: ReferenceTable = "worker-role"
    public static let placementKind: ReferenceTable = "placement-kind"
    public static let audience: ReferenceTable = "audience"
    public static let channel: ReferenceTable = "channel"

    // Lists that only the data knows.
    public static let ethnicGroup: ReferenceTable = "ethnic-group"
    /// What kind of service a child gets: `protection`, `care`, `health` … `counselling`.
    public static let serviceDomain: ReferenceTable = "service-domain"
    public static let facilityKind: ReferenceTable = "facility-kind"
    /// Where money comes from: `provincial-budget`, `child-protection-fund-district` …
    public static let fundSource: ReferenceTable = "fund-source"
    /// School fees and health insurance cards.
    public static let waiverKind: ReferenceTable = "waiver-kind"
    /// Two kinds of waiver that a child has not at once, with a plus sign between them.
    public static let waiverExclusive: ReferenceTable = "waiver-exclusive"
    /// Preschool to upper secondary.
    public static let schoolLevel: ReferenceTable = "school-level"
    /// Why social assistance is due; they have a file of their own: ``AssistanceGround``.
    public static let assistanceGround: ReferenceTable = "assistance-ground"
    public static let trainingTopic: ReferenceTable = "training-topic"
    public static let unitType: ReferenceTable = "unit-type"
    /// What an office does that may pass to another: `children`, `social-protection`, `fund` …
    public static let officeFunction: ReferenceTable = "office-function"
    public static let circumstanceList: ReferenceTable = "circumstance-list"
    /// The legal categories of all lists, which have a file of their own: ``Circumstance``.
    public static let circumstance: ReferenceTable = "circumstance"

    /// The key of what people call a code of this table: `code.ethnic-group.tay`.
    public func term(_ code: String) -> String { "code.\(rawValue).\(code)" }
}

/// One code of a table of labels.
public struct Label: Hashable, Sendable {
    public let code: String
    public let text: BilingualText
    public let validity: Validity
    public let source: String
    public let confidence: Confidence
}

/// A legal category of children in special circumstances, in one of the lists that laws and plans made.
public struct Circumstance: Hashable, Sendable {
    /// Unique over all lists: `law2016-d`.
    public let code: String
    /// A code of the table `circumstance-list`: `LAW2004`, `QD647`, `LAW2016`.
    public let list: String
    public let label: BilingualText
    public let validity: Validity
    /// The law that keeps it private; nil of one that is open.
    public let privacy: Privacy?
    public let source: String
    public let confidence: Confidence

    /// By which law a category is private, and how sure that is.
    public struct Privacy: Hashable, Sendable {
        public let source: String
        public let confidence: Confidence
    }

    /// Only for callers with the role `confidential`. All that are, are sealed alike, so that what is hidden does not say which
    /// it is.
    public var isConfidential: Bool { privacy != nil }

    /// As a code of the table ``ReferenceTable/circumstance``.
    var labelled: Label {
        Label(code: code, text: label, validity: validity, source: source, confidence: confidence)
    }
}

/// Messages whose members hold codes of tables of the reference data.
public protocol CodedMembers {
    /// By member, the table that its code, or each of its codes, is of.
    static var codes: [String: ReferenceTable] { get }
}

/// Messages whose members hold whole numbers of a certain range.
public protocol BoundedMembers {
    /// By member, the least and the most.
    static var bounds: [String: ClosedRange<Int>] { get }
}

/// Changes whose member `clear` names what they empty.
public protocol ClearingMembers {
    /// The members that it may name.
    static var clears: [String] { get }
}

/// What a category of one list is called in another; reviewed by a person where `confidence` is not `unverified`.
public struct CircumstanceMapping: Hashable, Sendable {
    public let from: String
    public let to: String
    public let extent: Extent
    public let source: String
    public let confidence: Confidence

    /// How well `to` fits.
    public enum Extent: String, Choice {
        /// The same children.
        case exact
        /// `to` takes in all of `from`, and others.
        case broader
        /// `to` takes in only some of `from`: a person has to choose.
        case narrower
        /// They overlap: a person has to choose.
        case partial
    }
}

/// The base amount (mức chuẩn) of monthly social assistance.
public struct AssistanceBase: Hashable, Sendable {
    /// Nil for the whole country; a province may set a higher one.
    public let province: UnitPath?
    /// Đồng a month.
    public let amount: Money
    public let validity: Validity
    public let source: String
    public let confidence: Confidence
}

/// What a group of beneficiaries gets, as a multiple of the base amount.
public struct AssistanceCoefficient: Hashable, Sendable {
    /// `no-support-under-4`.
    public let code: String
    /// Why it is due: `no-support`, `no-support-studying`, `hiv-poor`, `disability`, `lone-parent-poor`,
    /// `foster-household`, `own-carer-household`, `receiving-household`, `institution`, `funeral`.
    public let ground: String
    public let label: BilingualText
    /// Only for this degree of disability; nil when it does not matter.
    public let degree: DisabilityDegree?
    /// Months of age: from and below; nil is open.
    public let fromMonths: Int?
    public let belowMonths: Int?
    /// Hundredths: 250 is 2.5 times the base amount.
    public let hundredths: Int
    /// A month, or once.
    public let isMonthly: Bool
    public let validity: Validity
    public let source: String
    public let confidence: Confidence

    /// Whether someone of this age in full months falls into it.
    public func covers(ageInMonths age: Int) -> Bool {
        (fromMonths.map { $0 <= age } ?? true) && (belowMonths.map { age < $0 } ?? true)
    }

    /// The amount at this base, in đồng, rounded down.
    public func amount(base: Money) throws -> Money {
        let (product, overflow) = base.dong.multipliedReportingOverflow(by: Int64(hundredths))
        guard !overflow else { throw InvalidValue(Message("value.money", ["value": "\(base.dong)"])) }
        return try Money(dong: product / 100)
    }
}
