import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// What is noted in a case is for who works on it, and for the chief of who does: not for whoever reaches the child.
extension Snapshot {
    /// The case that the request names, in reach of who works on it. Who only reaches it is told who does: PERMISSION_DENIED.
    ///
    /// A case belongs to the commune that opened it, which keeps the file when the child moves.
    func seekCase(_ id: CaseID) throws -> Sought<CaseFile> {
        let sought = try seek(id, in: cases, of: \.commune)
        guard let file = sought.value, try !worksOn(file) else { return sought }
        let (unit, person) = (file.worker.unit.text, file.worker.person?.text)
        throw Refusal.denied(
            "/id",
            Message(
                person == nil ? "registry.case-of-office" : "registry.case-of-others",
                ["id": id.text, "unit": unit, "person": person ?? ""],
                terms: ["role": [Role.supervisor.term]]))
    }

    /// Whether the caller works on the case, or is the chief of who does.
    private func worksOn(_ file: CaseFile) throws -> Bool {
        try reaches(file.commune, as: .supervisor) || CaseCaller(self).works(as: file.worker)
    }
}

extension Transaction {
    /// Enters the case, or what has become of it, as is learned by the event that comes next.
    func save(_ file: CaseFile) throws { try cases.save(file, on: today, learned: learned.at) }
}
