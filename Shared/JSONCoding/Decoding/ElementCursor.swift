/// Where a container stands that reads an array element by element.
struct ElementCursor {
    private let reader: JSONReader
    private let array: UInt32
    private var element: UInt32
    private(set) var index = 0

    init(reader: JSONReader, place: Int) throws {
        guard reader.tape[place].kind == .array else { throw reader.wrongType("array", at: place) }
        self.reader = reader
        // Places are below 2^30. Three words: so an existential holds an ``ArrayDecoder`` without a box.
        array = UInt32(truncatingIfNeeded: place)
        element = array + 1
    }

    /// Of the array.
    var place: Int { Int(array) }
    var codingPath: [any CodingKey] { reader.path(to: place) }
    var isAtEnd: Bool { Int(element) >= reader.tape[place].extent }

    /// Counted when asked for.
    var count: Int {
        var (count, at) = (0, place + 1)
        while at < reader.tape[place].extent {
            count += 1
            at = reader.after(at)
        }
        return count
    }

    /// Passes over a null.
    mutating func passNull() throws -> Bool {
        guard reader.isNull(try current()) else { return false }
        advance()
        return true
    }

    /// What is read at the next place. An element that is refused is not passed over: a type that catches the error can
    /// read it as something else.
    mutating func next<Value>(_ read: (JSONReader, Int) throws -> Value) throws -> Value {
        let value = try read(reader, current())
        advance()
        return value
    }

    private func current() throws -> Int {
        guard !isAtEnd else { throw DecodingFailure(missing: String(index), of: place) }
        return Int(element)
    }

    private mutating func advance() {
        element = UInt32(truncatingIfNeeded: reader.after(Int(element)))
        index += 1
    }
}
