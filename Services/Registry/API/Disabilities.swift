public import Bus
public import Vocabulary

/// Determinations of disability (Circular 01/2019/TT-BLĐTBXH).
public enum Disabilities {
    /// Enters a council's conclusion; the one with the latest day is the child's disability.
    public static let determine = Command<DetermineDisability, Disability>(
        "registry.Disabilities/Determine", needs: .assessor)
    /// A child's determinations of disability.
    public static let list = Query<ListDisabilities, DisabilityList>(
        "registry.Disabilities/List", needs: .reader)
}

/// One determination of a child's disability.
public struct Disability: Codable, Hashable, Sendable {
    public let id: DisabilityID
    public let child: ChildID
    public let type: DisabilityType
    public let degree: DisabilityDegree
    /// The unit whose council concluded: a commune's, or a medical assessment council's.
    public let council: UnitPath
    /// The certificate's number, unique within the council.
    public let certificate: String?
    public let determinedOn: Day
    public let screening: Screening?

    public init(
        id: DisabilityID, child: ChildID, type: DisabilityType, degree: DisabilityDegree, council: UnitPath,
        certificate: String? = nil, determinedOn: Day, screening: Screening? = nil
    ) {
        self.id = id
        self.child = child
        self.type = type
        self.degree = degree
        self.council = council
        self.certificate = certificate
        self.determinedOn = determinedOn
        self.screening = screening
    }
}

public struct DetermineDisability: Codable, Hashable, Sendable {
    public let id: DisabilityID?
    public let child: ChildID
    public let type: DisabilityType
    public let degree: DisabilityDegree
    /// The child's commune when left out.
    public let council: UnitPath?
    public let certificate: String?
    /// Today when left out.
    public let determinedOn: Day?
    public let screening: Screening?

    public init(
        id: DisabilityID? = nil, child: ChildID, type: DisabilityType, degree: DisabilityDegree,
        council: UnitPath? = nil, certificate: String? = nil, determinedOn: Day? = nil,
        screening: Screening? = nil
    ) {
        self.id = id
        self.child = child
        self.type = type
        self.degree = degree
        self.council = council
        self.certificate = certificate
        self.determinedOn = determinedOn
        self.screening = screening
    }
}

/// A caregiver's answers to the UNICEF/Washington Group Child Functioning Module: a screening, which never
/// replaces the legal degree.
public struct Screening: Codable, Hashable, Sendable {
    /// The module's two sets of questions.
    public enum Module: String, Choice {
        case ages2To4, ages5To17
    }

    public let module: Module
    /// By domain (`seeing`, `hearing`, `walking` …): 1 no difficulty, 2 some, 3 a lot, 4 cannot do it at all.
    public let answers: [String: Int]

    public init(module: Module, answers: [String: Int]) {
        self.module = module
        self.answers = answers
    }
}

public struct ListDisabilities: Codable, Hashable, Sendable {
    public let child: ChildID

    public init(child: ChildID) {
        self.child = child
    }
}

/// The latest determination first.
public struct DisabilityList: Codable, Hashable, Sendable {
    public let items: [Disability]

    public init(items: [Disability]) {
        self.items = items
    }
}

/// A determination in a row of ``ChildRow``.
public struct DisabilityRow: Codable, Hashable, Sendable {
    public let type: DisabilityType
    public let degree: DisabilityDegree
    public let council: UnitPath?
    public let certificate: String?
    public let determinedOn: Day?

    public init(
        type: DisabilityType, degree: DisabilityDegree, council: UnitPath? = nil, certificate: String? = nil,
        determinedOn: Day? = nil
    ) {
        self.type = type
        self.degree = degree
        self.council = council
        self.certificate = certificate
        self.determinedOn = determinedOn
    }
}
