/// An error on its way out of the decoder. Its pointer is worked out only when it leaves: types that catch
/// errors and go on (`try?`) do not pay for it.
struct DecodingFailure: Error {
    enum Place {
        case value(Int)
        case member(String, of: Int)
        case path([String])
    }

    let reason: JSONError.Reason
    let place: Place

    init(_ reason: JSONError.Reason, at place: Int) {
        self.reason = reason
        self.place = .value(place)
    }

    init(missing name: String, of object: Int) { self.init(.missing, member: name, of: object) }

    init(_ reason: JSONError.Reason, member name: String, of object: Int) {
        self.reason = reason
        place = .member(name, of: object)
    }

    /// What the initialiser of `type` threw, which was to be read from `place`.
    init(_ error: any Error, of type: any Any.Type, at place: Int, in reader: JSONReader) {
        var context: DecodingError.Context?
        var name: String?
        switch error {
        case let error as JSONError:
            // The type decoded something by itself, from bytes of its own.
            reason = error.reason
        case DecodingError.keyNotFound(let key, let where_):
            (reason, context, name) = (.missing, where_, key.stringValue)
        case DecodingError.valueNotFound(let wanted, let where_):
            (reason, context) = (.wrongType(expected: DecodingFailure.name(of: wanted)), where_)
        case DecodingError.typeMismatch(let wanted, let where_):
            context = where_
            let expected = DecodingFailure.name(of: wanted)
            // An enum with payloads that finds no member, or two, says that it expected itself.
            reason =
                expected == "object" && reader.tape[place].kind == .object
                ? .notAllowed(allowed: []) : .wrongType(expected: expected)
        case DecodingError.dataCorrupted(let where_):
            context = where_
            reason = .notAllowed(allowed: DecodingFailure.allowed(by: type))
        default:
            reason = .refused(error)
        }
        guard let context else {
            self.place = .value(place)
            return
        }
        let path = context.codingPath.map(\.stringValue) + (name.map { [$0] } ?? [])
        self.place = path.isEmpty ? .value(place) : .path(path)
    }

    private static func name(of type: any Any.Type) -> String {
        switch type {
        case is String.Type: "string"
        case is Bool.Type: "boolean"
        case is any BinaryInteger.Type: "integer"
        case is any BinaryFloatingPoint.Type: "number"
        case is [Any].Type: "array"
        default: "object"
        }
    }

    /// The raw values of an enum that lists its cases, unless they are very many.
    private static func allowed(by type: any Any.Type) -> [String] {
        guard let type = type as? any (CaseIterable & RawRepresentable).Type else { return [] }
        let values = rawValues(of: type)
        return values.count <= 32 ? values.map { "\($0)" } : []
    }
}

/// The raw values of all cases, in order.
func rawValues<Cases: CaseIterable & RawRepresentable>(of type: Cases.Type) -> [Any] {
    Cases.allCases.map(\.rawValue)
}

extension JSONReader {
    /// The error as those outside see it.
    func located(_ error: any Error) -> JSONError {
        guard let failure = error as? DecodingFailure else {
            return JSONError(pointer: "", reason: .refused(error))
        }
        let steps =
            switch failure.place {
            case .value(let place): path(to: place).map(\.stringValue)
            case .member(let name, let object): path(to: object).map(\.stringValue) + [name]
            case .path(let steps): steps
            }
        return JSONError(pointer: JSONError.pointer(steps), reason: reason(of: failure))
    }

    /// A member that must be there and is null is as good as missing.
    private func reason(of failure: DecodingFailure) -> JSONError.Reason {
        guard case .wrongType = failure.reason, case .value(let place) = failure.place, isNull(place),
            let last = path(to: place).last, last.intValue == nil
        else { return failure.reason }
        return .missing
    }

    /// The steps from the root to `place`.
    func path(to place: Int) -> [PathStep] {
        var steps: [PathStep] = []
        var here = 0
        descent: while here < place, tape[here].isContainer, place < tape[here].extent {
            let isObject = tape[here].kind == .object
            var (child, count) = (here + 1, 0)
            while child < tape[here].extent {
                let value = isObject ? child + 1 : child
                let end = after(value)
                if place < end {
                    steps.append(
                        isObject ? PathStep(stringValue: text(at: child)) : PathStep(intValue: count))
                    here = value
                    continue descent
                }
                (child, count) = (end, count + 1)
            }
            break
        }
        return steps
    }
}
