/// What is in the way of putting right or taking back what was said.
extension FundingTexts {
    static let correctingEn: [String: String] = [
        "funding.opening-without-document":
            "An opening has no document: leave out {field}, or choose what was added or went over.",
        "funding.source-used-earlier":
            "Something of {day} is entered of “{name}”: give a day of the opening no later, or put that right first.",
        "funding.source-used":
            "“{name}” is used by {id}: void that first, or take the source out of the estimate or proposal.",
    ]
}
