internal import Bus
internal import JSONCoding
internal import Logging
internal import Store
internal import Vocabulary

/// Whatever a call threw, as what the caller is told. What is our own mistake is logged, and told without its
/// insides.
extension RunningService {
    func refusal(for error: any Error, method: String, terms: CallTerms, call: String) -> Refusal {
        switch error {
        case let refusal as Refusal: return refusal
        case is JSONError, is InvalidValue, is CallError: return .explaining(error)
        case let error as OutOfScope: return outOfScope(error, terms)
        case let error as StoreError: return refusal(for: error, method: method, terms: terms, call: call)
        case is CancellationError:
            if let deadline = terms.deadline, deadline <= .now {
                return Refusal(.deadlineExceeded, Message("kit.deadline", ["method": method]))
            }
            return Refusal(.cancelled, Message("kit.cancelled"))
        default: return ourMistake(error, method: method, call: call)
        }
    }

    private func outOfScope(_ error: OutOfScope, _ terms: CallTerms) -> Refusal {
        let scope = terms.principal.scope.map(\.text).joined(separator: ", ")
        return .denied(
            error.pointer, Message("kit.out-of-scope", ["unit": error.unit.text, "scope": scope]))
    }

    private func refusal(for error: StoreError, method: String, terms: CallTerms, call: String) -> Refusal {
        switch error {
        case .keyReused: return Refusal(.invalidArgument, Message("kit.key-reused"))
        case .notDurable(let reason):
            logger.error(
                "a commit failed",
                metadata: ["call": "\(call)", "method": "\(method)", "reason": "\(reason)"])
            return Refusal(.unavailable, Message("kit.disk-full", ["service": name]), retryDelay: 1000)
        case .closed:
            return Refusal(.unavailable, Message("kit.stopping", ["service": name]), retryDelay: 200)
        case .importOvertaken:
            return Refusal(.aborted, Message("kit.import-overtaken"), retryDelay: 200)
        case .clockNotSimulated: return .precondition("/day", Message("kit.clock-not-simulated"))
        case .clockBackwards(let from, let to):
            return .precondition(
                "/day", Message("kit.clock-backwards", ["today": "\(from)", "day": "\(to)"]))
        case .notYetFollowed: return behind(terms)
        default: return ourMistake(error, method: method, call: call)
        }
    }

    private func behind(_ terms: CallTerms) -> Refusal {
        guard let seen = terms.seen, let log = lagging(behind: seen) else {
            return Refusal(
                .deadlineExceeded, Message("kit.behind-just-now", ["service": name]), retryDelay: 100)
        }
        let blanks = [
            "service": name, "source": log.source, "wanted": "\(log.wanted)", "reached": "\(log.reached)",
        ]
        return Refusal(
            .deadlineExceeded, Message(log.source == name ? "kit.seen-own-ahead" : "kit.behind", blanks),
            retryDelay: 100)
    }

    private func ourMistake(_ error: any Error, method: String, call: String) -> Refusal {
        logger.error(
            "a call failed by our own mistake",
            metadata: ["call": "\(call)", "method": "\(method)", "error": "\(error)"])
        return Refusal(.internal, Message("kit.internal", ["service": name, "call": call]))
    }
}
