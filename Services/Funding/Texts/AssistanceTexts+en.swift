/// What is said of assistance.
extension FundingTexts {
    static let assistanceEn: [String: String] = [
        "funding.not-its-money":
            "The source “{name}” is held by {unit}: this is for the People's Committee of that level to decide.",
        "funding.own-hand":
            "Whoever drafted or handed in the estimate does not approve it: have another person of the office approve it.",
        "funding.no-entitlement": "There is no entitlement {id}: find it with Entitlements/List.",
        "funding.no-run": "There is no list {id}: find it with Entitlements/Runs.",
        "funding.no-such-rate": "The ground has no rate “{value}” on {day}. It has: {rates:codes}.",
        "funding.no-determination":
            "No disability of a degree that this is due for was determined of child {id} by {day}: have it determined first.",
        "funding.entitlement-held":
            "The child has this since {from}, paid by {unit} ({id}): stop or change that one first.",
        "funding.paid-by-other":
            "Another office pays the child's assistance, and one office pays at a time: ask the office in charge of social assistance in your province who decides.",
        "funding.pays-elsewhere":
            "The child does not live where {unit} is in charge: assistance is paid by the commune or district where it lives, which has to grant it.",
        "funding.moved-to": "The child has moved to where {unit} pays.",
        "funding.unheeded": "Suspended for {months} months without being heeded.",
        "funding.entitlement-is-suspended":
            "The entitlement is suspended already: resume it first (Entitlements/Resume).",
        "funding.entitlement-is-running":
            "The entitlement is not suspended: only a suspended one is resumed; check the id.",
        "funding.months-turned":
            "The last month is {until}, before the first one ({from}): write {from} or a later month, or correct the first month if that is wrong.",
        "funding.suspended-when":
            "The suspension begins from {first} to {last}: what came before was paid or was not due, so write a month of those.",
        "funding.entitlement-is-stopped":
            "The entitlement has ended, its last month is {month}: grant it anew where it is due.",
        "funding.month-in-future": "{month} has not come yet: draw up the list when it has.",
        "funding.arrears-not-before":
            "Only months before {month} are worked out anew: write an earlier one.",
        "funding.document-of-nothing":
            "There is a document and no commitment: name the commitment to pay from, or leave the document out.",
        "funding.list-exceeds":
            "The list of {month} comes to {total:number} đồng, and the commitment has only {left:number} đồng left: pay it from one that has enough.",
        "funding.commitment-of-earlier-year":
            "The commitment is of the budget of {year}, before the month {month}: pay from one of that year or a later one.",
        "funding.list-open": "The list of {month} is not paid yet: pay it before drawing up another month.",
        "funding.list-later":
            "There is a list of {month} already: list a later month; what earlier ones lack is paid with that.",
        "funding.no-line": "The list has no line {number}.",
        "funding.line-not-paid":
            "Nothing was paid by this line: only what was paid can come back; check the number.",
        "funding.line-returned":
            "The line came back on {day} already: nothing is left to come back, check the number.",
        "funding.line-exceeded":
            "Only {left:number} đồng of the line did not come back yet: give no more than that.",
        "funding.again-of-void":
            "What this line was paid on was voided and is not paid again: take it back without asking for that.",
        "funding.entitlement-unchanged":
            "Nothing is put right by this: say at least one thing otherwise than it stands.",
        "funding.no-account-number": "An account's number has 4 to 34 digits or plain letters.",
        "funding.payout-needs-account":
            "What goes to a bank needs the bank's name and the account's number: give both, or choose another way.",
        "funding.payout-without-account":
            "A bank and an account go with payment by bank alone: leave this out, or choose that way.",
        "funding.no-notice": "There is no notice {id}: find it with Notices/List.",
        "funding.never-posted":
            "The law keeps this ground private, so it is never posted: leave the entitlement out.",
        "funding.posted-together":
            "One notice has the decisions of one unit, here of {unit}: post this one by itself.",
        "funding.hangs-no-more":
            "It hung until {day} and hangs no more: nothing is left to take down, check the id.",
        "funding.payment-of-list":
            "The payment is that of a list: take it back person by person with Entitlements/Return.",
        "funding.reckoning-base": "The base of the month is {amount:number} đồng.",
        "funding.reckoning-rate":
            "On {day} the child is {age} months old: {times} times the base ({rate}).",
        "funding.reckoning-changes":
            "A birthday within the month leads into another band; age counts on {day}.",
        "funding.reckoning-byDay": "Due for {days} of the month's {length} days.",
        "funding.reckoning-beside": "Due beside what the child gets.",
        "funding.reckoning-lower": "Only the highest is due: {ground}.",
        "funding.reckoning-excluded": "Not due beside {ground}.",
        "funding.reckoning-noGround": "There is no such ground in {month}.",
        "funding.reckoning-noRate":
            "There is no rate for a child of {age} months (on {day}), or of this degree.",
        "funding.reckoning-noRates":
            "There are no rates of this ground for {month} yet: have the reference data completed, or correct the first month of the entitlement.",
        "funding.reckoning-noBase": "There is no base amount of {month}.",
        "funding.reckoning-notThen": "It is not due in {month}.",
        "funding.reckoning-unborn": "The child was born on {day}.",
        "funding.reckoning-choose": "Several rates fit, one has to be chosen: {rates:codes}.",
        "funding.reckoning-suspended": "It is suspended in {month}.",
        "funding.reckoning-contradicted": "It lies outside the time that the child is on the register.",
        "funding.reckoning-voided": "It was voided: there never was such a decision.",
        "funding.computed-activity":
            "{item}: {quantity:number} × {cost:number} đồng.",
        "funding.nothing-to-compute":
            "There is nothing to work out: name the line of assistance, planned activities, or both.",
        "funding.assistance-left-out":
            "Assistance that {unit} pays in {year} is not in it: name its line, to have it worked out too.",
        "funding.nobody-assisted":
            "Nobody is known who gets assistance from {unit} in {year}: the line is not worked out, which is not 0 đồng.",
        "funding.computed-assistance":
            "Assistance of {year} at {rates:codes} rates: {months:number} months of those who get it, each month by its own rates.",
    ]
}
