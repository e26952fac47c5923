extension CatalogueTexts {
    /// Sentences, by key.
    static let en: [String: String] = [
        "catalogue.id-taken": "The id {id} is taken: choose another, or leave it out to get a new one.",
        "catalogue.limit-range": "A page has 1 to 256 items.",
        "catalogue.provider-unknown": "There is no provider {id}: find it with Providers/List.",
        "catalogue.provider-namesake":
            """
        A provider named “{name}” stands in {place} already ({id}): update that one, or give a name \
        that tells them apart.
        """,
        "catalogue.standard-both":
            """
        Say either since when the standard is met, or that it is met no longer, not both.
        """,
        "catalogue.offer-unknown": "There is no offer {id}: find it with Offers/Search.",
        "catalogue.offer-withdrawn": "The offer “{title}” has been withdrawn already.",
        "catalogue.capacity-range": "The capacity must be 1 to 100000; leave it out where there is no limit.",
        "catalogue.capacity-below-held": "{held} places are held: the capacity cannot be below that.",
        "catalogue.age-range": "The age must be 0 to 17.",
        "catalogue.ages-reversed": "The highest age must not be below the lowest.",
        "catalogue.circumstance-confidential":
            """
        The law keeps the circumstance “{code}” confidential, so an offer may not ask for it: leave \
        it out.
        """,
        "catalogue.until-too-far": "A place is held for at most {days} days: choose an earlier last day.",
        "catalogue.child-unknown":
            """
        The catalogue does not know a child {id}: check the id; a child registered just now may not \
        have arrived yet, send `seen` to wait for it.
        """,
        "catalogue.child-closed":
            """
        The child {id} has been off the register since {day}: check the child's id and the day.
        """,
        "catalogue.referral-unknown": "There is no referral {id}: find it with Referrals/List.",
        "catalogue.referral-over":
            """
        The place was held until {until} only: give a new last day, or refer the child again.
        """,
        "catalogue.referral-is-waiting":
            """
        The referral has not been accepted yet: the provider accepts it first (Referrals/Accept).
        """,
        "catalogue.referral-is-accepted": "The referral has been accepted already.",
        "catalogue.referral-is-served":
            """
        The child has been served by this referral, so it can no longer be changed; if that is a \
        mistake, void the delivery (Deliveries/Correct).
        """,
        "catalogue.referral-is-declined": "The referral was declined: make a new one.",
        "catalogue.referral-is-cancelled": "The referral was cancelled: make a new one.",
        "catalogue.referral-is-expired": "The referral has expired: make a new one.",
        "catalogue.full-within":
            """
        All {capacity} places of “{title}” are taken on a day in this time: choose an earlier last \
        day, or another offer.
        """,
        "catalogue.provider-missing": "Say which provider gave it, or which offer or referral it was.",
        "catalogue.domain-missing": "Say which domain the service is of, or which offer or referral it was.",
        "catalogue.before-birth": "{day} is before the child's birth: check the day and the child's id.",
        "catalogue.provider-not-of-offer":
            """
        The offer is another provider's: leave the provider out, or name the right one.
        """,
        "catalogue.domain-not-of-offer":
            """
        The offer is of the domain “{domain}”: leave the domain out, or name that one.
        """,
        "catalogue.offer-not-of-referral": "The referral is to another offer: leave the offer out.",
        "catalogue.child-not-of-referral": "The referral is another child's: check both ids.",
        "catalogue.day-outside-referral": "The day must lie within the place's time, {from} to {until}.",
        "catalogue.delivery-unknown": "There is no delivery {id}: find it with Deliveries/List.",
        "catalogue.delivery-voided":
            """
        The delivery has been voided: if it did happen, record it again with Deliveries/Record.
        """,
        "catalogue.correction-both": "A correction either voids a delivery or gives new values, not both.",
        "catalogue.correction-empty": "Say what is to be corrected (child, domain, on, note), or void it.",
        "catalogue.correction-child-referred":
            """
        The delivery belongs to one child's referral: void it, and record it again for the right \
        child.
        """,
        "catalogue.network-unknown": "There is no network {id}: find it with Networks/List.",
        "catalogue.network-empty": "A network begins with at least one provider: name its members.",
        "catalogue.network-standing":
            """
        {unit} has had a network since {day}: add members to it, or dissolve it first.
        """,
        "catalogue.network-member": "The provider {id} is in the network already.",
        "catalogue.network-not-yet": "The network has stood only since {day}: give that day or a later one.",
        "catalogue.network-dissolved": "The network was dissolved on {day}: establish a new one.",
        "catalogue.pilot-unknown": "There is no pilot {id}: find it with Pilots/List.",
        "catalogue.pilot-running": "The model “{model}” has been tried in {unit} since {day} already.",
        "catalogue.pilot-stopped": "The pilot was stopped on {day}: start a new one.",
        "catalogue.pilot-not-yet": "The pilot began only on {day}: give that day or a later one.",
        "catalogue.pilot-not-expandable":
            """
        Only a pilot whose latest evaluation says “expand” is taken to other districts: evaluate it \
        first.
        """,
        "catalogue.pilot-before-evaluation":
            """
        It can be taken further only from the evaluation's day {day} on.
        """,
        "catalogue.pilot-already-there": "The pilot is in {unit} already.",
        "catalogue.upgrade-unknown": "There is no upgrade {id}: find it with Upgrades/List.",
        "catalogue.upgrade-is-proposed":
            """
        The upgrade has not been approved: that comes first (Upgrades/Approve).
        """,
        "catalogue.upgrade-is-approved": "The upgrade has been approved already.",
        "catalogue.upgrade-is-completed": "The upgrade has been completed already.",
        "catalogue.upgrade-before-approval": "It cannot be completed before its approval on {day}.",
        "catalogue.match-withdrawn": "The offer has been withdrawn.",
        "catalogue.match-not-yet-given": "The offer is given only from {day} on.",
        "catalogue.match-no-longer-given": "The offer was given until {day}.",
        "catalogue.match-too-young": "The offer is for children from {age} years on.",
        "catalogue.match-too-old": "The offer is for children up to {age} years.",
        "catalogue.match-circumstance": "The offer is for children in one of these circumstances: {names}.",
        "catalogue.match-disability": "The offer is for children whose disability has been determined.",
        "catalogue.match-disability-type": "The offer is for these types of disability: {names}.",
        "catalogue.match-disability-degree": "The offer is for these degrees of disability: {names}.",
        "catalogue.match-area": "The offer is for children who live in: {names}.",
        "catalogue.match-poverty": "The offer is for children of these households: {names}.",
        "catalogue.match-full": "All {capacity} places of the offer are taken.",
        "catalogue.match-already-referred": "The child holds a place there already.",
    ]

    /// What may be wrong with any field: `catalogue.<this>.<field>`.
    static let enPerField: [String: String] = [
        "text-empty": "Give {field}: it may not be empty.",
        "text-too-long": "Shorten {field}: it is longer than {limit} characters.",
        "code-unknown": "Mend {field}: there is no code “{code}”; these would do: {codes}.",
        "unit-unknown":
            """
        Mend {field}: there was no unit “{unit}” on {day}; look its path up in the list of units.
        """,
        "not-a-district": "Mend {field}: “{unit}” was not a district on {day}; name a district.",
        "day-in-future": "Mend {field}: {day} is in the future (today is {today}); give a day that has come.",
        "money-negative": "Mend {field}: money cannot be negative; give 0 when it is free.",
        "until-before-from":
            """
        Mend {field}: {until} is before the first day {from}; give that day or a later one.
        """,
    ]

    /// The fields in plain words.
    static let enFields: [String: String] = [
        "name": "the name",
        "unit": "the unit",
        "place": "the place",
        "kind": "the kind",
        "licence": "the licence",
        "standard-met-since": "the day since which the standard is met",
        "title": "the title",
        "domain": "the domain",
        "cost": "the cost",
        "schedule": "the schedule",
        "note": "the note",
        "reason": "the reason",
        "on": "the day",
        "until": "the last day",
        "area": "the area",
        "disability-types": "the types of disability",
        "disability-degrees": "the degrees of disability",
        "poverty": "the household's poverty",
        "circumstances": "the circumstances",
        "district": "the district",
        "to": "the further district",
        "decision": "the decision's number",
        "model": "the model",
        "summary": "the summary",
        "work": "the work",
    ]
}
