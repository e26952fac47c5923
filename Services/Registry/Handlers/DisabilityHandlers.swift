import Bus
import RegistryAPI
import Store
import Vocabulary

extension RegistryService {
    func determine(_ request: DetermineDisability, _ tx: Transaction) throws -> Disability {
        let child = try tx.child(request.child, at: "/child")
        tx.disclose(child.id)
        return try determine(request, of: child, tx)
    }

    /// Enters it and tells of it; the caller has been let through.
    @discardableResult
    func determine(_ request: DetermineDisability, of child: RegisteredChild, _ tx: Transaction) throws
        -> Disability
    {
        let id = request.id ?? tx.newID()
        if try tx.disabilities.find(id) != nil {
            throw Refusal.exists("/id", Message("registry.id-taken", ["id": id.text]))
        }
        let disability = try Determination(reference: reference, today: tx.today)
            .admit(request, of: child, as: id, existing: tx.disabilities.of(child.id))
        if let certificate = disability.certificate,
            try tx.disabilities.find(certificate: certificate, council: disability.council) != nil
        {
            throw Refusal.exists(
                "/certificate",
                Message(
                    "registry.certificate-taken",
                    ["certificate": certificate, "council": disability.council.text]))
        }
        try tx.disabilities.insert(disability)
        tx.emit(RegistryEvent.disabilityDetermined(disability.facts))
        return disability
    }

    func list(_ request: ListDisabilities, _ snapshot: Snapshot) throws -> DisabilityList {
        let child = try snapshot.child(request.child, at: "/child")
        snapshot.disclose(child.id)
        return DisabilityList(items: try snapshot.disabilities.of(child.id))
    }
}
