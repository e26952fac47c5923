import Bus
import CampaignsAPI
import ServiceKit
import Store
import Vocabulary

extension CampaignsService {
    func proposeClasses(_ request: ProposeClasses, _ snapshot: Snapshot) throws -> ClassProposals {
        let units = try snapshot.units(request.unit, at: "/unit")
        let course = try ClassRules(snapshot).check(
            request, of: snapshot.courses.seek(request.course, at: "/course"))
        let scope = CoverageScope(course.audiences).with {
            ($0.topics, $0.since) = (course.topics, request.since)
            ($0.ageUnder, $0.everyChild) = (request.ageUnder, request.everyChild)
        }
        let asOf = try snapshot.asOf(on: snapshot.today)
        let people = try snapshot.covered(scope, within: units, asOf)
        let passed = try snapshot.coverage.passed(on: asOf.on, knownOn: asOf.knownOn)
        let missing = people.filter { passed.counting($0, in: scope, on: asOf.on).isEmpty }
        var gaps: [UnitPath: Gap] = [:]
        for person in missing {
            // Where it is called now: nobody is invited to a commune that is none any more.
            let unit = snapshot.units.current(of: person.unit, on: snapshot.today).one ?? person.unit
            gaps[unit, default: snapshot.gap(of: unit)].count += 1
        }
        let proposed = ClassRules(snapshot).propose(
            gaps.values.sorted { $0.unit < $1.unit }, capacity: request.capacity ?? ClassRules.usualCapacity)
        return ClassProposals(
            course: course.id, missing: missing.count,
            classes: Array(proposed.prefix(ClassRules.mostProposed)),
            more: proposed.count > ClassRules.mostProposed,
            trainers: try snapshot.trainers(of: course.id, within: units))
    }
}

extension Snapshot {
    fileprivate func gap(of unit: UnitPath) -> Gap {
        let above = [UnitLevel.district, .province].lazy.compactMap { [units, today] level in
            units.ancestor(of: unit, level: level, on: today).one
        }
        return Gap(unit: unit, neighbourhood: above.first ?? unit, count: 0)
    }
}
