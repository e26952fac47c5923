extension CampaignsTexts {
    /// What is in the way of putting right or taking back what was said.
    static let englishCorrecting: [String: String] = [
        "campaigns.step-not-taken":
            "It is at the step “{status}” and has not come to “{step}”: name a step that was entered.",
        "campaigns.step-followed":
            "It is at the step “{status}”: take that back first.",
        "campaigns.step-the-same":
            "The step “{step}” has the day {day} already: give another, or check the id.",
        "campaigns.step-with-event":
            "The campaign has event {id} of {day}: take that back or cancel it first with Events/Void, Events/Cancel.",
        "campaigns.step-with-material":
            "The campaign has material {id}, which came out on {day}: take that back first with Materials/Void.",
        "campaigns.approvers-step":
            "Only who has the role “{role}” for this unit puts an approval right or takes it back: ask them to.",
        "campaigns.after-the-next-step":
            "{day} is after the day of the step “{step}”, {then}: give one no later, or put that step right first.",
        "campaigns.held-earlier":
            "Event {id} of the campaign was held on {held}, before {day}: give a day no later, or put the event right first.",
        "campaigns.before-the-step-before":
            "{day} is before the day of the step “{step}”, {then}: give one no earlier, or put that step right first.",

        "campaigns.course-with-class":
            "Class {id} of the course was opened in {place}, from {day} on: take that back first with Classes/Void.",

        "campaigns.class-the-same":
            "The class has just these days already: give the one that is to be put right, or check the id.",
        "campaigns.class-ends-before":
            "The first day {day} is after the class's last, {end}: give an earlier one, or put the last day right as well.",
        "campaigns.completed-before-the-end":
            "It was completed on {day}, before its last day {end}: give a day of completion no earlier, or put the last day right as well.",
        "campaigns.attended-outside":
            "{id} has hours of {day}, outside of {start} to {end}: give other days, or take those hours back first with Classes/VoidAttendance.",
        "campaigns.session-outside":
            "The class has a session on {day}, outside of {start} to {end}: give other days, or say the sessions anew first with Classes/Schedule.",
        "campaigns.seated-outside":
            "The first or last day of {id} in the class is {day}, after {end}: give another day, or put that one right first with Classes/Leave, Classes/VoidEnrolment.",
        "campaigns.class-overfull":
            "On {day} more have a place than the {capacity} of the class: give other days, or put right first when its learners were there.",
        "campaigns.class-with-learner":
            "{id} has a place in the class from {day} on: take that back first with Classes/VoidEnrolment.",

        "campaigns.communication-followed":
            "The plan's last step is “{status}”, of version {version}: take that back first, or check what you wrote.",
        "campaigns.line-with-campaign":
            "Campaign {id}, which begins on {day}, is line {number} of the plan: take it back first with Campaigns/Void.",
    ]
}
