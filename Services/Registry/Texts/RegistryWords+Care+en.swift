extension RegistryTexts {
    /// Of alternative care, and of entries that are one.
    static let careEnglishWords: [String: String] = [
        "member.checkedOn": "day of the check",
        "member.places": "children at the same time",
        "member.trainedOn": "day of the training",

        "word.PlacementStep.firstVisit": "first visit",
        "word.PlacementStep.secondVisit": "second visit",
        "word.PlacementStep.nextVisit": "next visit",
        "word.PlacementStep.newPlace": "another place",
        "word.PlacementStep.approval": "approving the carer",
        "word.PlacementStep.hearing": "asking the child",
        "word.PlacementNoteKind.heard": "what the child said",
        "word.PlacementNoteKind.noKin": "not with kin",
        "word.PlacementNoteKind.apart": "not with siblings",
        "word.PlacementStep.term": "end of the term",
        "word.MergeCollisionKind.circumstance": "circumstance",
        "word.MergeCollisionKind.determination": "determination of disability",
        "word.MergeCollisionKind.link": "care relation",
        "word.MergeCollisionKind.placement": "placement",
        "word.MergeCollisionKind.case": "case",
        "word.PlacementKind.timeLimitedFoster": "time-limited foster care",
        "word.PlacementKind.kinship": "kinship care",
        "word.PlacementKind.dayCare": "day care",
        "word.PlacementKind.residential": "residential care",
        "word.PlacementKind.emergency": "temporary emergency admission",
        "word.MergeCollisionKind.approval": "approval of a carer",
    ]
}
