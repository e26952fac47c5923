/// Writes one value as bytes, front to back; nothing is kept of what has been written but the bytes.
///
/// `Codable` says when a container is opened but never when it is done. It is done when the `encode(to:)`
/// that opened it returns, so the brackets follow the calls: ``write(_:)`` opens a level, calls, and closes
/// whatever the callee opened. Only containers that are handed out without such a call (`nestedContainer`,
/// `superEncoder`) can be written to in any order: each gets a writer of its own, and its parent keeps a hole
/// for it.
final class JSONWriter {
    enum Opened { case nothing, value, object, array }

    /// Where a nested writer's bytes go once everything is written.
    struct Hole {
        let offset: Int
        let writer: JSONWriter
    }

    // The checks that two accesses do not overlap cost a third of the whole encoding. None do: every access
    // is one statement in a method of this class, none of which calls out to a type that is being encoded
    // while it lasts.
    @exclusivity(unchecked)
    var bytes: [UInt8] = []
    /// How many `encode(to:)` are running in this writer.
    @exclusivity(unchecked)
    private(set) var level = 0
    /// What the current level has opened, and whether nothing is in it yet.
    @exclusivity(unchecked)
    private(set) var opened = Opened.nothing
    @exclusivity(unchecked)
    private var isEmpty = true
    /// Brackets that are open around the next byte.
    @exclusivity(unchecked)
    private var depth: Int
    private var holes: [Hole] = []
    /// Misuse that could not be thrown where it happened (asking for a container cannot throw).
    private var fault: EncodingFailure?
    /// The steps from the parent's level to this writer, innermost first; empty for the outermost writer.
    let prefix: [String]

    init(capacity: Int, depth: Int = 0, prefix: [String] = []) {
        (self.depth, self.prefix) = (depth, prefix)
        bytes.reserveCapacity(capacity)
    }

    /// Writes `value` where the last byte ended.
    func write<Value: Encodable>(_ value: Value) throws {
        if writeByItself(value) { return }
        guard depth <= JSON.maximumDepth else { throw EncodingFailure(.notAllowed(allowed: [])) }
        let (outerOpened, outerIsEmpty, outerDepth) = (opened, isEmpty, depth)
        opened = .nothing
        level += 1
        defer {
            level -= 1
            (opened, isEmpty, depth) = (outerOpened, outerIsEmpty, outerDepth)
        }
        try value.encode(to: LevelEncoder(writer: self, level: level))
        close()
    }

    /// Opens an object or an array in the current level; asked for again, it is the same one.
    func open(_ container: Opened, level: Int) {
        if opened == .nothing, level == self.level {
            depth += 1
            if depth > JSON.maximumDepth { fault = fault ?? EncodingFailure(.notAllowed(allowed: [])) }
            opened = container
            isEmpty = true
            bytes.append(container == .object ? .openBrace : .openBracket)
        } else if opened != container || level != self.level {
            fault = fault ?? EncodingFailure(EncodingMisuse())
        }
    }

    private func close() {
        switch opened {
        case .nothing:
            bytes.append(.openBrace)
            bytes.append(.closeBrace)
        case .value: break
        case .object: bytes.append(.closeBrace)
        case .array: bytes.append(.closeBracket)
        }
    }

    /// Everything written, the holes filled.
    func finished() throws -> [UInt8] {
        if level == 0, !prefix.isEmpty { close() }
        if let fault { throw fault }
        guard !holes.isEmpty else { return bytes }
        var whole: [UInt8] = []
        whole.reserveCapacity(bytes.count * 2)
        var from = 0
        for hole in holes {
            whole.append(contentsOf: bytes[from..<hole.offset])
            whole.append(contentsOf: try hole.writer.finished())
            from = hole.offset
        }
        whole.append(contentsOf: bytes[from...])
        return whole
    }
}

extension JSONWriter {
    /// Begins a member of the object that `level` opened. Answers where it began, for ``undo(to:)``.
    @inline(__always)
    func beginMember(_ key: String, level: Int) throws -> Mark {
        guard level == self.level, opened == .object else { throw EncodingFailure(EncodingMisuse()) }
        let mark = Mark(offset: bytes.count, isEmpty: isEmpty)
        if isEmpty { isEmpty = false } else { bytes.append(.comma) }
        append(key)
        bytes.append(.colon)
        return mark
    }

    /// Begins an element of the array that `level` opened.
    @inline(__always)
    func beginElement(level: Int) throws -> Mark {
        guard level == self.level, opened == .array else { throw EncodingFailure(EncodingMisuse()) }
        let mark = Mark(offset: bytes.count, isEmpty: isEmpty)
        if isEmpty { isEmpty = false } else { bytes.append(.comma) }
        return mark
    }

    /// Begins the one value of a level that has no container.
    func beginValue(level: Int) throws {
        guard level == self.level, opened == .nothing else { throw EncodingFailure(EncodingMisuse()) }
        opened = .value
    }

    /// Takes back a member or an element whose value threw, so that a type which catches that can go on.
    func undo(to mark: Mark) {
        bytes.removeSubrange(mark.offset...)
        isEmpty = mark.isEmpty
        while let last = holes.last, last.offset > mark.offset { holes.removeLast() }
    }

    /// Takes back what a single value wrote before it threw.
    func undoValue(to offset: Int) {
        bytes.removeSubrange(offset...)
        opened = .nothing
        while let last = holes.last, last.offset >= offset { holes.removeLast() }
    }

    /// A writer for what goes here but is written later, `step` below the container of `level`.
    func nested(_ step: String, level: Int) -> JSONWriter {
        let writer = JSONWriter(capacity: 120, depth: depth, prefix: [step] + (level == 0 ? prefix : []))
        holes.append(Hole(offset: bytes.count, writer: writer))
        return writer
    }

    /// Keeps an error that cannot be thrown where it happened.
    func fail(_ error: any Error, at steps: [String]) {
        var failure = EncodingFailure(error)
        failure.steps += steps
        fault = fault ?? failure
    }

    struct Mark {
        let offset: Int
        let isEmpty: Bool
    }
}
