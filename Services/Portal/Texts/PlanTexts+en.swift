extension PortalTexts {
    /// Plans and their figures.
    static let enPlans: [String: String] = [
        "portal.plans": "Plans",
        "portal.plans-none": "There is no plan within your reach.",
        "portal.provisional":
            "The day is not over, or not all departments have been heard: this may still change.",
        "portal.indicator": "Indicator",
        "portal.counted-of": "Counted of all",
        "portal.figure": "Figure",
        "portal.target": "Target",
        "portal.met": "Met",
        "portal.partial": "Confidential circumstances are not counted.",
        "portal.of": "{one} of {all}",
        "portal.target-grows": "growing",
        "portal.met-yes": "met",
        "portal.met-no": "not met ({gap})",
        "portal.as-of": "As of {day}",
        "portal.who-counted": "Who was counted",
        "portal.trend": "Year by year",
        "portal.year": "As of",
        "portal.by-district": "By district",
        "portal.by-commune": "By commune",
        "portal.cells-none": "There are no figures by unit yet.",
        "portal.cells-hidden": "Some cells are hidden because they are of so few that one could tell who.",
        "portal.cell-hidden": "hidden",
        "portal.districts-gone": "By the districts of {last}, the last day that had any.",
        "portal.figure-now": "Up to {day}: {figure} ({counted}); target {target}.",
        "portal.chart-text": "The figure of each year, with its target: {years}.",
        "portal.members-none": "There is nobody within your reach.",
        "portal.member": "Name",
        "portal.unit": "Unit",
        "portal.is-counted": "Counted",
        "portal.members-more": "There are more: choose a district or a commune on the page before.",
        "portal.members-untold":
            "There are {count} more children with confidential circumstances, told to who is in charge alone.",
        "portal.member-number": "Number {number}",
    ]
}
