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
            if let code = value as? String {
                if !reference.knows(table, code) { checks.code(code, in: table, at: "/\(label)") }
            } else if let several = value as? [String] {
                for (index, code) in several.enumerated() where !reference.knows(table, code) {
                    checks.code(code, in: table, at: "/\(label)/\(index)")
                }
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
}
