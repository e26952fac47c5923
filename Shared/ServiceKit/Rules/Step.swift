internal import Bus
public import Vocabulary

/// Something that goes step by step, and has a status that says where it is.
public protocol Stepping {
    associatedtype Status
    associatedtype Named
    /// What its events are about.
    var id: ID<Named> { get }
    var status: Status { get set }
}

/// What can happen to something that goes step by step: one table says which steps lead where.
public protocol Step: CaseIterable {
    associatedtype Subject: Stepping
    /// Where it leads; nil when it cannot be taken from there.
    func next(from status: Subject.Status) -> Subject.Status?
    /// The subject after it; nil when it cannot be taken from where that is.
    func taken(by subject: Subject) -> Subject?
    /// What is said to who tried it where it cannot be taken.
    func instead(for subject: Subject) -> Message
}

extension Step {
    public func taken(by subject: Subject) -> Subject? {
        next(from: subject.status).map { next in
            var taken = subject
            taken.status = next
            return taken
        }
    }
}

extension Stepping {
    /// The same after a step; `pointer` is the request's member that names it. Throws FAILED_PRECONDITION when the step
    /// cannot be taken from where it is; it says who took the last one, and when.
    public func taking<Taken: Step>(_ step: Taken, at pointer: String = "/id") throws -> Self
    where Taken.Subject == Self {
        guard let taken = step.taken(by: self) else {
            throw Refusal.precondition(pointer, step.instead(for: self).about(id))
        }
        return taken
    }
}
