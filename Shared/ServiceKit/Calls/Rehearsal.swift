internal import Bus
internal import JSONCoding
internal import Store

/// What else is wrong with a request that does not decode (docs/decisions/0011-all-mistakes-at-once.md).
///
/// Its handler is run twice, with two sets of stand-ins for what could not be read. What it says of both is not about the
/// stand-ins: those violations join the decoder's. What it says only once is dropped, and so is all that is not the
/// request's fault.
enum Rehearsal {
    /// What the caller of such a request is told: ``OutOfScope`` when it may not act for the units that it names legibly, as
    /// it would have been told of a request that decodes; else INVALID_ARGUMENT.
    static func verdict<Value: Decodable>(
        on error: any Error, _ type: Value.Type, _ bytes: [UInt8],
        _ rehearse: ((Value, PointerSet) throws -> Void)?
    ) -> any Error {
        let low = JSON.draft(
            type, from: bytes, texts: Wire.cleanTexts, standingIn: .low, describing: Schemas.describe)
        guard !low.mistakes.isEmpty else { return error }
        let refusal = Refusal(low.mistakes)
        // Of a member that stands twice one value is legible: nothing made up stands there, so permission would have to be
        // asked for it, and nobody can say which of the two is meant.
        let isClear = !low.mistakes.contains { if case .repeated = $0.reason { true } else { false } }
        guard let rehearse, low.value != nil, isClear else { return refusal }
        let high = JSON.draft(
            type, from: bytes, texts: Wire.cleanTexts, standingIn: .high, describing: Schemas.describe)
        let unread = low.unread.union(high.unread)
        switch (outcome(low, unread, rehearse), outcome(high, unread, rehearse)) {
        case (.outOfScope(let ofLow), .outOfScope(let ofHigh)) where ofLow == ofHigh: return ofLow
        case (.invalid(let ofLow), .invalid(let ofHigh)):
            let both = Set(ofHigh)
            return Refusal.invalid(
                refusal.violations + ofLow.filter { both.contains($0) && !unread.covers($0.pointer) })
        default: return refusal
        }
    }

    /// What is to be told of a request that nobody sent.
    enum Outcome {
        case outOfScope(OutOfScope)
        /// What is there, and the caller may not see, among them as if it were not there.
        case invalid([Refusal.Violation])
        case nothing
    }

    private static func outcome<Value>(
        _ draft: Draft<Value>, _ unread: PointerSet, _ rehearse: (Value, PointerSet) throws -> Void
    ) -> Outcome {
        guard let value = draft.value else { return .nothing }
        return outcome { try rehearse(value, unread) }
    }

    static func outcome(of handling: () throws -> Void) -> Outcome {
        do {
            try handling()
            return .nothing
        } catch let refusal as Refusal where [.invalidArgument, .notFound].contains(refusal.status) {
            return .invalid(refusal.violations)
        } catch let error as OutOfReach {
            return .invalid([error.unknown])
        } catch let error as OutOfScope {
            return .outOfScope(error)
        } catch {
            // The state's, or the program's: of the request as it is, it may not be so.
            return .nothing
        }
    }
}
