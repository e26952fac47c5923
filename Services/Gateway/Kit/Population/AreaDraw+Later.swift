internal import CampaignsAPI
internal import RegistryAPI
internal import Vocabulary

extension AreaDraw {
    /// What those who were drawn receive in a later time.
    mutating func later(_ wanted: LaterRecipe) throws -> Population.Later {
        var later = Population.Later(recipe: wanted)
        let opening = wanted.during.start.advanced(by: 60)
        let held = opening.advanced(by: 10)
        var classes: [String: ClassID] = [:]
        for training in wanted.trainings ?? [] {
            guard let course = CourseID(KnownID.course(training.course)) else {
                throw ImpossibleRecipe.unknownWord(training.course)
            }
            for district in districts {
                let opened = OpenClass(
                    course: course, place: district.entry.path, start: opening,
                    end: opening.advanced(by: 30), capacity: 500
                ).with { $0.id = chance.id(on: opening) }
                later.classes.append(opened)
                classes["\(training.course) \(district.code)"] = opened.id
            }
        }
        for (row, district) in children {
            guard let id = row.child.id, let born = row.child.birthDate,
                born.age(on: wanted.during.end) < Self.adulthood
            else { continue }
            later.deliveries += try deliveries(wanted.deliveries, to: id, in: district, during: wanted.during)
            for (kind, learner) in [("child", id.text), ("caregiver", row.caregiver?.id?.text)] {
                guard let learner else { continue }
                later.results += try results(wanted.trainings, kind, learner, on: held) {
                    classes["\($0) \(district.code)"]
                }
            }
        }
        for (id, district) in workers {
            later.results += try results(wanted.trainings, "worker", id.text, on: held) {
                classes["\($0) \(district.code)"]
            }
        }
        return later
    }

    /// Years from which on nobody is drawn any more: both plans are for children under 16.
    private static let adulthood = 16
}
