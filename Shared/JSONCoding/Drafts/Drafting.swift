/// One reading of a text that goes on after mistakes.
///
/// Each value is first read as ``JSON/decode(_:from:)`` does; only where that fails is it read again by a decoder that
/// notes what is wrong inside and puts stand-ins there. So nothing that is right can come out otherwise, and a type that
/// catches errors itself is believed.
final class Drafting {
    /// Ends the reading: a stand-in cannot be made, or there are too many mistakes.
    struct Over: Error {}

    let reader: JSONReader
    private let leaning: StandIn
    private let probe: SchemaProbe
    private var mistakes: [JSONError]
    /// Places of stand-ins.
    private var unread: [String] = []
    /// Types may catch ``Over``.
    private var isOver = false

    init(
        _ reader: JSONReader, root: any Any.Type, _ leaning: StandIn,
        _ describing: @escaping (any Any.Type) -> TypeDescription?
    ) {
        (self.reader, self.leaning) = (reader, leaning)
        probe = SchemaProbe(root: root, leaning: leaning, describing: describing)
        mistakes = reader.repeated
    }

    func draft<Value: Decodable>(_ type: Value.Type) -> Draft<Value> {
        var value: Value?
        do {
            value = try self.value(type, at: 0)
        } catch {
            // Nothing but the end of the reading leaves it.
            isOver = true
        }
        mistakes += reader.mistakenNames
        return Draft(
            value: isOver ? nil : value, mistakes: Array(mistakes.prefix(JSON.maximumMistakes)),
            unread: PointerSet(isOver ? [""] : Set(unread + mistakes.map(\.pointer))))
    }

    /// The value at `place`, or a stand-in for it.
    func value<Value: Decodable>(_ type: Value.Type, at place: Int) throws -> Value {
        if let value = try partly(type, at: place) { return value }
        return try standIn(for: type, at: pointer(to: place))
    }

    /// The value at `place`; when it cannot be read, nil or a stand-in for it.
    func optional<Value: Decodable>(_ type: Value.Type, at place: Int) throws -> Value? {
        if let value = try partly(type, at: place) { return value }
        unread.append(pointer(to: place))
        return leaning == .high ? probe.value(of: type) : nil
    }

    /// A stand-in for the member `name`, which is missing.
    func missing<Value: Decodable>(_ type: Value.Type, _ name: String, of container: Int) throws -> Value {
        let error = reader.located(DecodingFailure(missing: name, of: container))
        try note(error)
        return try standIn(for: type, at: error.pointer)
    }

    /// The value at `place` with stand-ins inside it; nil, and what is wrong noted, when it is wrong as a whole.
    private func partly<Value: Decodable>(_ type: Value.Type, at place: Int) throws -> Value? {
        if isOver { throw Over() }
        let first: JSONError
        do {
            return try reader.decode(type, at: place)
        } catch {
            first = reader.located(error)
        }
        let before = (mistakes: mistakes, unread: unread)
        var value: Value?
        var last: DecodingFailure?
        if reader.tape[place].isContainer, !JSONReader.readsByItself(type) {
            do {
                value = try Value(from: DraftDecoder(drafting: self, place: place))
            } catch {
                // What the type itself refuses may be a stand-in; what a container refuses is in the text.
                last = error as? DecodingFailure
            }
            if isOver { throw Over() }
        }
        let known = before.mistakes.count
        guard mistakes.count > known, mistakes[known].pointer == first.pointer else {
            // Wrong as a whole, or read another way than before (a type that tries several).
            (mistakes, unread) = before
            try note(first)
            return nil
        }
        mistakes[known] = first
        if let last { try note(reader.located(last)) }
        return value
    }

    private func note(_ error: JSONError) throws {
        guard mistakes.count < JSON.maximumMistakes else {
            isOver = true
            throw Over()
        }
        mistakes.append(error)
    }

    private func standIn<Value: Decodable>(for type: Value.Type, at pointer: String) throws -> Value {
        unread.append(pointer)
        guard let value = probe.value(of: type) else {
            isOver = true
            throw Over()
        }
        return value
    }

    private func pointer(to place: Int) -> String {
        JSONError.pointer(reader.path(to: place).lazy.map(\.stringValue))
    }
}
