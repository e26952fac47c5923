public import JSONCoding
internal import Vocabulary

/// Errors of other kinds, as the refusals that a caller can act on.
extension Refusal {
    /// A ``Refusal`` is itself; bytes that do not decode and values that are not allowed are INVALID_ARGUMENT with a
    /// pointer; a neighbour's ``CallError`` is passed on; cancellation is CANCELLED. Anything else is INTERNAL, and
    /// says nothing of what is inside.
    public static func explaining(_ error: any Error) -> Refusal {
        switch error {
        case let refusal as Refusal: refusal
        case let error as JSONError: Refusal(error)
        case let error as InvalidValue: Refusal(.invalidArgument, error.message)
        case let error as CallError:
            Refusal(
                error.status, Message("bus.relayed", ["text": error.message]),
                retryDelay: error.retryDelay.map(\.wholeMilliseconds))
        case is CancellationError: Refusal(.cancelled, Message("bus.cancelled"))
        default: Refusal(.internal, Message("bus.internal"))
        }
    }

    /// INVALID_ARGUMENT with the place and a sentence that says what belongs there.
    public init(_ error: JSONError) {
        let message: Message
        // A member of a dictionary may be called by a whole text.
        var field = ["field": error.pointer.isEmpty ? "/" : Metadata.cut(error.pointer, to: 256)]
        switch error.reason {
        case .malformed where !error.pointer.isEmpty: message = Message("bus.json-half-character", field)
        case .malformed(let offset): message = Message("bus.json-malformed", ["offset": "\(offset)"])
        case .missing: message = Message("bus.json-missing", field)
        case .repeated: message = Message("bus.json-repeated", field)
        case .wrongType(let expected):
            let known = ["string", "integer", "number", "boolean", "object", "array"]
            field["expected"] = expected
            message = Message(
                known.contains(expected) ? "bus.json-not-\(expected)" : "bus.json-wrong-type", field)
        case .notAllowed(let allowed):
            field["allowed"] = allowed.joined(separator: ", ")
            message = Message(allowed.isEmpty ? "bus.json-out-of-range" : "bus.json-not-allowed", field)
        case .outside(let least, let most):
            field["least"] = least
            field["most"] = most
            message = Message("bus.json-outside", field)
        case .tooLong:
            field["limit"] = "\(JSON.maximumNumber)"
            message = Message("bus.json-number-too-long", field)
        case .refused(let inner as InvalidValue):
            message = inner.message.adding(field)
        case .refused(let inner as Refusal): message = inner.message
        case .refused: message = Message("bus.json-out-of-range", field)
        }
        self = .invalid(error.pointer, message)
    }

    /// INVALID_ARGUMENT with a place and a sentence for each of `errors`.
    public init(_ errors: [JSONError]) { self = .invalid(errors.flatMap { Refusal($0).violations }) }
}
