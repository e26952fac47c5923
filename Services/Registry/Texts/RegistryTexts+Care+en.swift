extension RegistryTexts {
    /// Of alternative care.
    static let careEn: [String: String] = [
        "registry.case-not-then":
            "On {day} case {id} was not reported, by what was known then: give a later day.",
        "registry.kin-first":
            "Kin look after the child ({relation}, {id}): place it with its kin, or say why that cannot be.",
        "registry.siblings-apart":
            "A brother or sister of the child ({child}) is in care elsewhere, by {id}: let them live together, or say why they are apart.",
        "registry.no-note":
            "There is no note {id} of a placement that your unit may act for: check the id.",
        "registry.no-facility":
            "The registry has not heard of a facility {id}: check the id; one that was entered in the catalogue just now may take a moment, try again.",
        "registry.facility-closed":
            "The facility {id} does not work on {day}: name another one, or another day.",
        "registry.facility-unlicensed":
            "The licence of the facility {id} ended on {until}, before {day}: name another one, or bring the licence up to date in the catalogue first.",
        "registry.facility-not-for":
            "On {day} the facility {id} takes no child in by {kind}: name another one, or another kind of care.",
        "registry.facility-full":
            "The facility {id} has no place left on {day}: all {places} of {kind} are taken. Name another one, or other days.",

        // Foundlings
        "registry.name-missing":
            "The name is missing: give it; of a child that was found and whose name nobody knows, say when and where it was found.",
        "registry.found-when":
            "The day on which the child was found is missing: give it.",
        "registry.found-where":
            "Where the child was found is missing: say where.",

        // Applications for a determination of disability
        "registry.no-application":
            "There is no application {id} for a determination of disability that your unit may act for: check the id.",
        "registry.applied-already":
            "The child has an application of {day} that waits for an answer, under {id}: enter the conclusion, or withdraw or void that one first.",
        "registry.application-withdrawn":
            "This application was taken back on {day}: where it is needed still, apply anew.",
        "registry.certified-already":
            "This determination has the certificate {certificate} already: correct the determination if that is wrong.",
        "registry.certificate-missing":
            "The certificate has a day and no number: give the number, or leave the day out.",

        // Screenings
        "registry.no-screening":
            "There is no screening {id} that your unit may act for: check the id.",
        "registry.screened-already":
            "A screening of {day} is there already, under {id}: void that one if it is wrong.",
        "registry.screening-no-module":
            "There are no questions for the age of {age}: only children of 2 to 17 years are screened.",
        "registry.screening-unanswered":
            "The question about “{about}” is not answered: give an answer.",

        // Approved carers
        "registry.no-approval":
            "There is no approval {id} of a caregiver that your unit may act for: check the id.",
        "registry.approved-already":
            "The caregiver is approved already from {day} on, under {id}: end or void that first, or give other days.",
        "registry.carer-not-approved":
            "The caregiver {id} is not approved on {day}: approve it anew first, or name somebody else.",
        "registry.carer-full":
            "On {day} the caregiver {id} fosters as many children as it may, {places}: name somebody else, or give other days.",
    ]
}
