/// How the trail says that something was done.
package enum DeedOutcome {
    package static let done = "done"
    /// Before the run in whose name the coordinator did it.
    package static let byMandate = "done by mandate, run "
}
