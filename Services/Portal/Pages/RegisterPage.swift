import Bus
import GatewayKit
import JSONCoding
import RegistryAPI
import ServiceKit
import Vocabulary

extension Templates {
    static let register = """
        <h1>[[register-child]]</h1>
        {{#note}}<div class="note" role="status"><p>{{note}}</p></div>{{/note}}
        {{> mistakes}}
        <form method="post" action="/children/register" novalidate>
        <input type="hidden" name="token" value="{{token}}">
        <input type="hidden" name="key" value="{{key}}">
        <input type="hidden" name="by" value="{{by}}">
        {{#hasNear}}
        <section class="near" aria-labelledby="distinct">
        <h2 id="distinct" tabindex="-1">[[near]]</h2>
        <p>[[near-advice]]</p>
        <div class="scroll"><table class="compare"><thead><tr><td></td><th scope="col">[[near-new]]</th>\
        {{#near}}<th scope="col"><a href="/children/{{id}}">{{name}}</a></th>{{/near}}</tr></thead>
        <tbody>{{#rows}}<tr><th scope="row">{{label}}</th><td>{{mine}}</td>{{#others}}<td{{#differs}} class="differs"{{/differs}}>{{said}}</td>{{/others}}</tr>
        {{/rows}}</tbody></table></div>
        <fieldset><legend>[[near-question]]</legend><div class="choices">
        {{#near}}<label class="choice"><input type="checkbox" name="distinctFrom" value="{{id}}"{{#isDistinct}} checked{{/isDistinct}}> {{anotherThan}}</label>{{/near}}
        </div></fieldset>
        {{#reason}}{{> field}}{{/reason}}
        </section>
        {{/hasNear}}
        {{#near}}<input type="hidden" name="near" value="{{id}}">{{/near}}
        {{#distinct}}<input type="hidden" name="distinctFrom" value="{{id}}">{{/distinct}}
        {{^hasNear}}<input type="hidden" name="because" value="{{because}}">{{/hasNear}}
        {{#fields}}{{> field}}{{/fields}}
        <p class="acts"><button>[[register]]</button> <a href="/children">[[give-up]]</a></p>
        </form>
        """
}

extension Visit {
    func registerPage(_ session: Session) async throws -> WebResponse {
        var typed = session.takeForm(for: request.path) ?? [:]
        let note = typed.isEmpty ? nil : text("form-kept")
        // What is sent from this page is one act, however often; another page is another act.
        if typed["key"]?.first.flatMap({ ChildID($0) }) == nil { typed["key"] = [Self.freshKey()] }
        let today = try await today(session)
        return registerPage(RegistrationForm(typed), on: today, [], note: note)
    }

    /// The form as it was typed, with what is wrong and who is like the child.
    private func registerPage(
        _ form: RegistrationForm, on today: Day, _ mistakes: [Mistake], near: [Child] = [],
        note: String? = nil,
        _ status: WebResponse.Status = .ok
    ) -> WebResponse {
        let fields = form.fields(self, on: today, mistakes)
        let known = (near.isEmpty ? [] : ["distinct", "because"]) + fields.map(\.name)
        // As the fields stand on the page.
        let mistakes = mistakes.enumerated().sorted { one, other in
            func place(_ mistake: Mistake) -> Int { mistake.field.flatMap(known.firstIndex) ?? -1 }
            return (place(one.element), one.offset) < (place(other.element), other.offset)
        }.map(\.element)
        // A mistake of what no field is for is said all the same.
        var context = self.mistakes(
            mistakes.map { mistake in
                Mistake(field: mistake.field.flatMap { known.contains($0) ? $0 : nil }, said: mistake.said)
            })
        context["note"] = note.map { $0 as Any } ?? false
        context["key"] = form.key
        context["by"] = session.map { site.tokens.text(for: $0.login) } ?? ""
        context["fields"] = fields.map(\.context)
        context["hasNear"] = !near.isEmpty
        context["because"] = form["because"]
        // Of those that stand beside the form there are boxes to tick.
        let asked = Set(near.map(\.id.text))
        context["distinct"] = form.distinctFrom.filter { !asked.contains($0) }.map { ["id": $0] }
        if !near.isEmpty {
            let view = NearView(form, near, self, on: today)
            (context["near"], context["rows"]) = (view.columns, view.rows)
            context["reason"] = [
                Field(
                    name: "because", label: text("because"), hint: text("because-hint"),
                    value: form["because"],
                    mistake: mistakes.first { $0.field == "because" }?.said
                ).context
            ]
        }
        let title = text("register-child")
        return page(
            "register", title: mistakes.isEmpty ? title : text("wrong-title", ["title": title]), context,
            status)
    }

    func register(_ session: Session) async throws -> WebResponse {
        var form = RegistrationForm(request.fields)
        guard ChildID(form.key) != nil else { return problem("form-foreign", .badRequest) }
        let today: Day
        do {
            today = try await self.today(session)
        } catch let error as CallError where error.status == .unauthenticated {
            throw error
        } catch {
            let said = ErrorReport(error, in: language).sentence
            return registerPage(form, on: day, [Mistake(field: nil, said: said)], .unavailable)
        }
        return try await session.work(in: language) { desk in
            var call = CallByName(method: Children.register.name, credential: .unit(session.caller))
            (call.body, call.key, call.timeout) = (form.body, form.key, .seconds(10))
            let wanting = form.reasonMistake(self).map { [$0] } ?? []
            guard wanting.isEmpty else {
                let near = try await children(form.shownNear, desk, session)
                return registerPage(form, on: today, wanting, near: near, .badRequest)
            }
            guard let outcome = try await call.make(through: desk.clients, desk.directory).first?.outcome
            else {
                return problem("away", .unavailable)
            }
            guard let error = outcome.error else {
                let id = outcome.body["id"]?.string ?? ""
                let noted = await note(form, of: id, desk, session)
                session.tell(noted ? text("registered") : text("registered-unnoted"))
                return .redirect(to: "/children/\(id)")
            }
            if error.status == .unauthenticated { throw error }
            if outcome.doubtfulKey != nil || error.status == .resourceExhausted {
                // The same form again, under the same key: if it was entered after all, it is entered once.
                let said = text("doubtful", ["why": error.message])
                return registerPage(form, on: today, [Mistake(field: nil, said: said)], .unavailable)
            }
            let found = form.near(in: error)
            let near = try await children(found, desk, session)
            var mistakes = form.mistakes(of: error, self)
            if !near.isEmpty {
                mistakes = [Mistake(field: "distinct", said: text("near-found", ["count": "\(near.count)"]))]
            }
            // Nothing was entered: what is put right is another request, and has a key of its own.
            form.key = Self.freshKey()
            form.shownNear = near.map(\.id)
            return registerPage(form, on: today, mistakes, near: near, .badRequest)
        }
    }

    /// Those of the children that the person may see, as far as they can be asked for. Throws where the key is let in no more.
    private func children(_ ids: [ChildID], _ desk: Session.Desk, _ session: Session) async throws -> [Child]
    {
        let registry = try desk.clients.client(to: RegistryContract.name, as: .unit(session.caller))
        var found: [Child] = []
        // As many as fit beside each other.
        for id in ids.prefix(5) {
            do {
                found.append(
                    try await registry.call(Children.get, GetChild(id: id), CallOptions(language: language)))
            } catch let error as CallError where error.status != .unauthenticated {
                // Out of the person's reach, or nobody answers any more: the form stands without that child, with all that was typed.
                continue
            }
        }
        return found
    }

    /// Says of each entry that it is another child's, and how that is known. False where that could not be said.
    private func note(
        _ form: RegistrationForm, of idText: String, _ desk: Session.Desk, _ session: Session
    ) async -> Bool {
        guard let id = ChildID(idText), !form["because"].isEmpty else { return true }
        do {
            let registry = try desk.clients.client(to: RegistryContract.name, as: .unit(session.caller))
            for other in form.distinctFrom.compactMap({ ChildID($0) }) {
                let request = DecideDuplicate(child: id, other: other, verdict: .distinct)
                    .with { $0.note = form["because"] }
                _ = try await registry.call(
                    Children.decideDuplicate, request,
                    CallOptions(idempotencyKey: "\(form.key)-\(other)", language: language))
            }
            return true
        } catch {
            return false
        }
    }
}
