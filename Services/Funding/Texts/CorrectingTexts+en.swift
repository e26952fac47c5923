/// What is in the way of putting right or taking back what was said.
extension FundingTexts {
    static let correctingEn: [String: String] = [
        "funding.opening-without-document":
            "An opening has no document: leave out {field}, or choose what was added or went over.",
        "funding.source-used-earlier":
            "Something of {day} is entered of “{name}”: give a day of the opening no later, or put that right first.",
        "funding.source-used":
            "“{name}” is used by {id}: void that first, or take the source out of the estimate or proposal.",
        "funding.said-so-already":
            "It is entered just so already: say what is to be put right, or check the id.",
        "funding.not-said-there": "{field} is no part of “{step}”: leave it out, or choose another step.",
        "funding.after-the-next-step":
            "{day} is after the day of the step “{step}”, {then}: give one no later, or put that step right first.",
        "funding.step-not-taken":
            "The proposal is at the step “{status}” and has not come to “{step}”: name a step that was entered.",
        "funding.step-followed":
            "The proposal is at the step “{status}”: take that back first with AidProposals/Void.",
        "funding.finding-not-mended":
            "The finding {id} is not mended: record that it is first, or check the id.",
        "funding.found-after-mending":
            "{day} is after {then}, by when the finding was to be mended, or was: give a day no later, or put that right as well.",
        "funding.opened-after-finding":
            "{day} is after {found}, the day of the finding {id}: give one no later, or put the finding right as well.",
        "funding.names-finding": "To take back “{what}”, write the finding's id.",
        "funding.names-no-finding": "“{what}” is not of one finding: leave its id out.",
        "funding.finding-stands":
            "The finding {id} of {day} was entered: take that back first with Inspections/Void.",
        "funding.mending-stands":
            "The finding {id} was recorded as mended on {day}: take that back first with Inspections/Void.",
        "funding.year-not-closed":
            "{unit} has not closed the year {year}: there is nothing to put right; close it with Settlements/Close first.",
        "funding.thanks-without-amount":
            "Thanks have no amount: leave out {field}, or choose what came.",
        "funding.thanked-earlier":
            "{day} is after the donor was thanked on {thanked} by the receipt {receipt}: give a day no later, or put the thanks right first.",
        "funding.thanks-stand":
            "The donor was thanked on {day} by the receipt {receipt}: take that back first with Donations/Void.",
    ]
}
