extension RegistryTexts {
    /// Of the chair's acts: sentences.
    static let actsEn: [String: String] = [
        "registry.no-act": "There is no act {id} in the unit's reach: check the id.",
        "registry.act-placement":
            "An act of the kind “{kind}” is about no placement: leave the placement out, or choose a kind that begins or ends care.",
        "registry.act-other-child": "The placement is another child's: name one of this child.",
        "registry.act-own":
            "Who submitted an act does not enter that it is signed: somebody else with the role {role} does.",
        "registry.act-chiefs":
            "The act {id} was signed on {day}: only who has the role {role} corrects or voids it, ask them to.",
        "registry.act-step":
            "The act {id} is {is} since {day}: this can be done of one that is {needed}, take the missing step first or name another act.",
        "registry.act-in-the-way":
            "The act {id} drafted on {day} ({kind}) names this placement: void the act first (Acts/Void).",
        "registry.act-not-issued": "The act is not issued, and has no day of that: say it when it is.",
        "registry.act-not-revoked": "The act is not revoked, and has no day of that: say it when it is.",
        "registry.act-unchanged":
            "The act {id} says exactly that already: name what is to change, or leave it.",
        "registry.act-unsigned":
            "The act is not signed, and so has no number, day of signature or signatory yet: enter them when it is signed.",
        "registry.act-unissued": "The act is not issued: say from when it holds when it is.",
        "registry.act-in-force-since": "It was acted in an emergency on {day}: the act holds from that day.",
        "registry.act-number-taken":
            "The number {number} is that of act {id} in this year: check the number, or correct that one first.",
    ]

    /// And words.
    static let actsEnglishWords: [String: String] = [
        "member.act": "act",
        "member.office": "issuing office",
        "member.content": "what the act says",
        "member.actedOn": "day acted in an emergency",
        "member.paperDue": "last day for the paper",
        "member.draftedOn": "day of the draft",
        "member.submittedOn": "day it was submitted",
        "member.signedOn": "day of the signature",
        "member.number": "number of the act",
        "member.issuedOn": "day it was issued",
        "member.inForceFrom": "first day in force",
        "member.revokedOn": "day it was revoked",
        "word.ActKind.supportPlan": "approves the plan of support",
        "word.ActKind.isolation": "takes the child out of harm's way",
        "word.ActKind.alternativeCare": "gives the child into alternative care",
        "word.ActKind.careEnd": "ends alternative care",
        "word.ActStatus.drafted": "drafted",
        "word.ActStatus.submitted": "submitted",
        "word.ActStatus.signed": "signed",
        "word.ActStatus.issued": "issued",
        "word.ActStatus.revoked": "revoked",
        "word.ActStep.submit": "submit",
        "word.ActStep.sign": "sign",
        "word.ActStep.issue": "issue",
        "word.DatedFact.Kind.act": "act of the chair",
        "word.RegistryDay.laterActStep": "the act's step after",
        "word.RegistryDay.actStep": "the act's step before",
    ]
}
