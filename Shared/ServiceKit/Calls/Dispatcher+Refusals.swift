internal import Bus
internal import JSONCoding
internal import Store
internal import Vocabulary

/// Whatever a call threw, as what the caller is told. What is our own mistake is told without its insides.
extension Dispatcher {
    func verdict(on error: any Error, _ call: ServedCall, _ terms: CallTerms) -> Verdict {
        let verdict = plainVerdict(on: error, call, terms)
        return Verdict(
            namingHeirs(namingUnits(verdict.refusal)), cause: verdict.cause, present: verdict.present)
    }

    private func plainVerdict(on error: any Error, _ call: ServedCall, _ terms: CallTerms) -> Verdict {
        switch error {
        case let refusal as Refusal: return Verdict(refusal)
        case is JSONError, is InvalidValue, is CallError: return Verdict(.explaining(error))
        case let error as OutOfScope: return Verdict(outOfScope(error, call, terms))
        case let error as OutOfReach: return Verdict(outOfScope(error.scope, call, terms))
        case let error as StoreError: return verdict(on: error, call, terms)
        case is CancellationError:
            if let deadline = terms.deadline, deadline <= .now {
                return Verdict(
                    Refusal(.deadlineExceeded, Message("kit.deadline", ["method": call.method])))
            }
            return Verdict(Refusal(.cancelled, Message("kit.cancelled")))
        default: return ourMistake(error, call)
        }
    }

    private func outOfScope(_ error: OutOfScope, _ call: ServedCall, _ terms: CallTerms) -> Refusal {
        if error.limit == .name {
            let told = error.notInName(terms.principal)
            return .denied(told.pointer, told.message)
        }
        let reach = terms.principal.reach(as: call.route?.needs ?? .anyone)
        let scope = reach.map(\.text).joined(separator: ", ")
        return .denied(
            error.pointer, Message("kit.out-of-scope", ["unit": error.unit.text, "scope": scope]))
    }

    private func verdict(on error: StoreError, _ call: ServedCall, _ terms: CallTerms) -> Verdict {
        switch error {
        case .keyReused: return Verdict(Refusal(.invalidArgument, Message("kit.key-reused")))
        case .replyForgotten(let method, let moment):
            let told = ["method": method, "day": "\(service.store.day(of: moment))"]
            return Verdict(Refusal(.failedPrecondition, Message("kit.reply-forgotten", told)))
        case .replyDestroyed: return Verdict(Refusal(.failedPrecondition, Message("kit.reply-destroyed")))
        case .notDurable:
            return Verdict(
                Refusal(.unavailable, Message("kit.disk-full", ["service": service.name]), retryDelay: 1000),
                cause: error)
        case .outOfTime(let method):
            return Verdict(Refusal(.resourceExhausted, Message("kit.query-too-long", ["method": method])))
        case .damaged:
            return Verdict(
                Refusal(.dataLoss, Message("kit.store-damaged", ["service": service.name])), cause: error)
        case .closed:
            return Verdict(
                Refusal(.unavailable, Message("kit.stopping", ["service": service.name]), retryDelay: 200))
        case .importOvertaken:
            return Verdict(Refusal(.aborted, Message("kit.import-overtaken"), retryDelay: 200))
        case .clockNotSimulated:
            return Verdict(
                .precondition(
                    "/day",
                    Message(
                        "kit.clock-not-simulated",
                        terms: [
                            "setting": ["member.clock"], "simulated": [StackSettings.Clock.simulated.term],
                        ])))
        case .clockBackwards(let from, let to):
            return Verdict(
                .precondition(
                    "/day", Message("kit.clock-backwards", ["today": "\(from)", "day": "\(to)"])))
        case .notYetFollowed: return Verdict(behind(terms))
        case .seenLost(let source): return lost(source, terms)
        case .seenBeyond: return beyond(terms)
        default: return ourMistake(error, call)
        }
    }

    private func behind(_ terms: CallTerms) -> Refusal {
        guard let seen = terms.seen, let log = lagging(behind: seen) else {
            return Refusal(
                .deadlineExceeded, Message("kit.behind-just-now", ["service": service.name]), retryDelay: 100)
        }
        let blanks = [
            "service": service.name, "source": log.source, "wanted": "\(log.wanted)",
            "reached": "\(log.reached)",
        ]
        return Refusal(.deadlineExceeded, Message("kit.behind", blanks), retryDelay: 100)
    }

    /// The caller names a position that a followed log does not have, or not within reach.
    func beyond(_ log: LogStanding) -> Refusal {
        let blanks = [
            "service": service.name, "source": log.source, "wanted": "\(log.wanted)",
            "reached": "\(log.reached)",
        ]
        return Refusal(.outOfRange, Message("kit.seen-far-ahead", blanks))
    }

    /// What the caller has seen of a log is no more.
    private func lost(_ source: String, _ terms: CallTerms) -> Verdict {
        let present = service.store.positions.only(source)
        let blanks = [
            "source": source, "wanted": "\(terms.seen?[source] ?? 0)", "reached": "\(present[source])",
        ]
        return Verdict(
            Refusal(.failedPrecondition, Message("kit.seen-lost", blanks)), present: present)
    }

    /// The caller names a position that this service's own log does not have.
    private func beyond(_ terms: CallTerms) -> Verdict {
        let present = service.store.positions.only(service.name)
        let blanks = [
            "service": service.name, "wanted": "\(terms.seen?[service.name] ?? 0)",
            "reached": "\(present[service.name])",
        ]
        return Verdict(Refusal(.outOfRange, Message("kit.seen-own-ahead", blanks)), present: present)
    }

    /// The caller gets the number of the trace, under which the log has the cause.
    private func ourMistake(_ error: any Error, _ call: ServedCall) -> Verdict {
        Verdict(
            Refusal(
                .internal, Message("kit.internal", ["service": service.name, "call": call.trace.traceID])),
            cause: error)
    }
}
