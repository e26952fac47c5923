import RegistryAPI
import ServiceKit
import Vocabulary

/// What sets a first or last day in the register.
enum RegistryDay: String, DatedWord {
    case birth, birthYear, registration, closure, caregiverRegistration, workerRegistration, carerCheck
    case approval, start, placementEnd, transfer, application, determination, expectedEnd
    case caseEntry, earlierEntry, correctedEntry, actStep, laterActStep
}

extension DayBound {
    /// Nothing is said of a child before its birth, or the first day that its birth may have been.
    static func birth(of child: RegisteredChild?) -> DayBound? {
        child.flatMap { birth($0.birth, of: $0.id) }
    }

    static func birth(_ birth: Birth, of child: ChildID) -> DayBound? {
        .recorded(
            birth.date == nil ? RegistryDay.birthYear : .birth, on: birth.earliest,
            .birth(of: child))
    }

    /// As a request gives it or makes it, or as it is kept.
    static func birth(
        _ request: some GivingBirth, _ birth: Birth?, of known: RegisteredChild? = nil
    ) -> DayBound? {
        guard let birth else { return .birth(of: known) }
        // Said again as it is kept, it is what is kept that is in the way.
        if birth == known?.birth { return .birth(of: known) }
        guard request.birthDate != nil || request.birthYear != nil else {
            return known.flatMap { .birth(birth, of: $0.id) }
        }
        return .named(request.birthDate == nil ? "birthYear" : "birthDate", birth.earliest)
    }

    static func registration(of child: RegisteredChild?) -> DayBound? {
        child.flatMap { child in
            .recorded(
                RegistryDay.registration, on: child.registeredOn,
                RecordInTheWay(
                    child.id, in: "child_standings", from: child.registeredOn, told: ["childRegistered"]))
        }
    }

    static func closure(of child: RegisteredChild?) -> DayBound? {
        child.flatMap { child in
            child.closedOn.flatMap { day in
                .recorded(
                    RegistryDay.closure, on: day,
                    RecordInTheWay(child.id, in: "child_standings", from: day, told: ["childClosed"]))
            }
        }
    }

    /// The first day of something that goes on, as a correction gives it, or as it is kept.
    static func start<Subject>(_ given: Day?, or kept: Day?, of id: ID<Subject>?) -> DayBound? {
        .named("start", given) ?? .recorded(RegistryDay.start, on: kept, of: id)
    }

    /// Of a case its file says who did what: the file is sealed.
    static func last(of file: CaseFile?) -> DayBound? { .unsigned(RegistryDay.caseEntry, on: file?.lastOn) }
}

extension RecordInTheWay {
    /// When a child was born, whatever else is corrected of who it is.
    static func birth(of child: ChildID) -> RecordInTheWay {
        RecordInTheWay(child, in: "child_identities", saying: ["birthDate", "birthYear"])
    }
}

/// A request that can say when a child was born.
protocol GivingBirth {
    var birthDate: Day? { get }
    var birthYear: Int? { get }
}

extension RegisterChild: GivingBirth {}
extension UpdateChild: GivingBirth {}
