extension ReportingTexts {
    /// What is in the way of putting right or taking back what was said.
    static let englishCorrecting: [String: String] = [
        "reporting.said-so-already":
            "It is entered just so already: say what is to be put right, or check the id.",
        "reporting.finding-not-mended":
            "Finding {number} is not mended: record that it is first, or check the number.",
        "reporting.held-after-mending":
            "{day} is after {mend}, a day of finding {number}: give an earlier one, or put the finding right as well.",
        "reporting.names-finding": "To take back “{what}”, write the finding's number.",
        "reporting.names-no-finding": "“{what}” is not of one finding: leave its number out.",
        "reporting.inspection-held-stands":
            "It was recorded as held on {on}: take that back first with Inspections/Void.",
        "reporting.mending-stands":
            "Finding {number} was recorded as mended on {on}: take that back first with Inspections/Void.",
        "reporting.opened-after-conclusion":
            "{day} is after it was concluded ({on}): give an earlier day, or put the conclusion's right as well.",
        "reporting.review-open":
            "It was opened on {on} and is not concluded: there is no conclusion to put right or take back; conclude it with Reviews/Conclude first.",
        "reporting.conclusion-stands": "It was concluded on {on}: take that back first with Reviews/Void.",
        "reporting.review-answered":
            "{unit} has handed in its report: return that first with Submissions/Return, or conclude the review.",
        "reporting.not-said-there": "{field} is no part of “{what}”: leave it out, or choose something else.",
        "reporting.said-before":
            "{day} is after the day of “{what}”, {next}: give one no later, or put that right first.",
        "reporting.no-answer": "There is no answer {number}: it has {most}, counted from 1.",
        "reporting.not-said": "“{what}” was not entered of it: choose something that was.",
        "reporting.said-since":
            "“{what}” was entered since, of {on}: take that back first with Difficulties/Void.",
        "reporting.said-after":
            "{day} is before the day of “{what}”, {next}: give one no earlier, or put that right first.",

        "reporting.due-before-opening":
            "It is due on {day}, before it was opened ({on}): give a later day for that, or an earlier one for the opening.",
        "reporting.closed-before-opening":
            "It was closed on {day}, before it was opened ({on}): give a later day for that, or an earlier one for the opening.",
        "reporting.handed-in-outside":
            "{unit} handed in its report on {on}: give a day of opening no later, and one of closing no earlier.",
        "reporting.round-open":
            "It was opened on {on} and is not closed: there is no closing to put right or take back; close it with Rounds/Close first.",
        "reporting.closing-stands": "It was closed on {on}: take that back first with Rounds/Void.",
        "reporting.round-answered":
            "{unit} handed in its report on {on}: return that first with Submissions/Return, or close the round.",
        "reporting.round-of-review":
            "It is the round of review {id} of {on}: take back what that did with Reviews/Void.",
    ]
}
