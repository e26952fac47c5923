import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    func forgetChild(_ request: ForgetChild, _ tx: Transaction) throws -> ForgottenChild {
        let sought = try tx.seekChild(request.id, at: "/id")
        // With the child go the entries that were merged into it, and of each is told why.
        let entries = try sought.value.map { try tx.aliases.entries(of: $0.id) } ?? []
        let (child, reason) = try ForgettingRules(tx).admit(
            sought, by: request, named: tx.telling(of: entries))
        var caregivers: [CaregiverID] = []
        for entry in entries.reversed() {
            caregivers += try forget(entry, tx.marks(of: entry), because: reason, tx)
        }
        return ForgottenChild(id: child.id, on: tx.today, caregivers: caregivers)
    }

    func forgetCaregiver(_ request: ForgetCaregiver, _ tx: Transaction) throws -> ForgottenCaregiver {
        let sought = try tx.seekCaregiver(request.id, at: "/id")
        // With the caregiver go the entries that were merged into it.
        let entries = try sought.value.map { try tx.caregiverAliases.entries(of: $0.id) } ?? []
        let traces = try sought.value.map { try tx.traces(of: $0.id) } ?? CarerTraces()
        let (caregiver, reason) = try ForgettingRules(tx).admit(
            sought, by: request, named: traces.marks.telling,
            children: sought.value.map { try tx.caregivers.children(of: $0.id) } ?? [])
        for entry in entries.reversed() { try forget(entry, traces, because: reason, tx) }
        return ForgottenCaregiver(id: caregiver.id, on: tx.today)
    }

    /// In a store that came from an earlier copy somebody is there again whose key was destroyed.
    func forget(_ person: String, _ tx: Transaction) throws {
        if let id = ChildID(person), try tx.children.entry(id) != nil {
            _ = try forget(id, tx.marks(of: id), because: nil, tx)
        } else if let id = CaregiverID(person), try tx.caregivers.entry(id) != nil {
            try forget(id, tx.traces(of: id), because: nil, tx)
        }
    }

    /// Destroys the child's key, takes out of the tables what was known by it, and tells of it; with it those caregivers whom the
    /// register holds for no other child.
    private func forget(
        _ child: ChildID, _ marks: IdentityMarks, because reason: String?, _ tx: Transaction
    ) throws -> [CaregiverID] {
        let caregivers = try tx.caregivers.looking(onlyAfter: [child])
        let homes = try tx.childAspects.homes(of: child)
        try tx.destroyKey(of: child.text, PersonTraces(of: child.text, texts: marks.all(in: homes)))
        try tx.children.forget(child, on: tx.today)
        try tx.childAspects.forget(child)
        try tx.circumstances.forgetEvidence(of: child)
        try tx.circumstances.facts.rebuild(child)
        try tx.disabilities.forgetCertificates(of: child)
        try tx.disabilities.facts.rebuild(child)
        try tx.placementNotes.facts.rebuild(child)
        try tx.acts.facts.rebuild(child)
        try tx.cases.forget(child)
        try tx.openings.forgetWords(of: child)
        try tx.childPairs.forgetNotes(of: child)
        try tx.transfers.forgetWords(of: child)
        tx.emit(
            RegistryEvent.childForgotten(
                ForgottenChildFacts(child: child, on: tx.today).with { $0.reason = reason }))
        // Before any of them is forgotten: an entry is found by the names of all.
        let traces = try caregivers.map { try tx.traces(of: $0) }
        for (caregiver, traces) in zip(caregivers, traces) {
            try forget(caregiver, traces, because: reason, tx)
        }
        return caregivers
    }

    private func forget(
        _ caregiver: CaregiverID, _ traces: CarerTraces, because reason: String?, _ tx: Transaction
    ) throws {
        try tx.destroyKey(
            of: caregiver.text,
            PersonTraces(of: caregiver.text, texts: traces.marks.all(in: Array(traces.homes))))
        try tx.caregivers.forget(caregiver, on: tx.today)
        try tx.caregiverAspects.forget(caregiver)
        try tx.carerApprovals.forget(caregiver)
        try tx.caregiverPairs.forgetNotes(of: caregiver)
        tx.emit(
            RegistryEvent.caregiverForgotten(
                ForgottenCaregiverFacts(caregiver: caregiver, on: tx.today).with { $0.reason = reason }))
    }
}

/// By what a caregiver could be known, and where it lived, as any of its entries says.
private struct CarerTraces {
    var marks = IdentityMarks()
    var homes: Set<UnitPath> = []
}

extension Snapshot {
    fileprivate func traces(of caregiver: CaregiverID) throws -> CarerTraces {
        var traces = CarerTraces()
        for entry in try caregiverAliases.entries(of: caregiverAliases.survivor(of: caregiver)) {
            let known = try caregiverAspects.timelines(of: entry)
            traces.marks.formUnion(known.marks)
            traces.marks.texts.formUnion(
                try carerApprovals.facts.history(of: entry).versions.compactMap(\.value.decision))
            traces.homes.formUnion(known.home.values)
        }
        return traces
    }

    /// By what a reason would tell who a child was that has these entries, or who of its caregivers goes with it.
    fileprivate func telling(of entries: [ChildID]) throws -> Set<String> {
        var telling: Set<String> = []
        for entry in entries { telling.formUnion(try marks(of: entry).telling) }
        for caregiver in try caregivers.looking(onlyAfter: entries) {
            telling.formUnion(try caregiverAspects.timelines(of: caregiver).marks.telling)
        }
        return telling
    }

    /// Everything that was ever entered by which a child could be known.
    fileprivate func marks(of child: ChildID) throws -> IdentityMarks {
        var marks = try childAspects.timelines(of: child).marks
        let certificates = try disabilities.facts.history(of: child).versions.compactMap(\.value.certificate)
        marks.numbers.formUnion(certificates)
        return marks
    }
}
