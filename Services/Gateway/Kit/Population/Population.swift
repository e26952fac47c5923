internal import CampaignsAPI
internal import CatalogueAPI
internal import RegistryAPI
package import Vocabulary

/// A made-up population as rows to import and calls to make.
package struct Population {
    /// One area's part of it.
    struct Area {
        let recipe: AreaRecipe
        var providers: [RegisterProvider] = []
        var children: [ChildRow] = []
        var workers: [RegisterWorker] = []
        var deliveries: [RecordDelivery] = []
        var classes: [OpenClass] = []
        var results: [ClassRow] = []
        var placements: [Placed] = []
        var later: [Later] = []
    }

    /// What an area's people receive in a time after the first year.
    struct Later {
        let recipe: LaterRecipe
        var deliveries: [RecordDelivery] = []
        var classes: [OpenClass] = []
        var results: [ClassRow] = []
    }

    /// A child's placement, and who takes the child in when that is a new person.
    struct Placed {
        let placement: BeginPlacement
        let carer: RegisterCaregiver?
        let start: Day
    }

    let areas: [Area]
    let year: Period

    package init(_ recipe: PopulationRecipe, _ reference: Reference) throws {
        let year = try Period(from: Self.first(of: recipe.year), through: Self.last(of: recipe.year))
        self.year = year
        areas = try recipe.areas.enumerated().map { index, area in
            // A seed of its own: another number of children in one area leaves the next one as it was.
            var draw = AreaDraw(
                recipe, area, reference, year: year, seed: recipe.seed &+ UInt64(index) &* 7919)
            return try draw.area()
        }
    }

    private static func first(of year: Int) throws -> Day {
        guard let day = Day(year: year, month: 1, day: 1) else { throw ImpossibleRecipe.year(year) }
        return day
    }

    private static func last(of year: Int) throws -> Day {
        guard let day = Day(year: year, month: 12, day: 31) else { throw ImpossibleRecipe.year(year) }
        return day
    }
}

/// Why a recipe cannot be carried out.
enum ImpossibleRecipe: Error, Equatable {
    case year(Int)
    case noCommunes(UnitPath)
    case unknownWord(String)
}
