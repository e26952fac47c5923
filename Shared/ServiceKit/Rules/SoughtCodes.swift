internal import Bus
internal import JSONCoding
internal import Store
internal import Vocabulary

/// Codes that somebody looks for. A filter by a code that there never was finds nothing, which would be taken for that there is
/// nothing: it is refused, with the nearest. Codes of other days are looked for as they are.
enum SoughtCodes {
    /// Throws INVALID_ARGUMENT with whatever else `answer` finds wrong, once a member of the request, or an element of one, is no code
    /// of its table on any day.
    static func check<Request>(
        _ request: Request, _ snapshot: Snapshot, _ answer: (Request, Snapshot) throws -> Void
    ) throws {
        guard let codes = (Request.self as? any CodedMembers.Type)?.codes else { return }
        let reference = snapshot.reference
        var checks = Checks(reference, today: snapshot.today)
        for (label, value) in Mirror(reflecting: request).children {
            // A deployment whose data lack the table says nothing of its codes.
            guard let label, let table = codes[label], !reference.entries(table).isEmpty else { continue }
            var sought: [(code: String, pointer: String)] = []
            if let code = value as? String {
                sought = [(code, "/\(label)")]
            } else if let several = value as? [String] {
                sought = several.enumerated().map { ($1, "/\(label)/\($0)") }
            }
            for (code, pointer) in sought where !reference.knows(table, code) {
                let known = try all(of: table, soughtBy: request, snapshot)
                checks.code(code, among: known, of: table, at: pointer)
            }
        }
        let unknown = checks.violations
        guard !unknown.isEmpty else { return }
        do {
            try snapshot.rehearse(without: PointerSet()) { try answer(request, $0) }
        } catch let refusal as Refusal where [.invalidArgument, .notFound].contains(refusal.status) {
            let pointers = Set(unknown.map(\.pointer))
            throw Refusal.invalid(unknown + refusal.violations.filter { !pointers.contains($0.pointer) })
        }
        throw Refusal.invalid(unknown)
    }

    /// Those of any day, each once: of today's reference data, and of those that a reading goes by which asks what was known.
    private static func all<Request>(
        of table: ReferenceTable, soughtBy request: Request, _ snapshot: Snapshot
    ) throws -> [String] {
        let knownOn = Mirror(reflecting: request).children.first { $0.label == "knownOn" }?.value as? Day
        var references = [snapshot.reference]
        // Knowledge that is still to come is refused by the reading.
        if let knownOn, knownOn <= snapshot.today {
            references.append(try snapshot.reference(snapshot.asOf(on: nil, knownAtEndOf: knownOn)))
        }
        var seen: Set<String> = []
        return references.flatMap { $0.entries(table).map(\.code) }.filter { seen.insert($0).inserted }
    }
}
