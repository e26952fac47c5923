internal import Vocabulary

/// How a made-up population is drawn: `compose/demo.d/population.yaml`.
package struct PopulationRecipe: Codable {
    let seed: UInt64
    /// When the children are said to have been entered.
    let registered: Period
    /// The calendar year in which they are served and taught.
    let year: Int
    let names: NameParts
    let providers: [ProviderRecipe]
    /// A service's domain to the `code` of the kind of provider that gives it.
    let services: [String: String]
    let areas: [AreaRecipe]
}

struct NameParts: Codable {
    let family: [String]
    let femaleMiddle: [String]
    let maleMiddle: [String]
    let femaleGiven: [String]
    let maleGiven: [String]
}

struct ProviderRecipe: Codable {
    /// Two digits.
    let code: String
    let kind: String
    let name: String
    /// 0...1: how many of them meet the care standard.
    let standardShare: Double
}

struct AreaRecipe: Codable {
    let area: UnitPath
    /// Who imports.
    let by: UnitPath
    let children: Int
    let born: Period
    let disabilityShare: Double
    /// Each child gets one of them.
    let circumstances: [String]
    let deliveries: [DeliveryRecipe]
    let workers: WorkerRecipe?
    let trainings: [TrainingRecipe]?
    let placements: [PlacementRecipe]?
    let later: [LaterRecipe]?
}

struct DeliveryRecipe: Codable {
    /// One of them is drawn.
    let domains: [String]
    /// 0...1: how many children get one.
    let share: Double
}

struct WorkerRecipe: Codable {
    let count: Int
    let roles: [String]
}

struct TrainingRecipe: Codable {
    /// child, caregiver, worker.
    let learner: String
    /// Two digits, the end of the course's id in the scripts.
    let course: String
    let share: Double
}

/// What the same people receive after the first year.
struct LaterRecipe: Codable {
    /// What its script is called: `2025-spring` is `later-2025-spring.jsonl`.
    let name: String
    /// Who imports: offices pass on what they do.
    let by: UnitPath
    let during: Period
    /// Of whoever is under 16 on the day.
    let deliveries: [DeliveryRecipe]
    let trainings: [TrainingRecipe]?
}

struct PlacementRecipe: Codable {
    let kind: String
    let before: Int
    let during: Int
}
