extension CampaignsTexts {
    static let en: [String: String] = [
        "campaigns.no-campaign": "There is no campaign {id}: check the id.",
        "campaigns.no-campaign-then": "On {day} there was no campaign {id} yet: choose a later day.",
        "campaigns.campaign-step":
            "The campaign is at the step “{status}”: for this it must be “{needed}”.",
        "campaigns.campaign-completed":
            "Campaign {id} was completed on {day}: choose or plan another, or give a day no later.",
        "campaigns.campaign-not-launched":
            "The event's campaign is at the step “{status}”: launch it first.",
        "campaigns.before-the-launch":
            "The day {day} is before the campaign's launch on {launch}: write a later one, or correct the launch.",
        "campaigns.after-completion":
            "{day} is after the campaign was completed ({last}): give an earlier day, or correct the completion.",
        "campaigns.held-later":
            "Event {id} of the campaign was held on {held}, after {day}: write that day or a later one.",
        "campaigns.published-later":
            "Material {id} of the campaign came out on {published}, after {day}: write that day or a later one.",
        "campaigns.after-the-end": "The day {day} is after the campaign's end, {end}: write an earlier one.",

        "campaigns.no-communication-plan": "There is no communication plan {id}: check the id.",
        "campaigns.no-communication-plan-then":
            "On {day} there was no communication plan {id} yet: choose a later day.",
        "campaigns.communication-twice":
            "The unit has a communication plan of {year} already, {id}: revise it with Communication/Revise.",
        "campaigns.communication-approved-already":
            "Version {version} of the plan is approved already: revise it with Communication/Revise to change it.",
        "campaigns.communication-revised-since":
            "The plan is at version {version} now: look at it again and write that version.",
        "campaigns.line-with-campaigns":
            "Campaign {id}, which begins on {day}, is line {number}: keep the line in the plan, or void that campaign first by Campaigns/Void.",
        "campaigns.budget-line-of-another-year":
            "Allocation {id} is of {year}: write one of the plan's year, or leave it out.",
        "campaigns.budget-lines-unseen":
            "Lines {lines} name allocations that the fund has not told of for this year: have them allocated first, or revise the plan.",
        "campaigns.no-planned-line":
            "The communication plan has no line {line}: write one of {lines}.",
        "campaigns.planned-in-another-year":
            "The campaign begins on {day}, and the communication plan is of {year}: name that year's plan.",

        "campaigns.no-material": "There is no material {id}: check the id.",
        "campaigns.sent-before":
            "{day} is after copies went to {unit} on {sent} ({id}): give a day no later, or take that back first with Materials/VoidDistribution.",
        "campaigns.material-the-same":
            "The material is entered just so already: say what is to be put right, or check the id.",
        "campaigns.more-went-out":
            "{quantity} copies are fewer than went out: give at least {least}, or take a sending back first.",
        "campaigns.material-sent":
            "Copies of it went to {unit} on {day} ({id}): take that back first with Materials/VoidDistribution.",
        "campaigns.distributed-often":
            "This material has gone out {most} times, more cannot be entered: enter the next print run as another material.",
        "campaigns.not-enough-copies":
            "From {day} on {unit} can spare {left} copies, {quantity} are asked for: send fewer, or give another day.",
        "campaigns.sent-to-itself":
            "{unit} sends to itself: write another unit, or where they were handed out to people.",
        "campaigns.handed-out-elsewhere":
            "{unit} hands them out, and they go to another unit: write {unit}, or leave out where they were handed out.",
        "campaigns.event-not-held":
            "The event is {status}: only of one that was held is put right what was said; hold it first with Events/Hold.",
        "campaigns.event-scheduled":
            "The event is {status}: nothing was said that could be taken back; to call it off, cancel it with Events/Cancel.",
        "campaigns.event-the-same":
            "That is what is known already: say what was wrong, or check the id.",
        "campaigns.no-distribution":
            "The material has no distribution {id}: check the id.",
        "campaigns.distribution-used":
            "{unit} has sent on or handed out copies of it since, on {day} ({id}): take that back first with Materials/VoidDistribution.",
        "campaigns.no-event": "There is no event {id}: check the id.",
        "campaigns.event-step": "The event is {status} already: only a scheduled one is held or cancelled.",

        "campaigns.nobody-counted-them":
            "By this channel nobody is counted one by one: leave people out, and write issues, broadcasts, minutes or views.",
        "campaigns.people-are-counted":
            "Face to face people are counted: write women and men by audience, and leave issues and broadcasts out.",
        "campaigns.measure-of-another-channel":
            "The channel “{channel}” is not measured so: write one of {choices:codes}.",
        "campaigns.no-course": "There is no course {id}: check the id.",
        "campaigns.course-for-everyone":
            "A course is for people who can be enrolled: name some of {choices:codes}.",
        "campaigns.course-approved-already": "Course {id} is approved already: classes of it can be opened.",
        "campaigns.course-not-approved": "The course is not approved yet: have it approved first.",

        "campaigns.community-without-list":
            "The community is no list of people: name some of {choices:codes}.",
        "campaigns.course-twice":
            "{owner} has the course “{title}” already, {id} (entered by {unit}): use that one, or give another title.",
        "campaigns.campaign-twice":
            """
        The campaign “{title}” from {start} to {end} is there already, {id} (entered by {unit}): use that one, or \
        give another title or other days.
        """,
        "campaigns.event-twice":
            """
        The event “{title}” of {day} in {place} is there already, {id} (entered by {unit}): use that one, cancel it \
        with Events/Cancel if it is a mistake, or give another day, venue or title.
        """,
        "campaigns.class-twice":
            "A class of this course in {place} from {start} to {end} with {capacity} places is there already, {id} (entered by {unit}): use that one, or, when it is another class, say {mark:codes}.",
        "campaigns.no-class": "There is no class {id}: check the id.",
        "campaigns.class-completed":
            "The class was completed on {day}: put results right with Classes/Correct, or take the completion back with Classes/Void.",
        "campaigns.class-not-completed": "The class is not completed yet: complete it first.",
        "campaigns.left-without-result":
            "{id} left on {until}, before the class was completed, and has no result to put right: check the id.",
        "campaigns.class-full":
            "On {day} all {capacity} places of the class are taken: choose other days, or open another class.",
        "campaigns.class-full-before":
            """
        On {day} all {capacity} places of the class are taken, and from {free} on one is free: write that as the \
        first day with Classes/Enrol, or open another class.
        """,
        "campaigns.reason-without-last-day":
            "The reason tells why somebody left: write the last day too, or leave the reason out.",
        "campaigns.no-learner": "The registry has no {kind} {id}: register first, or check the id.",
        "campaigns.learner-gone":
            "The registry's entry {id} has ended, with {last} for its last day: for somebody who was in class before that, write the first day.",
        "campaigns.learner-gone-by":
            "The person {id} was there until {last} only: write no later day, or check the id.",
        "campaigns.before-work":
            "The day {day} is before the first day at work of worker {id}, {first}: check the day and the id.",
        "campaigns.not-the-audience":
            "The course is for {audiences}, and this person belongs to {audience}: choose another course.",
        "campaigns.no-class-then": "On {day} there was no class {id} yet: choose a later day.",
        "campaigns.enrolled-already":
            """
        {id} has been enrolled since {from} (entered by {unit}): if that is over, say its last day with \
        Classes/Leave; if it is a mistake, void it with Classes/VoidEnrolment; a place of before it is entered with \
        its last day, before {from}.
        """,
        "campaigns.enrolled-then":
            """
        {id} was in this class from {from} until {until} (entered by {unit}): give other days, or void that with \
        Classes/VoidEnrolment if it is a mistake.
        """,
        "campaigns.no-place-from":
            "{id} has no place in this class that begins on {day}: give the first day of one that was entered ({days}).",
        "campaigns.attended-then":
            "{id} has {hours} hours on {day} on this place's days: void them with Classes/VoidAttendance first.",
        "campaigns.before-enrolment": "{id} is enrolled from {from} on: give that day or a later one.",
        "campaigns.left-already": "{id} left on {until}: give a day no later, or say another last day.",
        "campaigns.left-at-the-end":
            "{id} left on {until}, and the class has no day after {end}: say another last day with Classes/Leave first.",
        "campaigns.attended-already":
            """
        For {day} {hours} hours of {id} were entered already (by {unit}): where that is wrong, use \
        Classes/CorrectAttendance or Classes/VoidAttendance.
        """,
        "campaigns.attended-elsewhere":
            """
        {id} was taught this course on {day} in another class, {class} ({hours} hours, entered by {unit}): \
        correct or void those with Classes/CorrectAttendance or Classes/VoidAttendance, or give another day.
        """,
        "campaigns.no-session":
            "There is no session on {day}: say the sessions of the class with Classes/Schedule first, or check the day.",
        "campaigns.attended-without-session":
            """
        Hours were entered for {day}, and no session is on it: say one for that day with Classes/Schedule, or void the hours \
        with Classes/VoidAttendance first.
        """,
        "campaigns.not-attended":
            "No hours of {id} were entered for {day}: check the day, or enter them with Classes/Attend.",
        "campaigns.not-enrolled":
            "The person {id} is not enrolled in this class: enrol first, or check the id.",
        "campaigns.day-outside-class":
            "The day {day} is not one of the class, {start} to {end}: write one of those, or correct the class's days.",
        "campaigns.more-than-the-course":
            "That makes {hours} hours, and the course has {course}: correct the hours.",
        "campaigns.curriculum-of-other-hours":
            "The hours by topic make {hours}, and the course has {course}: make them agree.",
        "campaigns.class-without-sessions":
            "The course counts sessions, and the class has none: say them with Classes/Schedule first.",
        "campaigns.no-examination": "The course has no examination: leave the mark out.",
        "campaigns.no-mark":
            "There is no mark of this learner, and a pass needs {needed}: write the mark too.",
        "campaigns.mark-too-low": "The mark is {mark}, and a pass needs {needed}: below it nobody passes.",
        "campaigns.attended-too-few":
            "{count} of {sessions} sessions were attended, and a pass needs {percent} percent: who was there too little does not pass.",
        "campaigns.no-certificate":
            "There is no certificate {number}: check each digit, or ask who gave it.",
        "campaigns.result-the-same":
            "That is the result already: nothing is left to put right, or check whose it is.",
        "campaigns.attended-too-little":
            "{hours} of {course} hours were attended, and a pass needs {percent} percent: who was there too little does not pass.",
    ]
}
