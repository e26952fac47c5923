internal import Bus
internal import JSONCoding
internal import Vocabulary

extension Refusal {
    init(_ error: JSONError) {
        self = .invalid(error.pointer, Message("bus.invalid-argument"))
    }

    init(_ error: InvalidValue) { self = .invalid("", error.message) }
}
