/// One text that is being decoded: its bytes, its tape, and where in it members were last found.
final class JSONReader {
    let bytes: [UInt8]
    let tape: [Token]
    /// What every text that is read must be.
    let texts: TextRule?
    /// Members whose names are texts that the rule refuses, by the place of the name.
    private var refusedNames: [Int: JSONError] = [:]
    /// The object that was last looked into, and the place of the key after the one that was found there:
    /// types ask for members in the order in which they were written, as a rule.
    private var hintObject = -1
    private var hintKey = 0
    private var indexes: [Int: KeyIndex] = [:]
    /// Objects in which a member may stand twice.
    private let indexed: [Int]

    init(_ bytes: [UInt8], texts: TextRule? = nil) throws(JSONError) {
        (self.bytes, self.texts) = (bytes, texts)
        do throws(Malformed) {
            (tape, indexed) = try Scanner.tape(bytes)
        } catch {
            throw JSONError(
                pointer: JSONError.pointer(error.steps), reason: .malformed(offset: error.offset))
        }
    }

    /// Stands for a value that is not there.
    var absent: Int { tape.count - 1 }

    /// The place after the value at `place` and all that is in it.
    @inline(__always)
    func after(_ place: Int) -> Int {
        let token = tape[place]
        return token.isContainer ? token.extent : place + 1
    }

    @inline(__always)
    func isNull(_ place: Int) -> Bool { tape[place].kind == .null }

    func decode<Value: Decodable>(_ type: Value.Type, at place: Int) throws -> Value {
        if JSONReader.readsByItself(type) { return try decodeByItself(type, at: place) }
        do {
            return try Value(from: PlaceDecoder(reader: self, place: place))
        } catch let failure as DecodingFailure {
            throw failure
        } catch {
            throw DecodingFailure(error, of: type, at: place, in: self)
        }
    }

    /// The place of the value of the member `name` of the object at `object`.
    func member(_ name: String, of object: Int) -> Int? {
        let token = tape[object]
        if token.flag { return index(of: object).value(of: name, in: self) }
        var name = name
        return name.withUTF8 { name in
            let first = object + 1
            let end = token.extent
            let hint = hintObject == object && hintKey < end ? hintKey : first
            guard let key = find(name, from: hint, to: end) ?? find(name, from: first, to: hint) else {
                return nil
            }
            hintObject = object
            hintKey = key
            return key + 1
        }
    }

    /// Says that the value at `place`, in the object at `object`, has been read.
    @inline(__always)
    func pass(_ place: Int, of object: Int) {
        hintObject = object
        hintKey = after(place)
    }

    @inline(__always)
    private func find(_ name: UnsafeBufferPointer<UInt8>, from first: Int, to end: Int) -> Int? {
        var key = first
        while key < end {
            if matches(name, tape[key]) { return key }
            key = after(key + 1)
        }
        return nil
    }

    @inline(__always)
    private func matches(_ name: UnsafeBufferPointer<UInt8>, _ key: Token) -> Bool {
        guard key.extent == name.count else { return false }
        let start = key.start
        for index in 0..<name.count where bytes[start + index] != name[index] { return false }
        return true
    }

    func index(of object: Int) -> KeyIndex {
        if let index = indexes[object] { return index }
        let index = KeyIndex(object, in: self)
        indexes[object] = index
        return index
    }

    /// The keys of the object at `object`, in the order of the text.
    func keys(of object: Int) -> [String] {
        let token = tape[object]
        var keys: [String] = []
        var key = object + 1
        while key < token.extent {
            let name = text(at: key)
            // Who asks for all names takes them for what a dictionary holds.
            if let texts, !isPlain(key), refusedNames[key] == nil {
                do {
                    _ = try texts(name) { [] }
                } catch {
                    refusedNames[key] = located(DecodingFailure(.refused(error), member: name, of: object))
                }
            }
            keys.append(name)
            key = after(key + 1)
        }
        return keys
    }

    /// What the rule for texts says of names of members that were read as texts, in the order of the text.
    var mistakenNames: [JSONError] {
        refusedNames.sorted { $0.key < $1.key }.map(\.value)
    }

    /// Members that stand twice in their object, each once, in the order of the text, as many as are told: where each lies is
    /// searched for. Costs nothing where the scanner has found no object that needs an index.
    var repeated: [JSONError] {
        repeatedKeys.prefix(JSON.maximumMistakes).map {
            located(DecodingFailure(.repeated, member: text(at: $0.key), of: $0.object))
        }
    }

    var repeatedKeys: [(object: Int, key: Int)] {
        guard !indexed.isEmpty else { return [] }
        return indexed.flatMap { object in index(of: object).repeated.map { (object, $0) } }
            .sorted { $0.key < $1.key }
    }
}
