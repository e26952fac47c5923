public import Vocabulary

extension ListAttended { public init(learner: sending Learner) { self.learner = learner } }

extension AttendedClass {
    public init(
        `class`: sending ClassID, title: String, place: UnitPath, start: Day, end: Day, enrolment: Enrolment
    ) {
        (self.class, self.title, self.place) = (`class`, title, place)
        (self.start, self.end, self.enrolment) = (start, end, enrolment)
    }
}
