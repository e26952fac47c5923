extension FundingTexts {
    static let en: [String: String] = [
        "funding.sum-too-large": "The sum would be more than {limit:number} đồng: check the amounts.",
        "funding.total-too-large":
            """
        The sums are more than 64 bits hold: ask for one budget year.
        """,
        "funding.no-source": "There is no source {id}: find it with Sources/List.",
        "funding.source-namesake":
            """
        There is a source “{name}” for {year} already ({id}, of {day}, recorded by {by}): use that one, or give another name.
        """,
        "funding.source-other-year":
            """
        The source “{name}” is of the budget year {year}: choose one of the estimate's year.
        """,
        "funding.source-other-province":
            """
        The source “{name}” belongs to {unit}: choose one of the estimate's own province.
        """,
        "funding.source-exceeded":
            """
        The source “{name}” has only {left:number} đồng left to allocate: ask for less, or choose another \
        source.
        """,
        "funding.no-estimate": "There is no estimate {id}: find it with Estimates/List.",
        "funding.estimate-not-in-force":
            """
        There is no approved estimate {id}: check the id, or have it approved first.
        """,
        "funding.estimate-exists":
            """
        The unit has an estimate for this plan and {year} already ({id}, recorded by {by}): send that id to write its \
        next version.
        """,
        "funding.estimate-other":
            """
        A next version must have the same unit, plan and year as the estimate {id}: give those, or leave the id out \
        for another estimate.
        """,
        "funding.estimate-empty":
            """
        An estimate has at least one line: give activity, source, amount and reason.
        """,
        "funding.estimate-too-long":
            """
        An estimate has at most 1000 lines: put lines of one activity together.
        """,
        "funding.line-twice":
            """
        The activity “{activity}” from this source is in a line above: make one line of the two.
        """,
        "funding.line-not-approved":
            """
        The approved estimate has no line for the activity “{activity}” from this source: check both.
        """,
        "funding.estimate-is-draft": "The estimate is still a draft: submit it first (Estimates/Submit).",
        "funding.estimate-is-submitted":
            """
        The estimate has been submitted and waits for approval: to change it, have it returned first.
        """,
        "funding.estimate-is-returned": "The estimate was returned: write its next version, and submit that.",
        "funding.estimate-is-approved":
            """
        The estimate has been approved: to change it, write its next version.
        """,
        "funding.estimate-is-superseded": "This version has been superseded by a later one: go on with that.",
        "funding.approved-below-allocated":
            """
        The activity “{activity}” has {allocated:number} đồng allocated, more than this version gives it: \
        lower the allocation or raise the line.
        """,
        "funding.approved-exceeded":
            """
        The approved line of “{activity}” has only {left:number} đồng left: allocate less.
        """,
        "funding.no-allocation": "There is no allocation {id}: find it with Allocations/List.",
        "funding.not-allocated-then": "On {day} there was no allocation {id} yet: choose a later day.",
        "funding.allocation-exceeded":
            """
        The allocation has only {left:number} đồng left: reserve less, or have it revised.
        """,
        "funding.revised-below-committed":
            """
        {committed:number} đồng are committed already: the allocation cannot be less. Release commitments first to \
        make it smaller.
        """,
        "funding.no-commitment": "There is no commitment {id}: find it with Commitments/List.",
        "funding.commitment-is-reserved":
            """
        The commitment is only reserved: confirm it before paying (Commitments/Confirm).
        """,
        "funding.commitment-is-confirmed":
            "The commitment was confirmed on {day}: pay by Payments/Pay, or release it with Commitments/Release.",
        "funding.commitment-is-released":
            """
        The commitment has been released: reserve money anew with Commitments/Reserve.
        """,
        "funding.commitment-exceeded": "The commitment has only {left:number} đồng left: pay less.",
        "funding.no-payment": "There is no payment {id}: find it with Payments/List.",
        "funding.payment-reversed":
            "The payment was reversed on {day} (recorded by {by}): it is not reversed again; to pay after all, enter a new payment.",
        "funding.day-outside-year":
            """
        {day} is not in the money's budget year {year}: give a day in that year.
        """,
        "funding.day-after-year":
            """
        {day} is after the end of the budget year {year}: give a day in that year or before it.
        """,
        "funding.short-on-day":
            """
        On {day}, {missing:number} đồng are missing of what is {account}: {id} of {on}, entered by {unit}, is in the \
        way. Give another day or less, or change that first.
        """,
        "funding.paid-before-commitment":
            """
        {day} is before the commitment {id} was confirmed ({made}): give that day or a later one.
        """,
        "funding.paid-twice":
            "The document number “{document}” is that of the payment {id} of {day} from the source “{source}” of {year} (entered by {by}): check the number, or take the earlier payment back if that was the mistake.",
        "funding.no-donation": "There is no donation {id}: find it with Donations/List.",
        "funding.donation-exceeded":
            """
        Only {left:number} đồng of the donation are still to come: pledge the rest as another donation.
        """,
        "funding.received-twice":
            """
        {amount:number} đồng of {donor} on {day} have been entered already, under {id} (by {by}): leave it at that, or, \
        where more of it came, give the number of its document.
        """,
        "funding.pledge-without-document":
            "What was promised has no document here: leave {field} out, or name what came.",
        "funding.pledge-below-received":
            """
        {received:number} đồng of the donation have come already: the pledge cannot be less. Correct or void what came \
        first.
        """,
        "funding.no-child":
            """
        There is no child {id} known here: check the id; a child registered just now may not have \
        arrived yet, send `seen` to wait for it.
        """,
        "funding.no-waiver": "There is no waiver {id}: find it with Waivers/List.",
        "funding.child-left": "The child's registration ended on {day}.",
        "funding.waiver-held":
            """
        The child has had a waiver of this kind since {from} ({id}, entered by {unit}): end, correct or void \
        that one before granting another.
        """,
        "funding.waiver-held-until":
            """
        The child had a waiver of this kind from {from} to {until} ({id}, entered by {unit}): grant this one for \
        other days, or correct or void that one first.
        """,
        "funding.waiver-ended":
            "The waiver ended on {until} already: give an earlier day, or correct the waiver if that day is wrong.",
        "funding.ledger-unexplained":
            """
        {table}: entry {number} of {on}, of {amounts} đồng, is not what event {event} posted. It was changed or put in.
        """,
        "funding.ledger-missing":
            """
        {table}: the entry of {on}, of {amounts} đồng, that event {event} posted is not there. It was changed or removed.
        """,
        "funding.ledger-unreadable": "{table}: the entries of event {event} cannot be read.",
        "funding.ledger-loose": "{table}: there are postings of entry {number}, but there is no such entry.",
    ]
}
