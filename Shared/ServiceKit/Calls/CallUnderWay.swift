internal import Bus

/// One call on its way through the service.
final class CallUnderWay: Sendable {
    let asked: ServerCall
    let terms: CallTerms
    let served: ServedCall

    init(_ asked: ServerCall, _ terms: CallTerms, _ served: ServedCall) {
        (self.asked, self.terms, self.served) = (asked, terms, served)
    }

    /// False once the caller has cancelled, vanished or stopped waiting.
    var isWanted: @Sendable () -> Bool { { [asked] in !asked.isCancelled } }
}
