extension RegistryTexts {
    static let en: [String: String] = [
        // Numbers that are somebody's
        "registry.personal-number-taken":
            "The personal number is registered already, under {id}: look that entry up, or check the digits.",
        "registry.duplicate-of-itself":
            "Both ids are {id}: give the ids of two different entries.",

        // From one commune to another
        "registry.no-transfer":
            "There is no transfer {id} that your unit may act for: check the id.",
        "registry.transfer-home":
            "The child lives in {commune} already: name another commune.",
        "registry.transfer-waits":
            "The transfer {id} from {from} to {to}, asked for on {day}, waits for an answer: withdraw it first.",
        "registry.transfer-answered":
            "The transfer from {from} to {to} was answered on {day} ({status}): ask anew.",

        // Entries that are one child
        "registry.pair-merged":
            "The entries {child} and {other} are merged into one: take the merge back first, then decide.",
        "registry.merged-already":
            "The entry {duplicate} is merged into {survivor} already: there is nothing to merge, or take that merge back first.",
        "registry.merge-of-survivor":
            "Other entries are merged into {duplicate} ({ids}): give it as the one that stays, or take those merges back first.",
        "registry.merge-of-mistake":
            "The entry {id} was entered in error and is nobody: there is nothing to merge.",
        "registry.merge-of-dead":
            "Of {survivor} and {duplicate} one has died and the other has not: put right which is so, then merge them.",
        "registry.merge-into-closed":
            "The registration of {survivor} has ended, that of {duplicate} has not: let {duplicate} be the one that stays.",
        "registry.not-merged":
            "The entry {duplicate} is merged into no other: there is nothing to take back.",

        // Evidence
        "registry.cases-untold":
            "{table}: there are {count} cases, and {told} events that opened one. Rows were put in or removed.",

        // Children
        "registry.parts-cases":
            "Your role does not see the cases of the child: leave out {part:codes}, or ask with a key that has the role {role:codes}.",
        "registry.cases-of-today":
            "Cases are shown as of today alone, each with the day of every step: leave out {part:codes}, or leave out the day that is asked about.",
        "registry.birth-missing": "The birth is missing: write the birth date, or the year of birth.",
        "registry.birth-year-disagrees":
            "The year of birth {year} is not that of the birth date {day}: write one of them, or both alike.",
        "registry.birth-date-stands":
            "The day of birth on record is {day}, not of {year}: give the new day too, or put {member:codes} into {clear:codes} when only the year is known.",
        "registry.birth-in-future": "The birth {birth} is still to come (today is {today}): correct it.",
        "registry.birth-after-registration":
            "The birth {birth} is after the registration on {day}: correct one of them.",
        "registry.too-old":
            "Born {birth}, the person had reached {years} by {day}: the register is for children under {years}; check the birth and the day of registration.",
        "registry.duplicate":
            "A child with this name, birth and commune is registered already, under {id}: use that entry, or, when it is another child, say {mark:codes}.",
        "registry.near":
            "The child may be registered already ({count} entries are like it): use that entry, or, when it is another child, put the id of each into {mark:codes}.",
        "registry.near-candidate":
            "{name}, born {birth} (entry {id}): {reasons}; {points} points.",
        "registry.no-child": "There is no child {id} that your unit may act for: check the id.",
        "registry.child-forgotten":
            "Who the child {id} was has been destroyed on {day}, for good: nothing of it can be read, changed or entered any more.",
        "registry.forget-active":
            "Child {id} is on the register: close the registration first, then destroy who it was.",
        "registry.forget-caring":
            "Caregiver {id} looks after children on the register, or looked after them once ({count}): it is forgotten with the last of them.",
        "registry.forget-reason-short":
            "It cannot be undone: give the reason in {least} words at least, with the decision that it rests on.",
        "registry.forget-reason-names":
            "The reason stays when the identity is gone: leave names and numbers out of it.",
        "registry.child-not-active":
            "The registration of {child} ended on {day} ({status}): take it up again, give a day before that, or correct or void the closure if it is a mistake.",
        "registry.child-active":
            "Child {child} is on the register on {day}: there is nothing to reopen, give a day after the registration ended.",
        "registry.reopened-for-good":
            "A registration that has ended so ({status}) is not taken up again from a day: if that was a mistake, correct or void the fact {id}.",
        "registry.back-from-for-good":
            "A child that is “{status}” does not come back: leave {field} out, or give another reason.",
        "registry.child-not-then":
            "On {day} child {id} was not on the register, by what was known then: give a later day.",
        "registry.identity-fact":
            "Who somebody is, is corrected by updating the entry, not by a fact: give what is right there.",
        "registry.not-of-this-fact":
            "The fact is about {aspect} and has no {field}: leave {field} out, or choose another fact.",
        "registry.standing-kept":
            "The fact opens the registration and does not end it: only its day and its note can be corrected; a reason goes with closing.",
        "registry.registration-voided":
            "The fact entered the child on {day}: correct the day, or close the child with the reason {reason:codes} if there is no such child.",
        "registry.differs-since":
            "It has been changed since version {version}: {field} is not what you read.",
        "registry.changed-since":
            "The entry has been changed since version {version}, it is now at {now}: read it again and repeat the change.",
        "registry.closing-as-active":
            "A registration does not end with the reason “{active}”: say one of {choices:codes}.",
        "registry.not-aged-out":
            "The child does not age out before {end}: give another reason, wait until then, or correct the birth if it is wrong.",
        "registry.fact-before-birth":
            "{fact} ({days}, id {id}, recorded by {by}) lies before the birth on {day}: correct or void it first, or give another day of birth.",
        "registry.fact-before-birth-unsaid":
            "{fact} ({days}, id {id}) lies before the birth on {day}: correct or void it first, or give another day of birth.",
        "registry.fact-after-closure-unsaid":
            "{fact} ({days}, id {id}) reaches beyond {day}: correct or void it first, or close from another day.",
        "registry.fact-after-closure":
            "{fact} ({days}, id {id}, recorded by {by}) reaches beyond {day}: correct or void it first, or close from another day.",
        "registry.not-split":
            "The child {id} lives in {commune}, which was not split: when it has moved, change where it lives.",
        "registry.home-after-split":
            "Child {id} is said to have lived in {commune} from {from} on (fact {fact}), when that unit had been split since {day}: correct or void that fact first.",
        "registry.not-an-heir":
            "{commune}, under which the child {id} is recorded, was split into {heirs}: write one of these.",
        "registry.search-too-many-words":
            "The name to search for has {count} different words: write {limit} at most, usually the child's full name.",
        "registry.clue-of-nothing":
            "There is nothing to tell the child by: give a name or a personal number.",
        "registry.search-for-nothing":
            "The search says nothing to look for: give a name, a personal number or a commune.",

        // Circumstances
        "registry.circumstance-not-in-force":
            "The circumstance {code:codes} was not in force on {day} (it is from {from} until {until}): choose one that was, or another day.",
        "registry.circumstance-not-yet-in-force":
            "The circumstance {code:codes} was not yet in force on {day} (it is from {from}): choose one that was, or another day.",
        "registry.circumstance-no-longer-in-force":
            "The circumstance {code:codes} was out of force from {until}, before {day}: choose one that was in force, or another day.",
        "registry.circumstance-overlaps-still":
            "The child has been in this circumstance since {from}, under {id} (recorded by {by}): end that first, correct or void it if it is a mistake, or give an end before {from}.",
        "registry.circumstance-overlaps":
            "The child was in this circumstance from {from} until {until}, under {id} (recorded by {by}): give other days, or correct or void that if it is a mistake.",
        "registry.circumstance-ended":
            "This circumstance ended on {end}: correct that with Circumstances/Correct if it is wrong.",
        "registry.no-circumstance":
            "There is no circumstance {id} of a child that your unit may act for: check the id.",
        "registry.confidential-role":
            "The circumstance {code:codes} is confidential: only who may see confidential matters, or takes in reports of harm where the child lives, may enter it.",
        "registry.confidential-filter":
            "The circumstance {code:codes} is confidential, children are never listed by it: leave the filter out.",

        // Disabilities
        "registry.no-disability":
            "There is no determination of disability {id} of a child that your unit may act for: check the id.",
        "registry.determined-that-day":
            "A determination of {day} is there already, {id} (recorded by {by}): correct or void that if it is a mistake, or give another day.",
        "registry.certificate-taken":
            "Certificate {certificate} of {council} belongs to another determination, of {day}, {id} (recorded by {by}): check the number, or correct that one first.",
        "registry.screening-age": "The module does not fit the age of {age}: choose one of {choices:codes}.",
        "registry.screening-domain":
            "The module does not ask about “{domain}”: it asks about {domains:codes}.",
        "registry.screening-domain-labelled": "Write “{domain}” as its code, {domains:codes}.",
        "registry.screening-answer": "The answer {answer} is not on the scale: write 1 to {most}.",

        // Caregivers
        "registry.no-caregiver": "There is no caregiver {id}: register the person first, or check the id.",
        "registry.caregiver-name-missing":
            "The caregiver's name is missing: write it, or the id of a registered caregiver.",
        "registry.caregiver-twice":
            "The caregiver {name} is registered already, since {day}, under {id} (recorded by {by}): name that id, or, when it is somebody else, say {mark:codes}.",
        "registry.caregiver-another":
            "The caregiver {id} is {name} ({sex}, born {year}), and here it says {saidName} ({saidSex}, born {saidYear}): correct the number, the id or what is said of the person.",
        "registry.caregiver-not-then":
            "On {day} caregiver {id} was not registered yet, by what was known then: give a later day.",
        "registry.caregiver-home-needed":
            "The fact is the home that the registration said: correct its commune or its day.",
        "registry.link-contradicted":
            "The link {id} (“{relation}”) does not go with it: correct or void that link first, or check what is given.",
        "registry.link-contradicted-elsewhere":
            "The caregiver looks after a child of another office, which does not go with it: check what is given, or ask the office above both.",
        "registry.caregiver-other-number":
            "The caregiver {id} has another personal number: correct the number or the id.",
        "registry.already-linked":
            "This person was the child's caregiver from {from} until {until}, under {id} (recorded by {by}): give days before or after that, or correct or void it if it is a mistake.",
        "registry.already-linked-still":
            "This person has been the child's caregiver since {from}, under {id} (recorded by {by}): end that first, correct or void it if it is a mistake, or give an end before {from}.",
        "registry.relation-taken":
            "The child had somebody in this relation from {from} until {until}, under {id} (recorded by {by}): give days before or after that, or correct or void it if it is a mistake.",
        "registry.relation-taken-still":
            "The child has had somebody in this relation since {from}, under {id} (recorded by {by}): end that first, correct or void it if it is a mistake, or give an end before {from}.",
        "registry.relation-sex":
            "The relation “{relation}” does not fit the caregiver's sex: correct one of them.",
        "registry.relation-age":
            "Born in {year}, the caregiver is not older than the child, born in {childYear}: correct one of them.",
        "registry.carer-too-young":
            "A caregiver who is not kin must be at least {years} years older than the child: choose another one.",
        "registry.no-link": "There is no link {id} of a child that your unit may act for: check the id.",
        "registry.link-ended":
            "This link ended on {end}: correct that with Caregivers/Correct if it is wrong.",

        // Workers
        "registry.no-worker": "There is no worker {id}: check the id.",
        "registry.worker-twice":
            "The worker {name} is entered already, at work in {unit} from {from}, under {id} (recorded by {by}): use that entry, or, when it is somebody else, say {mark:codes}.",
        "registry.worker-left":
            "This worker left on {until} (fact {id}): give a day at work, enter the return first, or correct or void the leaving if it was a mistake.",
        "registry.worker-at-work":
            "The worker had not left by {day}: enter the leaving first, or give another day of return.",
        "registry.worker-in-error":
            "The entry of worker {id} was a mistake: correct the fact {fact} first if it was none.",
        "registry.worker-not-then":
            "On {day} worker {id} was not at work yet, by what was known then: give a later day.",
        "registry.worker-registration-voided":
            "The fact entered the worker on {day}: correct the day, or correct it to {standing:codes} if there is no such worker.",
        "registry.worker-standing-kept":
            "Only the fact that entered the worker can become a mistake, or be none again: of this one correct the day, or void it.",

        // Cases
        "registry.no-case": "There is no case {id} that your unit may act for: check the id.",
        "registry.case-of-others":
            "{person} ({unit}) works on the case {id}: only they and a {role:codes} read and move it. Ask the chief to assign it to you.",
        "registry.case-of-office":
            "{unit} works on the case {id}: only its case workers and a {role:codes} read and move it. Ask the chief to assign it to you.",
        "registry.case-open":
            "The child has a case that is not closed, {id}, of {day}, which {unit} works on: add to that, or close it first.",
        "registry.case-not-assessable":
            "The case is at the step “{step}”: it can be assessed only before there is a plan, or after a review asked for a new one.",
        "registry.case-assessment-order": "Due now is {due:codes}: enter that one.",
        "registry.case-not-assessed":
            "The case is at the step “{step}”: a plan needs the detailed assessment first.",
        "registry.case-not-undecided":
            "The case is at the step “{step}”: only a plan that waits for it is decided on.",
        "registry.case-not-approved":
            "The case is at the step “{step}”: its plan must be approved first.",
        "registry.case-own-plan":
            "You work on this case: another {role:codes} decides on its plan.",
        "registry.case-isolated":
            "The child is isolated already: the extension counts within the same time limit; enter its end first.",
        "registry.case-not-isolated": "The child is not isolated: enter the isolation first.",
        "registry.moment-in-future":
            "{field}: {at} has not come; it is {now} now. Write the moment at which it was.",
        "registry.moment-too-early":
            "The {field} is {at}, before the step of the case that came before ({earliest}): write that moment or later, or correct that step by Cases/Correct.",
        "registry.moment-on-another-day":
            "{field}: the moment is one of {at}, not of {day}. Leave one out, or make both agree.",
        "registry.case-closed": "This case was closed on {day}: open a new one for what happened since.",
        "registry.case-ended-with-child":
            "The case ended with the child's registration on {day}: give a day before that, or open a new case for what came after a return.",
        "registry.case-followed":
            "Case {id}, which had ended with the child's registration, would go on, but the child has another open case, {open}: close that one first, as of a day before the closure if it ended with it too.",
        "registry.case-no-entry":
            "The case has no entry {entry} that can be put right: give a number from {first} to {last}, as its history stands.",
        "registry.case-entry-order":
            "{day} is after an entry that follows from this one, of {next}: give a day until then, or put that one right first.",
        "registry.case-entry-past":
            "{day} lies past what the entry says is to come: give a day until {latest}, or put its next review or its goals right with it.",
        "registry.case-entry-without":
            "An entry of this kind ({kind}) has no {field}: leave {field} out, or give another entry.",
        "registry.case-entry-follows":
            "What was entered of {day} ({kind}) cannot have been so then: put that right first, or take it back.",
        "registry.case-chiefs-entry":
            "What was decided on a plan, and that plan, only a {role:codes} puts right or takes back.",
        "registry.case-not-ready":
            "No review has found the goals met: enter a review with the outcome {outcome:codes} first, or give another reason.",
        "registry.case-full":
            "The case's file would be too long: write less, or close this case and open a new one.",
        "registry.case-no-next-review":
            "A next review goes only with the outcome {outcome:codes}: leave {field} out, or carry on.",
        "registry.case-next-review":
            "The day of the next review is missing: to carry on, say when to look again.",

        // Files opened out of reach
        "registry.no-opening":
            "There is no opening {id} of a file that your unit may act for: check the id.",
        "registry.opening-note": "Say why it was “{verdict}”: write it in {field}.",
        "registry.opening-by-program":
            "The key of {unit} is a program’s: a person has to look at an opening, by a key of their own.",
        "registry.opening-own": "This opening is your own: somebody else has to look at it.",
        "registry.opening-reviewed":
            "{person} ({unit}) has found this opening {verdict} already. Each is decided once.",

        // Placements
        "registry.no-placement":
            "There is no placement {id} of a child that your unit may act for: check the id.",
        "registry.placed-already":
            "The child was placed from {from} until {until}, under {id} (recorded by {by}): give days before or after that, or correct or void it if it is a mistake.",
        "registry.placed-already-still":
            "The child has been placed since {from}, under {id} (recorded by {by}): end that first, correct or void it if it is a mistake, or give an end before {from}.",
        "registry.placement-caregiver": "The caregiver is missing: say who takes the child in.",
        "registry.placement-expected-end":
            "The expected end is missing: this kind of placement is for a limited time, say until when.",
        "registry.placement-nobody":
            "With whom the child is, is missing: name the facility, or the caregiver.",
        "registry.no-visit":
            "There is no visit {id} that your unit may act for: check the id.",
        "registry.visit-of-day-care":
            "Care by the day is not looked after by visits: name another placement.",
        "registry.visited-already":
            "A visit of {day} is there already, under {id}: void that one if it is wrong.",
        "registry.visit-in-the-way":
            "The visit {id} of {day} would not lie in the placement any more: void it first, or give other days.",
        "registry.placement-ended":
            "This placement ended on {end}: correct that with Placements/Correct if it is wrong.",
        "registry.emergency-too-long":
            "The day {day} is too late for an emergency admission: write {latest} or earlier, or choose another kind.",
    ]
}
