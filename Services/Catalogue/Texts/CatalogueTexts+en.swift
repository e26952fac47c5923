extension CatalogueTexts {
    static let en: [String: String] = [
        "catalogue.no-provider": "There is no provider {id}: find it with Providers/List.",
        "catalogue.provider-namesake":
            "A provider named “{name}” stands in {place} already ({id}, recorded by {by}): update that one, or give a name that tells them apart.",
        "catalogue.provider-not-then":
            "On {day} the provider {id} was not open yet, by what was known then: give a later day.",
        "catalogue.provider-not-yet-open":
            "“{name}” opened on {day} only: give that day or a later one, or correct the day of the opening.",
        "catalogue.provider-closed":
            """
        “{name}” has been closed since {day}: give a day before that, reopen it, or void the closure if \
        it was a mistake.
        """,
        "catalogue.not-certifier":
            "Whether a provider of {unit} meets the standard is said by who has the role {role:codes}, never by the provider itself: ask them.",
        "catalogue.certifies-itself":
            "The provider is run by {unit}, which does not certify itself: ask another office that has the role {role:codes}.",
        "catalogue.licence-without-number":
            "There is no licence number: give that too, or leave {field} out.",
        "catalogue.handover-not-held":
            "The referral {id} holds no place at this provider from {day} on: leave it out, or check the id.",
        "catalogue.handover-no-offer":
            "On {day} the successor has not exactly one open offer of {domain:codes} for the referral {id}: name the offer for it.",
        "catalogue.provider-ended": "The provider “{name}” closed on {day}.",
        "catalogue.provider-open":
            "“{name}” is open on {day}: there is nothing to reopen, give a day after it closed.",
        "catalogue.delivery-while-closed":
            """
        On {day} the provider gave a child something ({id}, recorded by {by}): correct or void that delivery first, or \
        give another day.
        """,
        "catalogue.referral-while-closed":
            """
        The referral {id} (recorded by {by}) holds a place there from {from} to {until}: say where the child goes, decline or \
        cancel it first, or give another day.
        """,
        "catalogue.membership-while-closed":
            """
        In the network {network} the provider's membership {id} ({days}, {by}) begins or ends on a day on \
        which it does not work: correct or void that first, or give another day.
        """,
        "catalogue.referral-while-withdrawn":
            """
        The referral {id} (recorded by {by}) holds a place from {from} to {until}: decline or cancel it first, or \
        withdraw the offer after {from}.
        """,
        "catalogue.opening-kept":
            "The fact opens the provider: only its day can be corrected; a reason goes with closing.",
        "catalogue.opening-voided":
            "The fact opens the provider: correct its day, or close the provider.",
        "catalogue.no-offer": "There is no offer {id}: find it with Offers/Search.",
        "catalogue.offered-still":
            """
        The provider gives “{title}” ({domain}) from {from} on already, under {id} (recorded by {by}): change \
        that offer, or give this one another title or a last day before {from}.
        """,
        "catalogue.offered-already":
            """
        The provider gave “{title}” ({domain}) from {from} to {until} already, under {id} (recorded by {by}): \
        change that offer, or give this one another title or other days.
        """,
        "catalogue.offer-withdrawn":
            "The offer “{title}” was withdrawn on {day}: correct that day with Offers/Correct if it is wrong; to give it again, publish a new one.",
        "catalogue.capacity-below-held":
            "From {from} on {held} places are held at a time, the capacity cannot be below that: write at least {held}, or end referrals first.",
        "catalogue.recurrence":
            "“{rule}” is no rule that can be used: write one like FREQ=WEEKLY;BYDAY=MO,WE or FREQ=MONTHLY;BYMONTHDAY=1.",
        "catalogue.time-of-day": "“{time}” is no time of day: write one like 08:00.",
        "catalogue.closes-before-it-opens":
            "It must close after it opens, at {time}: correct one of the two.",
        "catalogue.language-code": "“{code}” is no code of a language: write one like vi, or one of BCP 47.",
        "catalogue.ages-reversed":
            "The highest age must not be below the lowest: correct one of the two.",
        "catalogue.circumstance-confidential":
            """
        The law keeps the circumstance {code:codes} confidential, so an offer may not ask for it: leave \
        it out.
        """,
        "catalogue.until-too-far": "A place is held for at most {days} days: choose an earlier last day.",
        "catalogue.no-child":
            """
        The catalogue does not know a child {id}: check the id; a child registered just now may not \
        have arrived yet, send `seen` to wait for it.
        """,
        "catalogue.child-not-known":
            "Nothing was known of the child {id} by the end of {day}: give a later day.",
        "catalogue.child-left": "The child's registration ended on {day}.",
        "catalogue.offer-ends":
            "“{title}” is given until {until} only, no place is held until {day}: give a day not after {until}.",
        "catalogue.no-referral": "There is no referral {id}: find it with Referrals/List.",
        "catalogue.referral-over":
            "The place was held until {until} only: refer the child again.",
        "catalogue.referral-is": "The referral is {status}: what can be done with it now is to {steps}.",
        "catalogue.referral-ended": "The referral is {status}: make a new one.",
        "catalogue.referral-full":
            "All {capacity} places of “{title}” are taken on a day in this time, and {waiting} wait for one: choose other days or another offer, or send it again with {member:codes} to be number {place} of the waiting list.",
        "catalogue.referral-queued-already":
            "The child is on the waiting list of this offer until {until} (referral {id}): wait, or cancel that one first.",
        "catalogue.full-within":
            """
        All {capacity} places of “{title}” are taken on a day in this time: choose an earlier last \
        day, or another offer.
        """,
        "catalogue.provider-missing": "Say which provider gave it, or which offer or referral it was.",
        "catalogue.domain-missing": "Say which domain the service is of, or which offer or referral it was.",
        "catalogue.provider-not-of-offer":
            """
        The offer is another provider's: leave the provider out, or name the right one.
        """,
        "catalogue.domain-not-of-offer":
            """
        The offer is of the domain {domain:codes}: leave the domain out, or name that one.
        """,
        "catalogue.offer-not-of-referral": "The referral is to another offer: leave the offer out.",
        "catalogue.child-not-of-referral": "The referral is another child's: check both ids.",
        "catalogue.day-outside-referral":
            "The place is held from {from} to {until} only: write a day of those, or refer the child anew.",
        "catalogue.day-outside-offer":
            "The offer is given from {from} to {until}: write a day of those, or correct the days of the offer.",
        "catalogue.ends-before-first-day":
            """
        By what {by} said ({id}) the offer ends on {until} already: correct or void that first, or give an \
        earlier first day.
        """,
        "catalogue.until-below-held":
            """
        A place is held from {from} until {until} (referral {id}, recorded by {by}): write another day, or end those \
        referrals first.
        """,
        "catalogue.delivery-outside-days":
            """
        On {day} a child was given this offer ({id}, recorded by {by}): correct or void that delivery first, or write \
        another day.
        """,
        "catalogue.closed-within":
            """
        The provider of “{title}” does not work on {day}, no place is held over that day: choose other \
        days.
        """,
        "catalogue.published-day":
            """
        The fact is what the offer was published with, and holds from the beginning: correct what it \
        says, or enter a change from another day.
        """,
        "catalogue.published-voided":
            "The fact is what the offer was published with: correct what it says, or withdraw the offer.",
        "catalogue.not-a-withdrawal": "The fact says that the offer is open: a reason goes with withdrawing.",
        "catalogue.delivered-already":
            "This delivery is recorded already: {domain} by {provider} on {day} to child {child}, under {id} (recorded by {by}); leave it at that, or correct or void that one with Deliveries/Correct if it is a mistake.",
        "catalogue.no-delivery": "There is no delivery {id}: find it with Deliveries/List.",
        "catalogue.delivery-voided":
            """
        The delivery has been voided: if it did happen, record it again with Deliveries/Record.
        """,
        "catalogue.correction-both": "A correction either voids a delivery or gives new values, not both.",
        "catalogue.correction-empty":
            """
        Say what is to be corrected: {members:codes}; or void it: {void:codes}.
        """,
        "catalogue.correction-child-referred":
            """
        The delivery belongs to one child's referral: void it, and record it again for the right \
        child.
        """,
        "catalogue.no-network": "There is no network {id}: find it with Networks/List.",
        "catalogue.network-stood":
            "{unit} had the network {id} from {day} until {until} (recorded by {by}): write days before or after that, or correct or void that one if it is a mistake.",
        "catalogue.network-standing":
            "{unit} has had the network {id} since {day} (recorded by {by}): add members to it, dissolve or void it first, or say that this one ended by that day.",
        "catalogue.network-full":
            "A network has {most} providers at most: remove one first, or establish another network.",
        "catalogue.network-member":
            "The provider {id} is in the network from {from} on ({member}, recorded by {by}): leave it at that, give other days, or correct that if it is a mistake.",
        "catalogue.network-member-then":
            "The provider {id} was in the network from {from} to {until} ({member}, recorded by {by}): leave it at that, give other days, or correct that if it is a mistake.",
        "catalogue.link-of-no-member":
            "The provider is none of the members that the request names: add it there, or leave this out.",
        "catalogue.network-not-then":
            "On {day} the network {id} did not stand, by what was known then: give another day.",
        "catalogue.network-not-dissolved": "The network is not dissolved: leave {field} out.",
        "catalogue.network-without-members":
            "Nobody else was ever in the network, and one without members links nothing: correct who it was, add who was in it first, or void the network.",
        "catalogue.member-left": "It has left already, its last day was {day}: correct that if it is wrong.",
        "catalogue.network-dissolved": "The network was dissolved on {day}: establish a new one.",
        "catalogue.no-pilot": "There is no pilot {id}: find it with Pilots/List.",
        "catalogue.pilot-running":
            "The model “{model}” has been tried in {unit} since {day} already ({id}, recorded by {by}): stop or void that pilot first, or give other days.",
        "catalogue.pilot-full":
            "The pilot's file would be too long: write less, or stop this pilot and start a new one.",
        "catalogue.pilot-stopped":
            "The pilot was stopped on {day} already: correct that day if it is wrong.",
        "catalogue.pilot-expansion-unfounded":
            """
        On {day} it was taken to {unit} ({id}, {by}), and the latest evaluation until then must say \
        “expand”: correct or void that step first, or give another day.
        """,
        "catalogue.pilot-not-there":
            "On {day} the pilot does not run in {unit}: name a place where it does, or another day.",
        "catalogue.no-criterion": "That is none of the pilot's criteria, which are: {criteria}.",
        "catalogue.a-stop": "The step is a stop in a place: leave {field} out, or name another one.",
        "catalogue.pilot-not-then":
            "On {day} the pilot {id} did not run, by what was known then: give another day.",
        "catalogue.pilot-not-stopped": "The pilot is not stopped: leave {field} out.",
        "catalogue.not-an-expansion": "The step is an evaluation: leave {field} out, or name another one.",
        "catalogue.not-an-evaluation": "The step is an expansion: leave {field} out, or name another one.",
        "catalogue.pilot-not-expandable":
            """
        Only a pilot whose latest evaluation says “expand” is taken to other places: evaluate it \
        first.
        """,
        "catalogue.pilot-already-there":
            "The pilot is in {unit} already, since {day}: name another place, or correct that day if it is wrong.",
        "catalogue.no-upgrade": "There is no upgrade {id}: find it with Upgrades/List.",
        "catalogue.upgrade-is":
            """
        The upgrade is {status}: it is proposed, refused or approved, funded, completed and certified, each once.
        """,
        "catalogue.upgrade-not-so-far": "The upgrade is {status}: leave {field} out.",
        "catalogue.upgrade-not-approved":
            "Without a step there are none after it: leave out what is said of those.",
        "catalogue.certifies-own-work":
            "Who says that the work is done does not certify it: let somebody else.",
        "catalogue.for-everyone": "The offer is for every child.",
        "catalogue.for-ages": "The offer is for children from {from} to {to} years.",
        "catalogue.no-limit": "The offer has no limit of places.",
        "catalogue.places-free": "{free} places are free, {waiting} children wait.",
        "catalogue.lies": "From where the child lives: {nearness}.",
        "catalogue.lies-away":
            "From where the child lives: {nearness}, about {kilometres} km as the crow flies.",
        "catalogue.costs-nothing": "The offer is free.",
        "catalogue.costs": "The family pays {amount} đồng each time.",
        "catalogue.closed-then":
            "The provider of “{title}” has been closed since {day}: give a day before that, or choose another offer.",
        "catalogue.unlicensed-then":
            "The licence of the provider of “{title}” ended on {day}: give that day or an earlier one, update the licence, or choose another offer.",
        "catalogue.referred-already":
            "The child holds a place of this offer already, from {from} to {until}, by referral {id}: use that one, cancel it first, or give other days.",
        "catalogue.match-closed": "Its provider has been closed since {day}.",
        "catalogue.match-unlicensed": "Its provider's licence ended on {day}.",
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
}
