import RegistryAPI
import ServiceKit
import Vocabulary

/// How a child was found of whom nobody knew who it is.
struct Finding: Codable, Hashable, Sendable {
    var day: Day
    var place: String
    /// Who found it.
    var finder: String?
}

extension PersonName {
    /// What stands for the name of a foundling until it has one: it is shown, and found by, and says of nobody who it is.
    static let unknown: PersonName = {
        guard let name = PersonName("Chưa rõ tên") else { preconditionFailure("three words are a name") }
        return name
    }()

    static let unknownFolded = unknown.folded

    /// In whatever spelling somebody wrote that nobody knows the name.
    var isUnknown: Bool { folded == Self.unknownFolded }
}

extension ChildRules {
    /// The name of a request, `given` where it is one; of a foundling that has none, that nobody knows it.
    func name(
        _ name: String?, as given: PersonName?, of finding: Finding?, _ checks: inout Checks
    ) -> PersonName? {
        guard name == nil || given?.isUnknown == true else { return given }
        if finding == nil { checks.fail("/name", "registry.name-missing") }
        return .unknown
    }

    /// How the child was found, of a request that says so; `known` is what was said before.
    func finding(
        on day: Day?, at place: String?, by finder: String?, known: Finding? = nil, since born: DayBound?,
        _ checks: inout Checks
    ) -> Finding? {
        let place: String? = checks.words(place, at: "/foundAt", upTo: 300)
        let finder: String? = checks.words(finder, at: "/foundBy", upTo: 200)
        if let day { checks.day(day, since: born, at: "/foundOn") }
        guard day != nil || place != nil || finder != nil else { return known }
        guard let day = day ?? known?.day else {
            checks.fail("/foundOn", "registry.found-when")
            return nil
        }
        guard let place = place ?? known?.place else {
            checks.fail("/foundAt", "registry.found-where")
            return nil
        }
        return Finding(day: day, place: place, finder: finder ?? known?.finder)
    }
}

extension RegisteredChild {
    /// Whether it is a foundling that nobody has named yet.
    var isUnnamed: Bool { finding != nil && name.isUnknown }

    /// Whether both were found, and that may have been once: children whom nobody has named are told apart by nothing else, but where
    /// one is a girl and the other a boy.
    func mayBeFoundAs(_ other: RegisteredChild) -> Bool {
        guard let own = finding?.day, let its = other.finding?.day,
            Namesakes.same(Namesakes.recorded(sex), Namesakes.recorded(other.sex)) != false
        else { return false }
        return abs(own.daysSinceEpoch - its.daysSinceEpoch) <= 1
    }
}
