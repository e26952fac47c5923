import Bus
import GatewayAPI
import RegistryKnown
import ServiceKit
import Vocabulary

/// Which runs may be started and gone on with. What a mandate is worth the called services judge, at each call: here only whether it is
/// for this.
struct WorkflowRules: Rules {
    let reference: Reference
    let today: Day

    func start(
        _ request: StartWorkflow, for child: Sought<KnownChild>, of code: WorkflowCode?, by caller: Principal,
        underWay: Run?
    ) throws -> (run: Run, words: String?) {
        var checks = Checks(reference, today: today)
        check(
            request.mandate, of: request.workflow, version: code?.version, methods: code?.methods ?? [],
            for: request.child, run: nil, by: caller, &checks)
        let words: String? = checks.words(request.reason, at: "/reason", upTo: 1000)
        switch request.workflow {
        case .respond:
            if request.case == nil { checks.fail("/case", "gateway.case-needed") }
        case .admit:
            if request.provider == nil, request.caregiver == nil {
                checks.fail("/provider", "gateway.host-needed")
            }
        case .transfer:
            if request.to == nil { checks.fail("/to", "gateway.destination-needed") }
            if words == nil { checks.fail("/reason", "gateway.reason-needed") }
        case .foster:
            if request.trialUntil == nil { checks.fail("/trialUntil", "gateway.trial-needed") }
            if request.until == nil { checks.fail("/until", "gateway.term-needed") }
        }
        if let trial = request.trialUntil {
            checks.day(trial, notBefore: .today(today), at: "/trialUntil")
            if let until = request.until {
                checks.day(until, notBefore: DayBound.named("trialUntil", trial)?.following, at: "/until")
            }
        }
        if let to = request.to { checks.commune(to, at: "/to") }
        if let absence = child.value?.absence(on: today) {
            checks.fail("/child", "gateway.child-left", ["day": "\(absence.closedOn)"])
        }
        let found = try checks.finish(child)
        if let underWay {
            throw Refusal.exists("/workflow", Message("gateway.run-under-way", ["id": underWay.id.text]))
        }
        let run = Run(
            id: request.mandate.run, workflow: request.workflow, version: code?.version ?? 0, child: found.id,
            input: RunInput(
                case: request.case, provider: request.provider, caregiver: request.caregiver, to: request.to,
                trialUntil: request.trialUntil, until: request.until),
            mandate: request.mandate, status: .running,
            starter: RunStarter(unit: caller.unit, person: caller.person?.id), begunOn: today, endedOn: nil,
            isCancelled: false)
        return (run, words)
    }

    /// Whether a mandate is one for this run that the caller has given, for the child by the id that it has now.
    func takeOver(
        _ run: Run, of child: ChildID, by mandate: Mandate, methods: [String], _ caller: Principal
    ) throws {
        var checks = Checks(reference, today: today)
        check(
            mandate, of: run.workflow, version: run.version, methods: methods, for: child, run: run.id,
            by: caller, &checks)
        try checks.finish()
    }

    private func check(
        _ mandate: Mandate, of kind: WorkflowKind, version: Int?, methods: [String], for child: ChildID,
        run: WorkflowID?, by caller: Principal, _ checks: inout Checks
    ) {
        checks.part("/mandate") { checks in
            if !mandate.isWellFormed || mandate.signed == nil {
                checks.fail("/signature", "gateway.mandate-unsigned")
            }
            if mandate.workflow != kind.rawValue || mandate.version != version {
                checks.fail(
                    "/version", "gateway.mandate-version", ["version": "\(version ?? 0)"],
                    terms: ["workflow": [kind.term]])
            }
            if mandate.bearer != GatewayContract.bearer {
                checks.fail("/bearer", "gateway.mandate-bearer", ["bearer": GatewayContract.bearer.text])
            }
            if mandate.unit != caller.unit || mandate.person != caller.person?.id {
                checks.fail("/unit", "gateway.mandate-of-other", ["unit": caller.unit.text])
            }
            if mandate.child != child { checks.fail("/child", "gateway.mandate-child") }
            if Set(mandate.methods) != Set(methods) {
                checks.fail(
                    "/methods", "gateway.mandate-methods", ["methods": methods.joined(separator: ", ")])
            }
            if let run, mandate.run != run { checks.fail("/run", "gateway.mandate-run", ["id": run.text]) }
            checks.day(mandate.until, notBefore: .today(today), at: "/until")
            let last = today.advanced(by: Mandate.longest)
            if mandate.until > last { checks.fail("/until", "gateway.mandate-long", ["last": "\(last)"]) }
        }
    }
}
