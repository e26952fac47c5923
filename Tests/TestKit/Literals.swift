public import Vocabulary

/// A day that stands in a test's text: `day("2021-03-15")`. One that is none is a mistake of the test.
public func day(_ text: String) -> Day {
    guard let day = Day(text) else { preconditionFailure("not a day: \(text)") }
    return day
}

/// An id that nothing has yet.
public func newID<Subject>(_: Subject.Type = Subject.self) -> ID<Subject> { ID(at: .now()) }
