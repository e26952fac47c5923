extension PortalTexts {
    /// What can be done about a child, and what its forms say.
    static let enActs: [String: String] = [
        "portal.doing": "What can be done",
        "portal.back-to-file": "Back to the child's file",
        "portal.give-up-act": "Leave it",
        "portal.day-hint": "Day/month/year, such as 14/02/2015.",
        "portal.day-hint-optional": "Day/month/year, such as 14/02/2015; may be left out.",
        "portal.unit-hint":
            "The commune's name, with the district's where several are called so: Thái Dương, Thái Thụy.",
        "portal.not-empty": "This cannot be left empty: write what is so now, or leave it as it was.",
        "portal.choices-none": "Nothing to choose from, or the service could not be asked",
        "portal.optional": "May be left out.",
        "portal.truth.true": "yes",
        "portal.truth.false": "no",
        "portal.nothing-changed":
            "Nothing differs from the file yet. Change what is to be changed, then save.",
        "portal.changed-since":
            "Somebody else changed the file while you were writing. Nothing has been saved, and what you typed is still here. Look at what differs below, then save again.",
        "portal.is-now": "The file now says: {value}.",
        "portal.act-done": "Saved: {act}.",
        "portal.act.home": "Change home or poverty",
        "portal.act.identity": "Put personal details right",
        "portal.act.circumstance": "Record a circumstance",
        "portal.act.caregiver": "Add a caregiver",
        "portal.act.open-case": "Open a case",
        "portal.act.place": "Record alternative care",
        "portal.act.delivery": "Record a service given",
        "portal.act.transfer": "Ask to hand the file over",
        "portal.act.close": "Close the file",
        "portal.act.reopen": "Reopen the file",
        "portal.act.assess": "Record an assessment",
        "portal.act.plan": "Record the plan",
        "portal.act.decide": "Decide on the plan",
        "portal.act.carry-out": "Record what was carried out",
        "portal.act.review": "Record a review",
        "portal.act.protect": "Record immediate protection",
        "portal.act.close-case": "Close the case",
        "portal.act.end-circumstance": "End it",
        "portal.act.unlink": "End the care",
        "portal.act.visit": "Record a visit",
        "portal.act.extend": "Extend",
        "portal.act.end-placement": "End the placement",
        "portal.act.served": "Record that it was given",
        "portal.act.accept-referral": "Take the child",
        "portal.act.decline-referral": "Do not take the child",
        "portal.act.cancel-referral": "Take the referral back",
        "portal.act.accept-transfer": "Take the file over",
        "portal.act.decline-transfer": "Do not take it over",
        "portal.act.withdraw-transfer": "Withdraw the request",
        "portal.when.place.caregiver":
            "Where the child lives with a person or a family; who that is has to stand in the file.",
        "portal.when.place.provider": "Where the child goes to a facility.",
        "portal.when.place.expectedEnd": "Needed for time-limited foster care and emergency admission.",
        "portal.when.place.kinPassedOver":
            "Needed where grandparents, siblings or relatives look after the child and it goes elsewhere; not in an emergency.",
        "portal.when.place.apart":
            "Needed where the child's brothers or sisters are cared for elsewhere; not in an emergency.",
        "portal.when.place.childSaid": "A child is asked from the age of 7; it may be entered later.",
        "portal.when.decide.note": "Needed to give the plan back.",
        "portal.when.review.nextReview": "Needed to carry on with the plan; left empty otherwise.",
        "portal.when.review.risk": "Left empty, it stays as it was.",
        "portal.act-open": "Do it",
        "portal.transfers": "Files whose handing over waits for an answer",
        "portal.transfer-to-you": "{from} asks you to take over {name} (born {year}): {reason}",
        "portal.transfer-by-you": "You have asked {to} to take over {name} (born {year})",
        "portal.made":
            "Is it the person whom the register has?",
        "portal.made.known":
            "Yes, it is that person",
        "portal.made.another":
            "No, it is another person of the same name",
        "portal.made-known":
            "The register has such a caregiver already: {name}. Choose whether it is that person.",
    ]
}
