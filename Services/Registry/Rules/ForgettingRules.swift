import Bus
import RegistryAPI
import ServiceKit
import Vocabulary

/// When somebody may be forgotten for good, and what must be said of it.
struct ForgettingRules: Rules {
    /// A reason of fewer words says nothing.
    static let fewestWords = 5

    let reference: Reference
    let today: Day

    /// The child, and why; `names` are those by which the reason must not tell who it is.
    func admit(
        _ child: Sought<RegisteredChild>, by request: ForgetChild, named names: Set<String>
    ) throws -> (RegisteredChild, String) {
        var checks = Checks(reference, today: today)
        let reason = reason(request.reason, names, &checks)
        let child = try checks.finish(child)
        guard child.status != .active else {
            throw Refusal.precondition(
                "/id",
                Message("registry.forget-active", ["id": child.id.text])
                    .about(child.id, told: ["childRegistered", "childReopened"]))
        }
        return (child, reason)
    }

    /// The caregiver, and why; `children` are those whom it looks after or looked after once.
    func admit(
        _ caregiver: Sought<Caregiver>, by request: ForgetCaregiver, named names: Set<String>,
        children: [ChildID]
    ) throws -> (Caregiver, String) {
        var checks = Checks(reference, today: today)
        let reason = reason(request.reason, names, &checks)
        let caregiver = try checks.finish(caregiver)
        guard children.isEmpty else {
            throw Refusal.precondition(
                "/id",
                Message(
                    "registry.forget-caring", ["id": caregiver.id.text, "count": "\(children.count)"]))
        }
        return (caregiver, reason)
    }

    private func reason(_ text: String, _ names: Set<String>, _ checks: inout Checks) -> String {
        let reason: String = checks.words(text, at: "/reason", upTo: 1000)
        let count = reason.split(separator: " ").count
        if count > 0, count < Self.fewestWords {
            checks.fail("/reason", "registry.forget-reason-short", ["least": "\(Self.fewestWords)"])
        }
        let folded = " " + Vietnamese.folded(reason) + " "
        if names.contains(where: { folded.contains(" \($0) ") }) {
            checks.fail("/reason", "registry.forget-reason-names")
        }
        return reason
    }
}

extension ChildTimelines {
    /// Everything that was ever entered by which the child could be known.
    var marks: IdentityMarks {
        var marks = IdentityMarks()
        for version in identity.history.versions {
            marks.numbers.formUnion([version.value.personalNumber?.text].compactMap(\.self))
            guard !version.value.name.isUnknown else { continue }
            marks.names.insert(version.value.name.folded)
            marks.texts.insert(version.value.name.text)
        }
        return marks
    }
}

extension CaregiverTimelines {
    /// Everything that was ever entered by which the caregiver could be known.
    var marks: IdentityMarks {
        var marks = IdentityMarks()
        for version in identity.history.versions {
            marks.names.insert(Namesakes.folded(version.value.name))
            marks.texts.insert(version.value.name)
            marks.numbers.formUnion(
                [version.value.personalNumber?.text, version.value.phone].compactMap(\.self))
        }
        return marks
    }
}

/// What somebody is known by.
struct IdentityMarks {
    /// Folded.
    var names: Set<String> = []
    /// Of the person, of a certificate, of a telephone.
    var numbers: Set<String> = []
    /// Names as they were entered. An address is not among them: brothers and sisters share it.
    var texts: Set<String> = []

    mutating func formUnion(_ other: IdentityMarks) {
        names.formUnion(other.names)
        numbers.formUnion(other.numbers)
        texts.formUnion(other.texts)
    }

    /// What a reason must not have in it.
    var telling: Set<String> { names.union(numbers.map(Vietnamese.folded)) }
    /// As they lie in the tables; in the index a word comes before the commune, and that before the id.
    func all(in homes: [UnitPath]) -> Set<String> {
        let words = names.flatMap { $0.split(separator: " ").map(String.init) }
        let indexed = words.flatMap { word in homes.map { word + $0.text } }
        return names.union(words).union(indexed).union(numbers).union(texts)
    }
}
