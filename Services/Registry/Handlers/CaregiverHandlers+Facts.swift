import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    func getCaregiver(_ request: GetCaregiver, _ snapshot: Snapshot) throws -> Caregiver {
        let caregiver = try snapshot.seekCaregiver(request.id, at: "/id").get()
        guard let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn) else {
            return try snapshot.shown(caregiver)
        }
        // Before its registration as another entry has it.
        let entries = try snapshot.entries(of: caregiver, named: request.id, knownOn: asOf.knownOn)
        let then = try entries.compactMap {
            try snapshot.caregiverAspects.timelines(of: $0).caregiver(on: asOf.on, knownOn: asOf.knownOn)
        }.first { $0.registeredOn <= asOf.on }
        guard let then else {
            throw Refusal.notThen("registry.caregiver-not-then", caregiver.id, on: asOf.on)
        }
        return try snapshot.shown(then, knownOn: asOf.knownOn).with { $0.provisional = asOf.provisional }
    }

    func updateCaregiver(_ request: UpdateCaregiver, _ tx: Transaction) throws -> Caregiver {
        if let commune = request.commune { try tx.authorize(commune, at: "/commune") }
        let sought = try tx.seekCaregiver(request.id, at: "/id")
        let known = try tx.caregiverAspects.timelines(of: sought.value?.id ?? request.id)
        return try tx.refusing(
            at: request.on == nil ? "/id" : "/on", asking: tx.caregiverAspects.recorder
        ) {
            let said = try CaregiverRules(tx).change(
                sought.map { _ in known }, by: request, linked: sought.value.map { try linked($0, tx) } ?? [],
                learned: tx.learned
            ) { tx.newID() }
            let before = try sought.get()
            guard !said.isEmpty, let now = known.adding(said).caregiver() else {
                tx.identify(before.id)
                return before
            }
            if now.identity != before.identity || now.commune != before.commune {
                try refuseTwice(
                    now, among: tx.caregivers.namesakes(of: now), paired: tx.caregiverPairs.of(now.id),
                    confirmedDistinct: request.confirmedDistinct ?? false, tx)
            }
            return try say(said, of: known, tx) { .caregiverUpdated($0) }
        }
    }

    private func linked(_ caregiver: Caregiver, _ tx: Transaction) throws -> [LinkedChild] {
        try tx.caregiverLinks.of(caregiver.id).compactMap { link in
            // Of a child that has been forgotten there is nothing left that it could contradict.
            guard let child = try tx.children.find(link.child) else { return nil }
            return LinkedChild(link: link, child: child, isKnown: tx.reaches(child.commune))
        }
    }

    func correctCaregiverHome(_ request: CorrectCaregiverHome, _ tx: Transaction) throws -> Caregiver {
        if let commune = request.commune { try tx.authorize(commune, at: "/commune") }
        return try correct(request.id, tx) { caregiver in
            try CaregiverRules(tx).correct(caregiver, by: request, learned: tx.learned)
        }
    }

    func voidCaregiverHome(_ request: VoidCaregiverHome, _ tx: Transaction) throws -> Caregiver {
        try correct(request.id, tx) { caregiver in
            try CaregiverRules(tx).void(caregiver, by: request, learned: tx.learned)
        }
    }

    private func correct(
        _ id: CaregiverID, _ tx: Transaction,
        _ saying: (Sought<CaregiverTimelines>) throws -> CaregiverSayings
    ) throws -> Caregiver {
        let caregiver = try tx.seekCaregiver(id, at: "/id")
            .map { try tx.caregiverAspects.timelines(of: $0.id) }
        return try tx.refusing(at: "/fact", asking: tx.caregiverAspects.recorder) {
            try say(saying(caregiver), of: caregiver.get(), tx) { .caregiverCorrected($0) }
        }
    }

    /// Keeps what was said of the caregiver, and tells of it. Throws ``FactRefusal`` where it does not go with the rest.
    ///
    /// - Parameters:
    ///   - namesakes: those of its name, and `pairs` those that it is in, where they are known already.
    func say(
        _ said: CaregiverSayings, of known: CaregiverTimelines, among namesakes: [Caregiver]? = nil,
        paired pairs: [EntryPair<Subject.Caregiver>]? = nil, _ tx: Transaction,
        telling event: (CaregiverFacts) -> RegistryEvent
    ) throws -> Caregiver {
        let after = known.adding(said)
        try after.admit()
        guard let caregiver = after.caregiver() else { preconditionFailure("one who was admitted is there") }
        try tx.caregiverAspects.append(said, of: known.id, by: tx.recorder)
        try tx.caregivers.save(caregiver, called: after.names)
        var facts = said.facts(of: known.id)
        facts.duplicates = try pair(
            caregiver, among: namesakes ?? tx.caregivers.namesakes(of: caregiver),
            before: pairs ?? tx.caregiverPairs.of(caregiver.id), tx)
        tx.emit(event(facts))
        tx.identify(caregiver.id)
        return caregiver
    }

    func listCaregiverHistory(
        _ request: ListCaregiverHistory, _ snapshot: Snapshot
    ) throws -> List<CaregiverFactEntry> {
        let caregiver = try snapshot.seekCaregiver(request.caregiver, at: "/caregiver").get()
        let known = try snapshot.caregiverAspects.timelines(of: caregiver.id)
        var history = Histories<CaregiverFactEntry>(
            by: try snapshot.caregiverAspects.recorders(of: caregiver.id))
        history.add(known.identity, .identity) { entry, value in
            entry.name = value.name
            entry.sex = value.sex
            entry.birthYear = value.birthYear
            entry.personalNumber = value.personalNumber?.text
            entry.phone = value.phone
        }
        history.add(known.home, .home) { $0.commune = $1 }
        return try history.reply(to: request)
    }
}
