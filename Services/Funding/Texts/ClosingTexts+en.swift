/// What is said of the end of a year, and of what is found in it.
extension FundingTexts {
    static let closingEn: [String: String] = [
        "funding.still-held":
            "{count} commitments still hold something, the first is {id} with {left:number} đồng: pay or release them before closing the year.",
        "funding.still-unmended":
            "The finding {id} of {day} by {unit} is not mended ({finding}): after the closing nothing is posted in that year, so mend it and have the inspector say so first.",
        "funding.carry-over-closed":
            "{unit} closed the year {year} on {day} by {document}: what goes over is entered before that. Where it may be used all the same, add it to a source of {next} (Sources/Supplement).",
        "funding.no-aid": "There is no proposal for assistance {id}: find it with AidProposals/List.",
        "funding.no-currency": "A currency is three capital letters: USD, JPY, EUR.",
        "funding.not-of-aid":
            "“{name}” is no ODA source of this unit: open that first, or leave it out.",
        "funding.aid-is-sought": "The proposal is not handed in yet: submit it first.",
        "funding.aid-is-submitted": "The proposal is handed in: record that it is signed, or refused.",
        "funding.aid-is-signed": "The agreement {agreement} is signed: begin another proposal for more.",
        "funding.aid-is-refused": "The proposal was refused: begin another one.",
        "funding.no-version": "The estimate has no version {version}: see its versions with Estimates/List.",
        "funding.no-earlier-version":
            "Version {version} is compared with one before it; the first has none before it.",
        "funding.no-such-line":
            "The year has no line of the activity “{activity}” from that source: check both.",
        "funding.unexplained":
            "The activity “{activity}” from “{source}” has {approved:number} approved, {allocated:number} allocated, {paid:number} đồng paid: explain the difference.",
        "funding.year-closed":
            "{unit} closed the year {year} on {day} by {document}: nothing is posted there any more, enter it in a year that is open.",
        "funding.no-settlement": "There is no settlement {id}.",
        "funding.not-inspecting":
            "Spending of {unit} is inspected by Finance, the People's Committee above or the lead office, and by nobody of itself.",
        "funding.not-its-line":
            "The allocation is that of {own}, not of {unit}: choose one of the unit that is inspected.",
        "funding.mended":
            "The finding was mended on {day} already: check the id, or enter another finding where the fault came again.",
        "funding.line-blocked":
            "The line pays nothing until the finding {id} of {day} by {unit} is mended; have {unit} confirm it by Inspections/Mend first, or pay from another line. The finding: {finding}",
        "funding.no-inspection": "There is no inspection {id}: find it with Inspections/List.",
        "funding.no-finding": "There is no finding {id}: find it with Inspections/List.",
        "funding.day-after-closing":
            "{day} is after the closing days of the budget year {year}, which end on {last}: give an earlier day, or pay from the next year.",
        "funding.not-next-source":
            "What “{name}” has left goes over into a source of the same unit and kind of {year}: open that first.",
        "funding.thanked-already":
            "The donor was thanked on {day} by the receipt {receipt} already: leave it at that, or check the id.",
        "funding.nothing-came":
            "Nothing of the donation has come: enter what came before thanking for it.",
        "funding.receipt-taken":
            "The receipt {receipt} is that of the donation {id}, though it may be void: give another number, or leave it out for the next one.",
    ]
}
