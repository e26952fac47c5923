import Bus
import GatewayKit
import RegistryAPI
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
        <p class="small">{{unit}}{{#clause}} · {{clause}}{{/clause}}</p></div></li>{{/tasks}}
        </ul>
        </section>
        {{/groups}}
        <p class="acts"><a class="button" href="/children">[[find-child]]</a> <a class="button second" href="/children/register">[[register-child]]</a></p>
        """
}

extension Visit {
    func workPage(_ session: Session) async throws -> WebResponse {
        var context: [String: Any] = [
            "note": session.takeNote().map { $0 as Any } ?? false, "isAway": false, "isEmpty": false,
        ]
        do {
            let tasks = try await session.work(in: language) { desk in
                try await desk.clients.tasks(of: session.caller, overdue: false, GatewayKitTexts.all)
            }
            context["isEmpty"] = tasks.isEmpty
            context["groups"] = groups(tasks)
        } catch let error as CallError where error.status == .unauthenticated {
            throw error
        } catch {
            // What there is to do is not known; all else on the page works.
            context["isAway"] = true
            context["why"] = ErrorReport(error, in: language).sentence
        }
        return page("work", title: text("work"), context)
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
            "unit": unitName(task.unit), "clause": clause.map { $0 as Any } ?? false,
        ]
    }
}
