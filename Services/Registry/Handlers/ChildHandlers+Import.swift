import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    /// One row of a clerk's table: all of it or nothing. Refusals point into the row, and tell what is wrong with any part of
    /// it.
    func importChild(_ row: ChildRow, _ tx: Transaction) throws {
        try tx.authorize(row.child.commune, at: "/child/commune")
        var parts = RowParts()
        let child = try parts.part("/child") { try enter(row.child, carer: row.caregiver, tx) }
        // Of a child that is refused the day is not to be blamed on the parts that would have taken it over.
        let registeredOn = child.value?.registeredOn ?? tx.today
        // Around a child that was entered just now there is nothing yet, and nothing has closed it.
        let standing = Timeline<ChildStanding>()
        if let disability = row.disability {
            let request = DetermineDisability(
                child: child.value?.id ?? tx.newID(), type: disability.type, degree: disability.degree
            ).with {
                $0.council = disability.council
                $0.certificate = disability.certificate
                $0.determinedOn = disability.determinedOn ?? registeredOn
            }
            try parts.part("/disability", ["/child": "/child"]) {
                try determine(request, of: child, among: [], tx)
            }
        }
        var added: [ChildCircumstance] = []
        for (index, circumstance) in (row.circumstances ?? []).enumerated() {
            try parts.part("/circumstances/\(index)", ["/child": "/child"]) {
                try added.append(add(circumstance, to: child, among: added, standing: standing, as: nil, tx))
            }
        }
        if let carer = row.caregiver {
            let person = try parts.part("/caregiver", ["/commune": "/child/commune"]) {
                try caregiver(carer, in: row.child.commune, since: registeredOn, tx)
            }
            try parts.part("/caregiver", ["/child": "/child"]) {
                try link(
                    person, to: child, among: [], standing: standing, as: carer.relation,
                    from: carer.start ?? registeredOn, to: carer.end, id: nil, tx)
            }
        }
        try parts.finish()
    }

    /// The caregiver that the row names, or a new one of the child's commune. A personal number that is known names the
    /// caregiver too: brothers and sisters share a mother.
    private func caregiver(
        _ row: CaregiverRow, in commune: UnitPath, since registeredOn: Day, _ tx: Transaction
    ) throws -> Caregiver {
        if let known = try named(row, tx) { return known }
        return try enter(CaregiverRules(tx).newcomer(row, in: commune, since: registeredOn), tx)
    }

    /// The registered caregiver whom the row names, if it names one; refused where the row says something else of it.
    private func named(_ row: CaregiverRow, _ tx: Transaction) throws -> Caregiver? {
        var (known, pointer) = (try row.id.flatMap { try tx.seekCaregiver($0, at: "/id").value }, "/id")
        if known == nil, let number = row.personalNumber.flatMap({ PersonalID($0) }) {
            (known, pointer) = (try tx.caregiver(numbered: number), "/personalNumber")
            if row.id != nil { try CaregiverRules(tx).requireOnce(numbered: known) }
        }
        guard let known else { return nil }
        // Of one with several entries a list may have the name of any.
        let entries = try tx.caregiverAliases.entries(of: known.id).compactMap { try tx.caregivers.entry($0) }
        let name = row.name.map(Namesakes.folded)
        let said = entries.first { Namesakes.folded($0.name) == name } ?? known
        try CaregiverRules(tx).requireSame(row, as: said, at: pointer)
        return known
    }
}

/// The parts of a row: a refused one does not hide what is wrong with those that come after it.
private struct RowParts {
    private var refusals: [Refusal] = []
    private var told: [Refusal.Violation] = []

    /// Does one part, which lies at `prefix`. Parts that need it go on without it when it is refused. Throws what is about
    /// the caller, and not the row: PERMISSION_DENIED.
    @discardableResult
    mutating func part<Value>(
        _ prefix: String, _ renaming: [String: String] = [:], _ body: () throws -> Value
    ) throws -> Sought<Value> {
        do {
            return .found(try body())
        } catch let refusal as Refusal {
            if refusal.status == .permissionDenied { throw refusal.under(prefix, renaming: renaming) }
            // What is missing because it was refused above is not told again.
            let fresh = refusal.violations.filter { !told.contains($0) }
            if let first = fresh.first {
                let moved = Refusal(refusal.status, first.message, violations: fresh)
                    .under(prefix, renaming: renaming)
                told += moved.violations
                refusals.append(moved)
            }
            guard let why = told.last else { throw refusal }
            return .unknown(why)
        }
    }

    /// Throws INVALID_ARGUMENT with all that is wrong, or the first refusal when the row is right in itself.
    func finish() throws {
        if refusals.contains(where: { $0.status == .invalidArgument }) { throw Refusal.invalid(told) }
        if let first = refusals.first { throw first }
    }
}
