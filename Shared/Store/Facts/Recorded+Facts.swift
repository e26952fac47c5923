public import Vocabulary

/// What a follower keeps with the facts that an event tells of.
extension Recorded {
    /// Where and when it was recorded, not when it came.
    public var learned: Learned { Learned(at: LogPoint(position), moment: time) }
    /// Who said it.
    public var recorder: Recorder { Recorder(unit: unit, person: person?.text) }
}
