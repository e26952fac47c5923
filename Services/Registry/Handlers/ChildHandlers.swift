import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    func registerChild(_ request: RegisterChild, _ tx: Transaction) throws -> Child {
        try tx.authorize(request.commune, at: "/commune")
        return try tx.shown(enter(request, tx))
    }

    /// Enters the child and tells of it; the caller has been let through. `carer` is who looks after it, where the same row says so.
    func enter(
        _ request: RegisterChild, carer: CaregiverRow? = nil, _ tx: Transaction
    ) throws -> RegisteredChild {
        let child = try ChildRules(tx).admit(request, as: request.id ?? tx.newID())
        try tx.children.refuseTaken(request.id)
        let near = try tx.children.near(child)
        // Nothing had the id: it is in no pair.
        let others = Set(request.distinctFrom ?? [])
        let isDistinct = request.confirmedDistinct ?? false
        try refuseTwice(
            child, among: near.filter { !others.contains($0.id) }, paired: [],
            confirmedDistinct: isDistinct, tx)
        if !isDistinct {
            try refuseNear(child, among: near, distinctFrom: others, carer: carer, tx)
        }
        let said = try ChildSayings(registering: child, learned: tx.learned) { tx.newID() }
        return try say(said, of: ChildTimelines(id: child.id), among: near, paired: [], tx) {
            .childRegistered($0)
        }
    }

    func getChild(_ request: GetChild, _ snapshot: Snapshot) throws -> Child {
        let child = try ChildRules(snapshot).read(snapshot.seekFile(request.id, at: "/id"), by: request)
        guard let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn) else {
            return try snapshot.shown(child).with { $0.parts = try parts(of: child, request, snapshot) }
        }
        let taken = try snapshot.taken(child, named: request.id, asOf)
        // Before its registration as another entry has it.
        let entries = try snapshot.entries(of: child, named: request.id, asOf)
        let there = try snapshot.there(entries, asOf).first
        let entry = try there.flatMap { try snapshot.children.entry($0.id) } ?? taken
        guard let then = try snapshot.shown([entry], asOf, asking: child.id).first else {
            throw Refusal.notThen("registry.child-not-then", taken.id, on: asOf.on)
        }
        return try then.with { $0.parts = try parts(of: taken, request, snapshot) }
    }

    func updateChild(_ request: UpdateChild, _ tx: Transaction) throws -> Child {
        if let commune = request.commune { try tx.authorize(commune, at: "/commune") }
        let day = request.on ?? tx.today
        let sought = try tx.seekChild(request.id, at: "/id")
        let known = try tx.timelines(of: sought, named: request.id)
        let then = sought.map { $0.then(day, of: known) }
        let changed = try ChildRules(tx).change(then, by: request, changed: known.members)
        let (before, child) = (try then.get(), try sought.get())
        if changed.birth != child.birth {
            let pointer = request.birthDate == nil ? "/birthYear" : "/birthDate"
            try tx.life(of: child.id).admit(birthOn: changed.birth.earliest, at: pointer)
        }
        let said = try ChildSayings(
            changing: known, from: before, to: changed, by: request, on: day, learned: tx.learned
        ) {
            tx.newID()
        }
        guard !said.isEmpty, let now = known.adding(said).child() else { return try tx.shown(child) }
        let isSomeoneElse =
            now.name.folded != child.name.folded || now.birth != child.birth
            || now.commune != child.commune || now.personalNumber != child.personalNumber
        if isSomeoneElse {
            try refuseTwice(
                now, among: tx.children.near(now), paired: tx.childPairs.of(now.id),
                confirmedDistinct: request.confirmedDistinct ?? false, tx)
        }
        let updated = try tx.refusing(at: request.on == nil ? "/id" : "/on") {
            try say(said, of: known, tx) { .childUpdated($0) }
        }
        try withdrawTransfer(ofMoved: child, to: updated, tx)
        return try tx.shown(updated)
    }

    func closeChild(_ request: CloseChild, _ tx: Transaction) throws -> Child {
        let day = request.on ?? tx.today
        let sought = try tx.seekChild(request.id, at: "/id")
        let known = try tx.timelines(of: sought, named: request.id)
        let closed = try ChildRules(tx).close(
            sought.map { $0.then(day, of: known) }, by: request, life: tx.life(of: known.id))
        let standing = ChildStanding(
            status: closed.status, basis: closed.legalBasis, note: closed.closingNote)
        return try tx.shown(
            stand(
                standing, from: day, backOn: request.reopenedOn, known, at: request.on == nil ? "/id" : "/on",
                tx
            ) { .childClosed($0) })
    }

    func reopenChild(_ request: ReopenChild, _ tx: Transaction) throws -> Child {
        let day = request.on ?? tx.today
        let sought = try tx.seekChild(request.id, at: "/id")
        let known = try tx.timelines(of: sought, named: request.id)
        let standing = try ChildRules(tx).reopen(
            sought.map { $0.then(day, of: known) }, by: request, closure: known.standing.fact(on: day)?.id)
        return try tx.shown(
            stand(standing, from: day, known, at: request.on == nil ? "/id" : "/on", tx) {
                .childReopened($0)
            })
    }

    /// Gives the child another standing, until it came back on a day, if it has.
    private func stand(
        _ standing: ChildStanding, from day: Day, backOn back: Day? = nil, _ known: ChildTimelines,
        at pointer: String, _ tx: Transaction, telling event: (ChildFacts) -> RegistryEvent
    ) throws -> RegisteredChild {
        try tx.refusing(at: pointer) {
            let version = try known.standing.change(
                standing, from: day, as: tx.newID(), learned: tx.learned)
            var said = ChildSayings()
            said.standing = [version]
            if let back {
                // Told with the closure: nobody who follows takes what came after the return for what it ended.
                try known.standing.requireNone(after: day, until: back)
                let active = ChildStanding(status: .active, basis: standing.basis)
                said.standing.append(
                    try known.adding(said).standing.change(
                        active, from: back, as: tx.newID(), learned: tx.learned))
            }
            let child = try say(said, of: known, tx, telling: event)
            try followWithAliases(version, of: known, tx)
            if standing.status != .active { try withdrawTransfer(of: known.id, tx) }
            return child
        }
    }

    func correctChild(_ request: CorrectChild, _ tx: Transaction) throws -> Child {
        if let commune = request.commune { try tx.authorize(commune, at: "/commune") }
        return try correct(request.id, tx) { child in
            try ChildRules(tx).correct(child, by: request, learned: tx.learned)
        }
    }

    func voidChildFact(_ request: VoidChildFact, _ tx: Transaction) throws -> Child {
        try correct(request.id, tx) { child in
            try ChildRules(tx).void(child, by: request, learned: tx.learned)
        }
    }

    private func correct(
        _ id: ChildID, _ tx: Transaction, _ saying: (Sought<ChildTimelines>) throws -> ChildSayings
    ) throws -> Child {
        let child = try tx.seekChild(id, at: "/id").map { try tx.childAspects.timelines(of: $0.id) }
        return try tx.refusing(at: "/fact") {
            let said = try saying(child)
            let known = try child.get()
            let after = known.adding(said)
            if let now = after.child() {
                try refuseTakenNumber(now, paired: tx.childPairs.of(now.id), at: "/fact", tx)
            }
            let corrected = try say(said, of: known, tx) { .childCorrected($0) }
            for version in said.standing { try followWithAliases(version, of: known, tx) }
            try tx.life(of: known.id).admit(
                closures: after.standing.closures.filter { closure in
                    !known.standing.closures.contains { $0.id == closure.id && $0.days == closure.days }
                }, at: "/fact")
            if let before = known.child() { try withdrawTransfer(ofMoved: before, to: corrected, tx) }
            // Whose return never was is off the register again.
            if corrected.status != .active { try withdrawTransfer(of: known.id, tx) }
            return try tx.shown(corrected)
        }
    }

    /// Keeps what was said of the child, and tells of it, and of whom it may be in one go: nothing but the event itself tells
    /// that there is such an entry. Throws ``FactRefusal`` where it does not go with the rest.
    ///
    /// - Parameters:
    ///   - near: those who may be the child, and `pairs` those that it is in, where they are known already.
    func say(
        _ said: ChildSayings, of known: ChildTimelines, among near: [RegisteredChild]? = nil,
        paired pairs: [EntryPair<Subject.Child>]? = nil, _ tx: Transaction,
        telling event: (ChildFacts) -> RegistryEvent
    ) throws -> RegisteredChild {
        let after = known.adding(said)
        try after.admit()
        guard let child = after.child() else { preconditionFailure("one who was admitted is registered") }
        try tx.childAspects.append(said, of: known.id, by: tx.recorder)
        if known.standing.history.versions.isEmpty {
            try tx.children.save(child, called: after.names)
        } else {
            try tx.children.save(child, called: tx.aliasRecords.names(of: after) ?? after.names)
            try tx.children.moveAliases(of: child)
        }
        var facts = said.facts(of: known.id)
        if said.makeOrPartDuplicates {
            facts.duplicates = try pair(
                child, livedIn: after.homes, among: near ?? tx.children.near(child),
                before: pairs ?? tx.childPairs.of(child.id), tx)
        }
        tx.emit(event(facts))
        return child
    }

    /// Of entries out of reach nothing is told, and those that the register has brought together already stay so.
    private func refuseTakenNumber(
        _ child: RegisteredChild, paired pairs: [EntryPair<Subject.Child>], at pointer: String,
        _ tx: Transaction
    ) throws {
        let pairs = pairs.filter { $0.mark == .personalNumber }
        let known = Set(pairs.map { $0.other(than: child.id) }).union([child.id])
        let others = try child.personalNumber.map { try tx.children.all(numbered: $0) } ?? []
        try ChildRules(tx).requireOnce(
            numbered: others.first { tx.reaches($0.commune) && !known.contains($0.id) }, at: pointer)
    }

    private func refuseTwice(
        _ child: RegisteredChild, among near: [RegisteredChild], paired pairs: [EntryPair<Subject.Child>],
        confirmedDistinct: Bool, _ tx: Transaction
    ) throws {
        try refuseTakenNumber(child, paired: pairs, at: "/personalNumber", tx)
        let known = Set(pairs.map { $0.other(than: child.id) })
        try Duplicates(tx).refuse(
            child, among: near.filter { !known.contains($0.id) }, confirmedDistinct: confirmedDistinct)
    }
}
