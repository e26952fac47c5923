import Bus
import Vocabulary

/// Who calls what the framework itself answers.
struct Caller: Sendable {
    /// With what they may do by now: to be asked again by what lasts. Throws PERMISSION_DENIED once they have not the role
    /// for the method any more.
    let principal: @Sendable () throws(Refusal) -> Principal
    /// What is said to them is said in it.
    let language: Language
}
