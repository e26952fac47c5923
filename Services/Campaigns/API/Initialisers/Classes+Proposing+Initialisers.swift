public import Vocabulary

extension ProposeClasses { public init(course: CourseID) { self.course = course } }

extension ClassProposals {
    public init(
        course: sending CourseID, missing: Int, classes: [ProposedClass], more: Bool,
        trainers: [ProposedTrainer]
    ) {
        (self.course, self.missing, self.classes) = (course, missing, classes)
        (self.more, self.trainers) = (more, trainers)
    }
}

extension ProposedClass {
    public init(place: sending UnitPath, from: [ProposedGroup], learners: Int, free: Int) {
        (self.place, self.from, self.learners, self.free) = (place, from, learners, free)
    }
}

extension ProposedGroup {
    public init(unit: sending UnitPath, learners: Int) { (self.unit, self.learners) = (unit, learners) }
}

extension ProposedTrainer {
    public init(worker: sending WorkerID, unit: UnitPath, classes: Int) {
        (self.worker, self.unit, self.classes) = (worker, unit, classes)
    }
}
