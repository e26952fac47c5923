internal import Bus
internal import Store
internal import Vocabulary

/// What comes with a call besides its request.
struct CallTerms: Sendable {
    var principal: Principal
    /// Why the caller may not act for the unit that it names; nil where it may, or names none.
    let denied: Refusal?
    let language: Language
    let idempotencyKey: String?
    /// How far the caller has seen logs; nil when that could not be read.
    let seen: Positions?
    let seenAsWritten: String
    /// Why the caller looks; nil when nothing is said, or when that is no text.
    let purpose: String?
    let hasPurpose: Bool
    /// Why a child's file out of the caller's reach is to be opened; nil when nothing is said, or when that is no reason.
    let breakGlass: String?
    let breaksGlass: Bool
    /// Whether nothing is to change: of an import, for nothing else.
    let isTrial: Bool
    /// When the caller stops waiting.
    let deadline: ContinuousClock.Instant?
    /// By which the call is made in another's name; nil where it is made in the caller's own.
    let shown: ShownMandate?
    private let standing: CallerStanding

    init(_ call: ServerCall, _ authority: Authority?) {
        var unreadable: Refusal?
        do throws(Refusal) {
            shown = try ShownMandate(call.metadata)
        } catch {
            (shown, unreadable) = (nil, error)
        }
        standing = CallerStanding(
            caller: call.principal, actingFor: call.metadata.actingFor, authority: authority,
            method: call.method, shown: shown)
        do throws(Refusal) {
            if let unreadable { throw unreadable }
            principal = try standing.now()
            denied = nil
        } catch {
            principal = call.principal
            denied = error
        }
        language = call.metadata.language
        idempotencyKey = call.metadata.idempotencyKey
        seenAsWritten = call.metadata["seen"] ?? ""
        seen = call.metadata["seen"].map { Positions($0) } ?? Positions()
        let said = call.metadata.purpose
        hasPurpose = said != nil
        // Not the bearer's to say: the mandate does. Nor is a look in person to read as if it were by one.
        purpose =
            shown?.purpose
            ?? said.flatMap(Self.sentence).flatMap {
                $0.lowercased().hasPrefix(ShownMandate.mark) ? nil : $0
            }
        let reason = call.metadata.breakGlass
        breaksGlass = reason != nil
        breakGlass = reason.flatMap(Self.sentence).flatMap {
            Self.words(in: $0) < Self.fewestWords ? nil : $0
        }
        isTrial = call.metadata.isTrial
        deadline = call.deadline
    }

    /// Characters of a purpose, and of a reason, at most.
    static let longestPurpose = 200
    /// Words of a reason, at least: fewer say nothing that could be looked into.
    static let fewestWords = 4

    /// How many words a reason has, each counted once.
    static func words(in reason: String) -> Int {
        let words = reason.lowercased().split { !$0.isLetter && !$0.isNumber }
        return Set(words.filter { $0.contains(where: \.isLetter) }).count
    }

    private static func sentence(_ text: String) -> String? {
        do {
            let clean = try CleanText.of(text, as: .words)
            let says = clean.contains { !$0.isWhitespace }
            return says && clean.unicodeScalars.count <= longestPurpose ? clean : nil
        } catch {
            return nil
        }
    }

    /// These, with what the caller may do by now: for calls that last. Throws PERMISSION_DENIED once it has not the role
    /// for `route` any more.
    func renewed(for route: Route) throws(Refusal) -> CallTerms {
        var terms = self
        terms.principal = try standing.now()
        try route.admit(terms.principal)
        return terms
    }

    func caller(of route: Route) -> Caller {
        Caller(principal: { () throws(Refusal) in try renewed(for: route).principal }, language: language)
    }
}

// As the store wants to know a call.
extension CallTerms {
    func command(_ route: Route, key: String, body: [UInt8], trace: TraceContext) -> CommandCall {
        CommandCall(
            principal: principal, role: route.needs, method: route.name, language: language,
            idempotencyKey: key, body: body, traceparent: trace.traceparent, purpose: purpose,
            isTrial: isTrial, mandate: shown?.mandate)
    }

    func query(_ route: Route) -> QueryCall {
        QueryCall(
            principal: principal, role: route.needs, method: route.name, language: language,
            isLong: route.isLong, purpose: purpose, breakGlass: route.opening == nil ? nil : breakGlass)
    }
}
