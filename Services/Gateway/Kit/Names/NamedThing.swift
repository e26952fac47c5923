import Vocabulary

/// What an id names that people know by a name: what they may write in its place.
enum NamedThing: String, CaseIterable {
    case child, caregiver, worker
    /// By the child's name: the case, the placement, the transfer, the referral that goes on, the act that was not revoked.
    case caseFile, placement, transfer, referral, act
    case provider, offer, course, campaign

    /// What the id names that stands in `member` of a request of `method`; nil of what has no name.
    ///
    /// - Parameter isOwn: whether it is the request's own `id`, and that of something that is there already.
    init?(_ member: String, isOwn: Bool = false, of method: String) {
        if member == "id" {
            guard isOwn, let thing = Self.own(of: method) else { return nil }
            self = thing
            return
        }
        let resource = method.prefix { $0 != "/" }
        switch member {
        case "child", "children": self = .child
        case "caregiver", "collector": self = .caregiver
        case "worker", "trainers": self = .worker
        case "survivor", "duplicate", "other":
            switch resource {
            case "registry.Children": self = .child
            case "registry.Caregivers": self = .caregiver
            case "registry.Workers": self = .worker
            default: return nil
            }
        case "placement": self = .placement
        case "referral": self = .referral
        case "provider": self = .provider
        case "members":
            guard resource == "catalogue.Networks" else { return nil }
            self = .provider
        case "offer": self = .offer
        case "course": self = .course
        case "campaign": self = .campaign
        default: return nil
        }
    }

    /// What a method of a resource names by `id`.
    private static func own(of method: String) -> NamedThing? {
        let parts = method.split(separator: "/")
        let verb = parts.last ?? ""
        return switch parts.first {
        case "registry.Children": ["Accept", "Decline", "Withdraw"].contains(verb) ? .transfer : .child
        // The others of caregivers are about a link or an approval.
        case "registry.Caregivers":
            ["Get", "Update", "CorrectHome", "VoidHome"].contains(verb) ? .caregiver : nil
        case "registry.Workers": .worker
        case "registry.Cases": .caseFile
        case "registry.Acts": .act
        case "registry.Placements": verb == "VoidVisit" ? nil : .placement
        case "catalogue.Providers": .provider
        case "catalogue.Offers": .offer
        case "catalogue.Referrals": .referral
        case "campaigns.Courses": .course
        case "campaigns.Campaigns": .campaign
        default: nil
        }
    }
}

/// One of several that a name may mean: how to write it, so that it means that one alone.
struct NameChoice: Hashable {
    let id: String
    /// What it is called, with its ``mark``, and what else tells it from the others.
    let text: String

    /// The end of the id: enough to choose by, and short enough to type.
    static func mark(of id: String) -> String { "#" + id.filter { $0 != "-" }.suffix(8) }

    init(_ name: String, id: String, _ further: [String]) {
        self.id = id
        text = (["\(name) \(Self.mark(of: id))"] + further.filter { !$0.isEmpty }).joined(separator: ", ")
    }
}

/// What somebody wrote in place of an id: a name, where it is or belongs, and the mark of one of several.
struct WrittenName: Hashable {
    /// All but the mark and what follows it.
    let whole: String
    /// What stands before the first comma of it.
    let name: String
    /// What stands after that; of a name with a mark nothing, which only repeats what was said of it.
    let place: String?
    /// Digits of the id's end.
    private let mark: String?

    init(_ text: String) {
        let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let digits = parts.count == 2 ? parts[1].prefix { $0.isASCII && $0.isHexDigit } : ""
        mark = digits.count >= 4 ? digits.lowercased() : nil
        func trimmed(_ text: Substring?) -> String {
            (text ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        whole = trimmed(mark == nil ? text[...] : parts.first)
        let halves = whole.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
        name = trimmed(halves.first)
        let rest = halves.count == 2 ? trimmed(halves[1]) : ""
        place = rest.isEmpty || mark != nil ? nil : rest
    }

    var hasMark: Bool { mark != nil }

    /// Whether the mark, where there is one, is that of the id.
    func marks(_ id: String) -> Bool { mark.map { id.filter { $0 != "-" }.hasSuffix($0) } ?? true }

    /// Whether it is this one's whole name, marks of tone and capitals aside.
    func isWhole(_ other: String) -> Bool {
        let other = Vietnamese.folded(other)
        return Vietnamese.folded(name) == other || Vietnamese.folded(whole) == other
    }

    /// Whether it begins with this one's whole name: what follows says where and when somebody was born.
    func beginsWith(_ other: String) -> Bool {
        isWhole(other) || Vietnamese.folded(whole).hasPrefix(Vietnamese.folded(other) + " ")
    }

    /// Whether a number, of a person or a telephone, stands in it: it belongs to nobody else.
    var hasNumber: Bool { whole.count { $0.isASCII && $0.isNumber } >= 9 }
}
