internal import CampaignsAPI
internal import CatalogueAPI
package import Foundation
internal import JSONCoding
internal import Vocabulary

/// Writes a population: rows to import, one JSON object a line, and a script that makes the calls.
package struct PopulationFiles {
    let directory: URL

    package init(directory: URL) { self.directory = directory }

    /// Makes the scripts `people.jsonl` (providers, children, workers, placements), `learning.jsonl` (classes and who passed)
    /// and `quarter-1.jsonl` to `quarter-4.jsonl` (what children received), `later-NAME.jsonl` for each later time of the
    /// recipe, and the rows that they import. Returns the scripts' names in the order in which they run.
    package func write(_ population: Population) throws -> [String] {
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        var people = Script()
        var learning = Script()
        var quarters = [Script](repeating: Script(), count: 4)
        var later: [(name: String, script: Script)] = []
        for area in population.areas {
            let unit = area.recipe.by
            let name = area.recipe.area.text
            for provider in area.providers {
                try people.call("catalogue.Providers/Register", as: unit, provider)
            }
            try add(area.children, "children-\(name)", "registry.Children/Import", unit, &people)
            try add(area.workers, "workers-\(name)", "registry.Workers/Import", unit, &people)
            for placed in area.placements where placed.start < population.year.start {
                try add(placed, as: unit, &people)
            }
            try add(area.classes, area.results, "results-\(name)", as: unit, &learning)
            for quarter in quarters.indices {
                let deliveries = area.deliveries.filter { Self.quarter(of: $0.on) == quarter }
                try add(
                    deliveries, "deliveries-\(quarter + 1)-\(name)", "catalogue.Deliveries/Import", unit,
                    &quarters[quarter])
                for placed in area.placements where placed.start >= population.year.start {
                    guard Self.quarter(of: placed.start) == quarter else { continue }
                    try add(placed, as: unit, &quarters[quarter])
                }
            }
            for time in area.later {
                let place = "\(time.recipe.name)-\(name)"
                let index = later.firstIndex { $0.name == time.recipe.name } ?? later.endIndex
                if index == later.endIndex { later.append((time.recipe.name, Script())) }
                let unit = time.recipe.by
                try add(time.classes, time.results, "results-\(place)", as: unit, &later[index].script)
                try add(
                    time.deliveries, "deliveries-\(place)", "catalogue.Deliveries/Import", unit,
                    &later[index].script)
            }
        }
        let scripts =
            [("people.jsonl", people), ("learning.jsonl", learning)]
            + quarters.enumerated().map { ("quarter-\($0.offset + 1).jsonl", $0.element) }
            + later.map { ("later-\($0.name).jsonl", $0.script) }
        for (name, script) in scripts { try writeLines(script.lines, to: name) }
        return scripts.map(\.0)
    }

    /// 0...3.
    private static func quarter(of day: Day) -> Int { (day.month - 1) / 3 }

    private func add(_ placed: Population.Placed, as unit: UnitPath, _ script: inout Script) throws {
        if let carer = placed.carer { try script.call("registry.Caregivers/Register", as: unit, carer) }
        try script.call("registry.Placements/Begin", as: unit, placed.placement)
    }

    /// Classes, who came to them, and their end.
    private func add(
        _ classes: [OpenClass], _ results: [ClassRow], _ name: String, as unit: UnitPath,
        _ script: inout Script
    ) throws {
        for opened in classes { try script.call("campaigns.Classes/Open", as: unit, opened) }
        try add(results, name, "campaigns.Classes/Import", unit, &script)
        for opened in classes {
            guard let id = opened.id else { continue }
            try script.call("campaigns.Classes/Complete", as: unit, CompleteClass(id: id))
        }
    }

    private func add(
        _ rows: [some Encodable], _ name: String, _ method: String, _ unit: UnitPath, _ script: inout Script
    ) throws {
        guard !rows.isEmpty else { return }
        try writeLines(try rows.map { try JSON.encode($0) }, to: "\(name).rows.jsonl")
        try script.importRows("\(name).rows.jsonl", count: rows.count, into: method, as: unit)
    }

    private func writeLines(_ lines: [[UInt8]], to name: String) throws {
        var bytes: [UInt8] = []
        for line in lines { bytes += line + [UInt8(ascii: "\n")] }
        try Data(bytes).write(to: directory.appending(path: name), options: .atomic)
    }
}
