extension Scanner {
    /// The steps from the root to the value that is being read: along the containers that are open yet.
    var stepsToHere: [String] {
        var steps: [String] = []
        var here = 0
        // A container on the tape ends nowhere before it is closed.
        while here < tape.count, tape[here].isContainer, tape[here].extent == 0 {
            let isObject = tape[here].kind == .object
            var (child, count) = (here + 1, 0)
            while true {
                let value = isObject ? child + 1 : child
                // In an object it is the name of a member that is being read.
                if isObject, child >= tape.count { return steps }
                let isLast = value >= tape.count || tape[value].isContainer && tape[value].extent == 0
                if isLast {
                    steps.append(
                        isObject ? String(decoding: text[tape[child].range], as: UTF8.self) : "\(count)")
                    here = value
                    break
                }
                child = tape[value].isContainer ? tape[value].extent : value + 1
                count += 1
            }
        }
        return steps
    }
}
