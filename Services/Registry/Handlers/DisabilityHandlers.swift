import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    func determineDisability(_ request: DetermineDisability, _ tx: Transaction) throws -> Disability {
        let child = try tx.seekChild(request.child, on: request.determinedOn ?? tx.today, at: "/child")
        let determined = try determine(
            request, of: child, among: child.value.map { try tx.disabilities.of($0.id) } ?? [], tx)
        tx.disclose(determined.child)
        return determined
    }

    /// Enters it and tells of it. The child has those `existing`.
    @discardableResult
    func determine(
        _ request: DetermineDisability, of child: Sought<RegisteredChild>, among existing: [Disability],
        _ tx: Transaction
    ) throws -> Disability {
        let disability = try DisabilityRules(tx).admit(
            request, of: child, as: request.id ?? tx.newID(), existing: existing,
            by: tx.disabilities.facts.recorder)
        try tx.disabilities.facts.refuseTaken(request.id)
        try refuseTakenCertificate(of: disability, tx)
        try tx.keep(disability, as: .recorded, in: tx.disabilities)
        return try tx.save(disability, in: tx.disabilities) { .disabilityDetermined($0) }
    }

    /// Of children out of reach nothing is told. A council is the same one under the name that it has since, and another than who gave
    /// numbers of its own beside it.
    func refuseTakenCertificate(of disability: Disability, _ tx: Transaction) throws {
        let council = disability.council
        let names = tx.units.names(of: council, on: tx.today).filter { tx.units.haveBeenOne($0, council) }
        try DisabilityRules(tx).requireOnce(
            disability,
            certified: disability.certificate.flatMap {
                try tx.disabilities.all(certificate: $0, councils: names).first {
                    try $0.id != disability.id && tx.reaches(tx.home(of: $0.child))
                }
            }, by: tx.disabilities.facts.recorder)
    }

    func listDisabilities(_ request: ListDisabilities, _ snapshot: Snapshot) throws -> List<Disability> {
        let child = try snapshot.file(of: request.child, at: "/child")
        snapshot.disclose(child.id)
        let page = try ListPage(request, in: DisabilityRecords.order)
        // The one that holds says when it is to be made anew.
        let rules = DisabilityRules(snapshot)
        if let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn) {
            let concluded = try snapshot.begun(
                of: child, named: request.child, in: snapshot.disabilities, by: DisabilityRecords.order, asOf)
            return try page.reply(page.fetch(concluded)) { disabilities in
                disabilities.map {
                    $0.id == concluded.first?.id ? rules.marked($0, born: child.birth) : $0
                }.marked(asOf, in: \.provisional)
            }
        }
        let holding = try snapshot.disabilities.of(child.id).first?.id
        return try page.reply(snapshot.disabilities.list(of: child.id, page)) { disabilities in
            disabilities.map { $0.id == holding ? rules.marked($0, born: child.birth) : $0 }
        }
    }
}
