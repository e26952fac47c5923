import ReportingAPI

/// What of the facts of a day an indicator is counted from: what none that is asked about needs is not read.
enum CountedKind: CaseIterable {
    /// With their determinations, by which they are broken down too.
    case children
    case circumstances, links, workers, providers, upgrades
    case deliveries, trainings, placements, networks, pilots
    case assistance, waivers
}

extension IndicatorDeclaration {
    var counted: Set<CountedKind> {
        having.reduce(into: population.counted) { $0.formUnion($1.counted) }
    }
}

extension PopulationDeclaration {
    fileprivate var counted: Set<CountedKind> {
        var counted: Set<CountedKind> = []
        if let filter = children ?? caregiversOf {
            counted.insert(.children)
            if filter.asksForCircumstances { counted.insert(.circumstances) }
        }
        if caregiversOf != nil { counted.insert(.links) }
        if workers != nil { counted.insert(.workers) }
        if providers != nil { counted.insert(.providers) }
        if upgrades != nil { counted.insert(.upgrades) }
        return counted
    }
}

extension ChildFilter {
    fileprivate var asksForCircumstances: Bool {
        circumstances != nil || circumstanceLists != nil
            || (anyOf ?? []).contains(where: \.asksForCircumstances)
    }
}

extension FactDeclaration {
    fileprivate var counted: Set<CountedKind> {
        var counted = (anyOf ?? []).reduce(into: Set<CountedKind>()) { $0.formUnion($1.counted) }
        if assistance == true { counted.insert(.assistance) }
        if waiver == true { counted.insert(.waivers) }
        if delivery != nil { counted.insert(.deliveries) }
        if training != nil { counted.insert(.trainings) }
        if placement != nil { counted.insert(.placements) }
        if network == true { counted.insert(.networks) }
        if pilot == true { counted.insert(.pilots) }
        if standard == true { counted.insert(.providers) }
        if completed == true { counted.insert(.upgrades) }
        return counted
    }
}
