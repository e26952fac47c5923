import Bus
import GatewayKit
import RegistryAPI
import ServiceKit
import Vocabulary

extension Templates {
    static let work = """
        <h1>[[work]]</h1>
        {{#note}}<div class="note" role="status"><p>{{note}}</p></div>{{/note}}
        {{#isAway}}<div class="away" role="status"><p>[[work-away]]</p><p class="small">{{why}}</p></div>{{/isAway}}
        {{#isEmpty}}<p class="empty">[[work-empty]]</p>{{/isEmpty}}
        {{#groups}}
        <section class="{{style}}" aria-labelledby="{{id}}">
        <h2 id="{{id}}">{{heading}} <span class="count">{{count}}</span></h2>
        <ul class="tasks">{{#tasks}}
        <li><div class="when"><strong>{{due}}</strong>{{#isLate}}<span class="late">{{late}}</span>{{/isLate}}</div>
        <div class="what"><p>{{what}} <a href="/children/{{child}}">{{name}}</a></p>
        <p class="small">{{unit}}{{#clause}} · {{clause}}{{/clause}}</p></div>\
        {{#act}}<p class="do"><a class="button second" href="{{act}}" aria-label="[[act-open]]: {{what}}, {{name}}">[[act-open]]</a></p>{{/act}}</li>{{/tasks}}
        </ul>
        </section>
        {{/groups}}
        {{#hasTransfers}}
        <section aria-labelledby="transfers"><h2 id="transfers">[[transfers]]</h2>
        <ul class="plain">{{#transfers}}<li>{{said}}{{#acts}} <a class="act" href="{{path}}">{{title}}</a>{{/acts}}</li>{{/transfers}}</ul></section>
        {{/hasTransfers}}
        <p class="acts"><a class="button" href="/children">[[find-child]]</a> <a class="button second" href="/children/register">[[register-child]]</a> <a href="/lists">[[lists-open]]</a></p>
        """

    /// For who reads no files: nothing is amiss, and no child is there for them to look for.
    static let workNone = """
        <h1>[[work]]</h1>
        {{#note}}<div class="note" role="status"><p>{{note}}</p></div>{{/note}}
        <p class="empty">[[work-none]]</p>
        <p class="acts"><a class="button" href="/plans">[[plans]]</a></p>
        """
}

extension Visit {
    func workPage(_ session: Session) async throws -> WebResponse {
        var context: [String: Any] = [
            "note": session.takeNote().map { $0 as Any } ?? false, "isAway": false, "isEmpty": false,
            "hasTransfers": false,
        ]
        // Each is asked of others: whoever is away hides nothing of those who are not.
        do {
            let tasks = try await session.work(in: language) { desk in
                try await desk.clients.tasks(of: session.caller, overdue: false, GatewayKitTexts.all)
            }
            context["isEmpty"] = tasks.isEmpty
            context["groups"] = groups(tasks)
        } catch let error as CallError where error.status == .permissionDenied {
            return page("work-none", title: text("work"), context)
        } catch {
            try unknown(error, &context)
        }
        do {
            let transfers = try await session.work(in: language) { desk in try await waiting(desk, session) }
            (context["transfers"], context["hasTransfers"]) = (transfers, !transfers.isEmpty)
            if !transfers.isEmpty { context["isEmpty"] = false }
        } catch {
            try unknown(error, &context)
        }
        return page("work", title: text("work"), context)
    }

    /// What there is to do is not known; all else on the page works. Throws where the key is let in no more.
    private func unknown(_ error: any Error, _ context: inout [String: Any]) throws {
        if let error = error as? CallError, error.status == .unauthenticated { throw error }
        context["isAway"] = true
        context["isEmpty"] = false
        context["why"] = ErrorReport(error, in: language).sentence
    }

    /// Files whose handing over waits for an answer, that of the person's unit or another's. Nothing for who may not see them.
    private func waiting(_ desk: Session.Desk, _ session: Session) async throws -> [[String: Any]] {
        do {
            let own = session.owner.unit
            let question = ExplainAccess(method: Children.accept.name).with { $0.place = own }
            let registry = try desk.clients.client(to: RegistryContract.name, as: .unit(session.caller))
            let mayAnswer = try await registry.call(
                AdminAccess.explain, question, CallOptions(timeout: .seconds(5), language: language)
            ).allowed
            return try await transfers(desk, session).map { transfer in
                let isAsked = site.reference.units.isSame(transfer.to, own, on: day)
                let told = [
                    "name": transfer.name, "year": "\(transfer.birthYear)", "from": unitName(transfer.from),
                    "to": unitName(transfer.to), "reason": transfer.reason,
                ]
                let acts = (isAsked ? ["accept-transfer", "decline-transfer"] : ["withdraw-transfer"])
                    .compactMap(Act.named).filter { _ in mayAnswer }
                return [
                    "said": text(isAsked ? "transfer-to-you" : "transfer-by-you", told),
                    "acts": acts.map { act in
                        [
                            "path": act.path(transfer.child, transfer.id.text),
                            "title": text("act.\(act.name)"),
                        ]
                    },
                ]
            }
        } catch let error as CallError where error.status == .permissionDenied {
            return []
        }
    }

    /// Late ones first, then by day, then those that no day is said of.
    private func groups(_ tasks: [DueTask]) -> [[String: Any]] {
        let parts: [(key: String, tasks: [DueTask])] = [
            ("late", tasks.filter { $0.daysLate != nil }),
            ("due", tasks.filter { $0.daysLate == nil && $0.due != nil }),
            ("open", tasks.filter { $0.daysLate == nil && $0.due == nil }),
        ]
        return parts.filter { !$0.tasks.isEmpty }.map { key, tasks in
            [
                "id": "work-\(key)", "style": key, "heading": text("work-\(key)"),
                "count": numbers.whole(tasks.count), "tasks": tasks.map(task),
            ]
        }
    }

    private func task(_ task: DueTask) -> [String: Any] {
        let clause = task.deadline.flatMap { code in
            site.reference.deadline(code, on: task.due ?? .last).map(\.source)
        }
        return [
            "due": task.due.map(numbers.day) ?? text("no-day"), "isLate": task.daysLate != nil,
            "late": text("days-late", ["count": numbers.whole(task.daysLate ?? 0)]), "what": task.what,
            "child": task.child.text, "name": task.name ?? text("unnamed-child"),
            "act": Act.path(of: task).map { $0 as Any } ?? false, "unit": unitName(task.unit),
            "clause": clause.map { $0 as Any } ?? false,
        ]
    }
}
