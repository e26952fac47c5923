extension JSONValue: Codable {
    public init(from decoder: any Decoder) throws {
        if let decoder = decoder as? PlaceDecoder {
            self = try decoder.reader.tree(at: decoder.place)
            return
        }
        // Another's decoder has no other way to be asked of which kind a value is, and coders differ in what they throw
        // when it is of another; the last attempt's error is the caller's.
        if let container = try? decoder.container(keyedBy: PathStep.self) {
            self = .object(
                JSONObject(
                    try container.allKeys.map {
                        (name: $0.stringValue, value: try container.decode(JSONValue.self, forKey: $0))
                    }))
        } else if var container = try? decoder.unkeyedContainer() {
            var elements: [JSONValue] = []
            while !container.isAtEnd { elements.append(try container.decode(JSONValue.self)) }
            self = .array(elements)
        } else {
            self = try JSONValue(scalar: decoder.singleValueContainer())
        }
    }

    private init(scalar container: any SingleValueDecodingContainer) throws {
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Int64.self) {
            self = .integer(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else {
            self = .string(try container.decode(String.self))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .array(let elements):
            var container = encoder.unkeyedContainer()
            for element in elements { try container.encode(element) }
        case .object(let object):
            var container = encoder.container(keyedBy: PathStep.self)
            for member in object.members {
                try container.encode(member.value, forKey: PathStep(stringValue: member.name))
            }
        default:
            var container = encoder.singleValueContainer()
            switch self {
            case .bool(let value): try container.encode(value)
            case .integer(let value): try container.encode(value)
            case .number(let value): try container.encode(value)
            case .string(let value): try container.encode(value)
            default: try container.encodeNil()
            }
        }
    }
}

extension JSONReader {
    /// The value at `place` and all that is in it.
    func tree(at place: Int) throws -> JSONValue {
        let token = tape[place]
        switch token.kind {
        case .null: return .null
        case .true: return .bool(true)
        case .false: return .bool(false)
        case .string: return .string(try string(at: place))
        case .integer, .number:
            let token = try numberToken("number", at: place)
            if let integer = DecimalText(bytes[token.range]).integer(Int64.self) { return .integer(integer) }
            let double = try number(Double.self, at: place)
            // What a double rounds to a whole number is written as one, and must be the same when it is read again.
            return Int64(exactly: double).map(JSONValue.integer) ?? .number(double)
        case .array:
            var elements: [JSONValue] = []
            var element = place + 1
            while element < token.extent {
                elements.append(try tree(at: element))
                element = after(element)
            }
            return .array(elements)
        case .object:
            var members: [(name: String, value: JSONValue)] = []
            var key = place + 1
            while key < token.extent {
                members.append((text(at: key), try tree(at: key + 1)))
                key = after(key + 1)
            }
            return .object(JSONObject(distinct: members))
        }
    }
}
