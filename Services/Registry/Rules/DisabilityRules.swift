import Bus
import JSONCoding
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// What must hold for a council's conclusion to be entered.
struct DisabilityRules: Rules {
    let reference: Reference
    let today: Day

    /// `existing` are the child's determinations so far; `recorder` says who recorded one.
    func admit(
        _ request: DetermineDisability, of child: Sought<RegisteredChild>, as id: DisabilityID,
        existing: [Disability], by recorder: (FactID) throws -> Recorder? = { _ in nil }
    ) throws -> Disability {
        var checks = Checks(reference, today: today)
        let day = checks.day(request.determinedOn, since: .birth(of: child.value), at: "/determinedOn")
        if let council = request.council { checks.unit(council, on: min(day, today), at: "/council") }
        let certificate = checks.words(request.certificate, at: "/certificate", upTo: 50)
        let minutes = checks.words(request.minutes, at: "/minutes", upTo: 50)
        check(
            certifiedOn: request.certifiedOn, certificate: certificate,
            determinedOn: .said(request.determinedOn, today, as: "determinedOn"), &checks)
        if let screening = request.screening {
            checks.part("/screening") { check(screening, of: child.value, on: day, &$0) }
        }
        let child = try checks.finish(child)
        try child.requireActive(at: "/child")
        if let same = existing.first(where: { $0.determinedOn == day }) {
            throw Refusal.exists(
                "/determinedOn",
                Message(
                    "registry.determined-that-day",
                    [
                        "id": same.id.text, "day": "\(day)",
                        "by": try recorder(FactID(of: same.id))?.text ?? "",
                    ]))
        }
        return Disability(
            id: id, child: child.id, type: request.type, degree: request.degree,
            council: request.council ?? child.commune, determinedOn: day
        ).with {
            $0.certificate = certificate
            $0.screening = request.screening
            ($0.minutes, $0.certifiedOn) = (minutes, request.certifiedOn)
        }
    }

    /// `certified` is the determination that has the council's certificate of that number.
    func requireOnce(
        _ disability: Disability, certified: Disability?, by recorder: (FactID) throws -> Recorder?
    ) throws {
        guard let certified, let certificate = certified.certificate, certified.id != disability.id
        else { return }
        throw Refusal.exists(
            "/certificate",
            Message(
                "registry.certificate-taken",
                [
                    "certificate": certificate, "council": disability.council.text,
                    "id": certified.id.text, "day": "\(certified.determinedOn)",
                    "by": try recorder(FactID(of: certified.id))?.text ?? "",
                ]))
    }

    /// The questions of the module, each once, answered on its scale, for a child of the module's age.
    func check(
        _ screening: Screening, of child: RegisteredChild?, on day: Day, _ checks: inout Checks
    ) {
        if let age = child?.birth.counted.age(on: day), !screening.module.ages.contains(age) {
            checks.fail(
                "/module", "registry.screening-age", ["age": "\(age)"],
                terms: ["choices": Screening.Module.allCases.map(\.term)])
        }
        for (domain, answer) in screening.answers.sorted(by: { $0.key < $1.key }) {
            guard let scale = screening.module.scales[domain] else {
                checks.fail(
                    JSONError.pointer(["answers", domain]), "registry.screening-domain", ["domain": domain],
                    terms: [
                        "domains": screening.module.scales.keys.sorted().map { "word.Screening.Domain.\($0)" }
                    ],
                    near: ["domains": domain])
                continue
            }
            guard !scale.contains(answer) else { continue }
            checks.fail(
                JSONError.pointer(["answers", domain]), "registry.screening-answer",
                ["answer": "\(answer)", "most": "\(scale.upperBound)"])
        }
    }
}

extension Screening.Module {
    /// In full years. Under two there is no module.
    var ages: ClosedRange<Int> {
        switch self {
        case .ages2To4: 2...4
        case .ages5To17: 5...17
        }
    }

    /// The domains that the module asks about, with the scale of each: four points of difficulty, five of frequency for
    /// anxiety and depression.
    var scales: [String: ClosedRange<Int>] {
        switch self {
        case .ages2To4:
            Dictionary(
                uniqueKeysWithValues: [
                    "seeing", "hearing", "walking", "fineMotor", "communication", "learning", "playing",
                    "behaviour",
                ].map { ($0, 1...4) })
        case .ages5To17:
            Dictionary(
                uniqueKeysWithValues: [
                    "seeing", "hearing", "walking", "selfCare", "communication", "learning", "remembering",
                    "concentrating", "acceptingChange", "behaviour", "makingFriends",
                ].map { ($0, 1...4) } + ["anxiety", "depression"].map { ($0, 1...5) })
        }
    }
}

extension Disability {
    var facts: DisabilityFacts {
        DisabilityFacts(id: id, child: child, type: type, degree: degree, on: determinedOn)
    }
}
