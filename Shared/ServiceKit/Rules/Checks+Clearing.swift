import Vocabulary

/// What a change takes off: a member that is left out stays as it is, and so does null. Blanks alone take nothing off either.
extension Checks {
    /// The members that are to be emptied, as the request's member `clear` names them. `given` are those that can be, with whether the request gives them a new value:
    /// then it must not empty them as well.
    public mutating func clear(
        _ members: [String]?, of given: [String: Bool]
    ) -> Set<String> {
        for (index, member) in (members ?? []).enumerated() {
            let place = "/clear/\(index)"
            switch given[member] {
            case nil:
                fail(
                    place, "check.not-clearable", ["member": member],
                    terms: ["members": given.keys.sorted().map { "member.\($0)" }],
                    near: ["members": member])
            case true?: fail(place, "check.cleared-and-given", terms: ["member": ["member.\(member)"]])
            case false?: break
            }
        }
        return Set(members ?? [])
    }
}
