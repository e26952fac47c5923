import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    func applyForDisability(_ request: ApplyForDisability, _ tx: Transaction) throws -> DisabilityApplication
    {
        let child = try tx.seekChild(request.child, on: request.on ?? tx.today, at: "/child")
        let application = try DisabilityRules(tx).apply(
            request, for: child, as: request.id ?? tx.newID(),
            existing: child.value.map { try tx.disabilityApplications.of($0.id) } ?? [],
            determined: child.value.map { try tx.disabilities.of($0.id) } ?? [])
        try tx.disabilityApplications.facts.refuseTaken(request.id)
        return try tx.enter(application, as: .recorded, in: tx.disabilityApplications) {
            .disabilityApplied($0)
        }
    }

    func withdrawApplication(
        _ request: WithdrawApplication, _ tx: Transaction
    ) throws -> DisabilityApplication {
        let withdrawn = try DisabilityRules(tx).withdraw(
            tx.seek(request.id, in: tx.disabilityApplications), on: request.on)
        return try tx.enter(withdrawn, as: .ended, in: tx.disabilityApplications) {
            .disabilityApplicationWithdrawn($0)
        }
    }

    func voidApplication(_ request: VoidApplication, _ tx: Transaction) throws -> DisabilityApplication {
        try tx.void(tx.seek(request.id, in: tx.disabilityApplications), in: tx.disabilityApplications) {
            .disabilityApplicationVoided($0)
        }
    }

    func listApplications(
        _ request: ListApplications, _ snapshot: Snapshot
    ) throws -> List<DisabilityApplication> {
        let child = try snapshot.file(of: request.child, at: "/child")
        snapshot.disclose(child.id)
        let page = try ListPage(request, in: DisabilityApplicationRecords.order)
        if let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn) {
            let begun = try snapshot.begun(
                of: child, named: request.child, in: snapshot.disabilityApplications,
                by: DisabilityApplicationRecords.order,
                asOf)
            return try page.reply(page.fetch(begun)) { $0.marked(asOf, in: \.provisional) }
        }
        return try page.reply(snapshot.disabilityApplications.list(of: child.id, page))
    }

    func certifyDisability(_ request: CertifyDisability, _ tx: Transaction) throws -> Disability {
        let certified = try DisabilityRules(tx).certify(
            tx.seek(request.id, in: tx.disabilities), by: request)
        try refuseTakenCertificate(of: certified, tx)
        return try tx.enter(certified, as: .corrected, in: tx.disabilities) { .disabilityCorrected($0) }
    }

    func listDueDisabilities(
        _ request: ListDueDisabilities, _ snapshot: Snapshot
    ) throws -> List<DueDisability> {
        let units = try snapshot.units(request.commune, at: "/commune")
        let page = try ListPage(request, in: Self.dueDisabilityOrder)
        let rules = DisabilityRules(snapshot)
        let children = try snapshot.disabilityApplications.children(
            within: units, determinedBefore: rules.yearsOfRedetermination)
        let due = try children.flatMap { child in
            try rules.due(
                of: child, snapshot.disabilityApplications.of(child.child),
                snapshot.disabilities.of(child.child), until: request.until ?? snapshot.today)
        }.filter { item in request.overdue.map { $0 == item.overdue } ?? true }
        let asked = page.fetch(Self.dueDisabilityOrder.sorted(due))
        for item in asked { snapshot.disclose(item.child) }
        return try page.reply(asked)
    }

    private static let dueDisabilityOrder = ListOrder<DueDisability>("due", "child", "step", "application") {
        [$0.due, $0.child, $0.step.rawValue, $0.application?.text ?? ""]
    }
}
