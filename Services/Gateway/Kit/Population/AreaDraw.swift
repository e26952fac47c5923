internal import CampaignsAPI
internal import CatalogueAPI
internal import RegistryAPI
internal import Vocabulary

/// Draws one area's people.
struct AreaDraw {
    struct District {
        let entry: UnitEntry
        let code: String
        let communes: [UnitPath]
    }

    private let recipe: PopulationRecipe
    private let wanted: AreaRecipe
    private let year: Period
    var chance: Chance
    let districts: [District]
    /// Who was drawn, and where.
    private(set) var children: [(row: ChildRow, district: District)] = []
    private(set) var workers: [(id: WorkerID, district: District)] = []

    init(_ recipe: PopulationRecipe, _ area: AreaRecipe, _ reference: Reference, year: Period, seed: UInt64) {
        self.recipe = recipe
        wanted = area
        self.year = year
        chance = Chance(seed: seed)
        let units = reference.units
        districts = units.children(of: area.area, on: year.start, level: .district).compactMap { district in
            // Only communes that are the same unit all year: nobody has to be moved by a merger.
            let communes = units.children(of: district.path, on: year.start, level: .commune).map(\.path)
                .filter {
                    units.isValid($0, on: year.end) && units.district(of: $0, on: year.end) == district.path
                }
            guard let code = district.code, !communes.isEmpty else { return nil }
            return District(entry: district, code: code, communes: communes)
        }
    }

    mutating func area() throws -> Population.Area {
        guard !districts.isEmpty else { throw ImpossibleRecipe.noCommunes(wanted.area) }
        var area = Population.Area(recipe: wanted)
        area.providers = try providers()
        area.classes = try classes()
        for _ in 0..<wanted.children { try addChild(to: &area) }
        for _ in 0..<(wanted.workers?.count ?? 0) { try addWorker(to: &area) }
        addPlacements(to: &area)
        // Drawn last: a later year leaves the first one as it was.
        area.later = try (wanted.later ?? []).map { try later($0) }
        return area
    }

    // MARK: Places

    private mutating func providers() throws -> [RegisterProvider] {
        try districts.flatMap { district in
            try recipe.providers.map { provider in
                guard let id = KnownID.provider(provider.code, district: district.code) else {
                    throw ImpossibleRecipe.unknownWord(provider.code)
                }
                return RegisterProvider(
                    name: "\(provider.name) \(district.entry.name.vi)", unit: district.entry.path,
                    kind: provider.kind
                ).with {
                    $0.id = id
                    $0.place = district.entry.path
                    $0.standardMetSince =
                        chance.happens(provider.standardShare)
                        ? year.start.advanced(by: -200) : nil
                }
            }
        }
    }

    private func classes() throws -> [OpenClass] {
        try (wanted.trainings ?? []).flatMap { training in
            try districts.map { district in
                guard let course = CourseID(KnownID.course(training.course)),
                    let id = ClassID(KnownID.trainingClass(training.course, district: district.code))
                else { throw ImpossibleRecipe.unknownWord(training.course) }
                return OpenClass(
                    course: course, place: district.entry.path, start: year.start.advanced(by: 150),
                    end: year.start.advanced(by: 180), capacity: 500
                ).with { $0.id = id }
            }
        }
    }

    // MARK: People

    private mutating func addChild(to area: inout Population.Area) throws {
        let district = chance.pick(districts)
        let sex: Sex = chance.happens(0.5) ? .female : .male
        let born = chance.day(in: wanted.born)
        let registered = max(chance.day(in: recipe.registered), born.advanced(by: 10))
        let id: ChildID = chance.id(on: registered)
        let commune = chance.pick(district.communes)
        let poverty: PovertyStatus = chance.happens(0.18) ? .poor : chance.happens(0.2) ? .nearPoor : .notPoor
        let disability =
            chance.happens(wanted.disabilityShare)
            ? DisabilityRow(
                type: chance.pick(DisabilityType.allCases), degree: chance.pick(DisabilityDegree.allCases)
            ).with {
                $0.council = commune
                $0.determinedOn = registered
            } : nil
        let caregiverID: CaregiverID = chance.id(on: registered)
        let mother = chance.happens(0.7)
        area.children.append(
            ChildRow(
                child: RegisterChild(name: name(sex), sex: sex, commune: commune).with {
                    $0.id = id
                    $0.birthDate = born
                    $0.povertyStatus = poverty
                    $0.registeredOn = registered
                    $0.confirmedDistinct = true
                }
            ).with {
                $0.disability = disability
                $0.circumstances = [
                    CircumstanceRow(code: chance.pick(wanted.circumstances), start: registered)
                ]
                $0.caregiver = CaregiverRow(relation: mother ? .mother : .father).with {
                    $0.id = caregiverID
                    $0.name = name(mother ? .female : .male)
                    $0.sex = mother ? .female : .male
                    $0.start = registered
                    $0.confirmedDistinct = true
                }
            })
        if let row = area.children.last { children.append((row, district)) }
        area.deliveries += try deliveries(wanted.deliveries, to: id, in: district, during: year)
        area.results += try firstResults("child", id.text, in: district)
        area.results += try firstResults("caregiver", caregiverID.text, in: district)
    }

    mutating func deliveries(
        _ wanted: [DeliveryRecipe], to child: ChildID, in district: District, during time: Period
    ) throws -> [RecordDelivery] {
        var drawn: Set<String> = []
        var deliveries: [RecordDelivery] = []
        for delivery in wanted where chance.happens(delivery.share) {
            let domain = chance.pick(delivery.domains)
            let on = chance.day(in: time)
            guard let code = recipe.services[domain],
                let provider = KnownID.provider(code, district: district.code)
            else { throw ImpossibleRecipe.unknownWord(domain) }
            let id: DeliveryID = chance.id(on: on)
            // The same service twice on a day is one delivery.
            guard drawn.insert("\(domain) \(on)").inserted else { continue }
            deliveries.append(
                RecordDelivery(child: child, on: on).with {
                    $0.id = id
                    $0.provider = provider
                    $0.domain = domain
                })
        }
        return deliveries
    }

    private mutating func firstResults(_ learner: String, _ id: String, in district: District) throws
        -> [ClassRow]
    {
        try results(wanted.trainings, learner, id, on: year.start.advanced(by: 160)) {
            ClassID(KnownID.trainingClass($0, district: district.code))
        }
    }

    /// - Parameter trainingClass: in which the course is taught where the learner lives.
    mutating func results(
        _ trainings: [TrainingRecipe]?, _ learner: String, _ id: String, on day: Day,
        in trainingClass: (_ course: String) -> ClassID?
    ) throws -> [ClassRow] {
        var results: [ClassRow] = []
        for training in trainings ?? []
        where training.learner == learner && chance.happens(training.share) {
            guard let kind = LearnerKind(rawValue: learner), let person = LearnerID(id),
                let trainingClass = trainingClass(training.course)
            else { throw ImpossibleRecipe.unknownWord(learner) }
            results.append(
                ClassRow(class: trainingClass, learner: Learner(kind: kind, id: person), hours: 16).with {
                    $0.on = day
                    $0.passed = chance.happens(0.97)
                })
        }
        return results
    }

    private mutating func addWorker(to area: inout Population.Area) throws {
        let district = chance.pick(districts)
        guard let word = wanted.workers.map({ chance.pick($0.roles) }), let role = WorkerRole(rawValue: word)
        else {
            throw ImpossibleRecipe.unknownWord("workers")
        }
        let since = recipe.registered.start
        let id: WorkerID = chance.id(on: since)
        area.workers.append(
            RegisterWorker(
                name: name(chance.happens(0.6) ? .female : .male), unit: chance.pick(district.communes),
                role: role
            ).with {
                $0.id = id
                $0.from = since
                $0.confirmedDistinct = true
            })
        workers.append((id, district))
        area.results += try firstResults("worker", id.text, in: district)
    }

    private mutating func addPlacements(to area: inout Population.Area) {
        var free = area.children[...]
        for placement in wanted.placements ?? [] {
            guard let kind = PlacementKind(rawValue: placement.kind) else { continue }
            for number in 0..<(placement.before + placement.during) {
                // Day care is counted for the children that the plan names; others are placed where they are needed.
                guard
                    let place = free.firstIndex(where: {
                        kind != .dayCare || $0.disability?.degree == .severe
                    })
                else {
                    break
                }
                let row = free[place]
                free = free[free.index(after: place)...]
                guard let child = row.child.id else { continue }
                let start =
                    number < placement.before
                    ? year.start.advanced(by: -20) : year.start.advanced(by: 90 + number)
                let carer = kind == .timeLimitedFoster ? carer(in: row.child.commune, on: start) : nil
                let placement = BeginPlacement(child: child, kind: kind).with {
                    $0.id = chance.id(on: start)
                    $0.caregiver = carer?.id
                    $0.provider = carer == nil ? area.providers.first?.id : nil
                    $0.start = start
                    $0.expectedEnd = carer == nil ? nil : start.advanced(by: 720)
                }
                area.placements.append(.init(placement: placement, carer: carer, start: start))
            }
        }
    }

    /// Somebody who takes a child in for a time.
    private mutating func carer(in commune: UnitPath, on day: Day) -> RegisterCaregiver {
        let sex: Sex = chance.happens(0.8) ? .female : .male
        let id: CaregiverID = chance.id(on: day)
        return RegisterCaregiver(name: name(sex), commune: commune).with {
            $0.id = id
            $0.sex = sex
            $0.birthYear = year.start.year - 45
            $0.registeredOn = day
            $0.confirmedDistinct = true
        }
    }

    private mutating func name(_ sex: Sex) -> String {
        let names = recipe.names
        let middle = chance.pick(sex == .female ? names.femaleMiddle : names.maleMiddle)
        let given = chance.pick(sex == .female ? names.femaleGiven : names.maleGiven)
        return "\(chance.pick(names.family)) \(middle) \(given)"
    }
}
