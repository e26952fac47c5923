import Bus
import GatewayKit
import JSONCoding
import RegistryAPI
import ServiceKit
import Vocabulary

extension Templates {
    static let act = """
        <p class="back"><a href="{{back}}">{{backText}}</a></p>
        <h1>{{heading}}</h1>
        {{#about}}<p class="lead">{{about}}</p>{{/about}}
        {{#note}}<div class="note" role="status"><p>{{note}}</p></div>{{/note}}
        {{> mistakes}}
        <form method="post" action="{{action}}" novalidate>
        <input type="hidden" name="token" value="{{token}}">
        <input type="hidden" name="key" value="{{key}}">
        <input type="hidden" name="by" value="{{by}}">
        {{#hidden}}<input type="hidden" name="{{name}}" value="{{value}}">
        {{/hidden}}
        {{#fields}}{{> field}}{{/fields}}
        <p class="acts"><button>{{heading}}</button> <a href="{{back}}">[[give-up-act]]</a></p>
        </form>
        """
}

/// Where an act stands: which, about whom and what.
struct ActPlace {
    let act: Act
    let child: ChildID
    let thing: String?

    /// `/children/ID/act/NAME[/THING]`; nil for what is none.
    init?(_ parts: [String]) {
        guard (4...5).contains(parts.count), parts[0] == "children", parts[2] == "act",
            let child = ChildID(parts[1]), let act = Act.named(parts[3]),
            (act.thing == nil) == (parts.count == 4)
        else { return nil }
        (self.act, self.child) = (act, child)
        thing = parts.count == 5 ? parts[4] : nil
    }

    init(_ act: Act, _ child: ChildID, _ thing: String?) {
        (self.act, self.child, self.thing) = (act, child, thing)
    }

    var path: String { act.path(child, thing) }
}

extension Visit {
    func actPage(_ session: Session, _ place: ActPlace) async throws -> WebResponse {
        return try await session.work(in: language) { desk in
            let subject = try await subject(of: place.act, place.child, place.thing, desk, session)
            let contract = try await contract(of: place.act, subject.today, desk)
            // Taken once nothing can go wrong any more: what was typed is still there when the page is asked for again.
            let kept = session.takeForm(for: place.path)
            var form = ActForm(place.act, kept ?? [:])
            if kept == nil { fill(&form, subject) }
            return try await actPage(
                form, place, subject, contract, [],
                note: kept == nil ? nil : text("form-kept"))
        }
    }

    /// What the file knows already, and today.
    func fill(_ form: inout ActForm, _ subject: ActSubject) {
        for member in (form.act.making?.members ?? []) + form.act.members {
            if form.act.isChange, let value = subject.child[member]?.string {
                form.show(member, Day(value).map(TypedDay.shown) ?? value)
            } else if form.act.isChange, member == "birthDate", let year = subject.child["birthYear"]?.integer
            {
                form.show(member, "\(year)")
            } else if form.act.isChange, !ActForm.isDayOfAct(member) {
                form.show(member, "")
            } else if member == "commune" {
                form[member] = home(of: subject)?.text ?? ""
            } else if let usual = form.act.usual[member] {
                form[member] = usual
            } else if member == "on" || member == "end" {
                form[member] = TypedDay.shown(subject.today)
            } else if form.act.sources[member] == .provider,
                let choices = subject.choices[member], choices.count == 1
            {
                // Who cares for a child is said by who knows it, also where the file names one only.
                form[member] = choices[0].code
            }
        }
        if form.act.isChange, let version = subject.child["version"]?.integer {
            form["version"] = "\(version)"
        }
    }

    /// Where the child lives, by the units of today; nil where its commune was parted, and somebody has to say which it is now.
    private func home(of subject: ActSubject) -> UnitPath? {
        guard let recorded = subject.child["commune"]?.string.flatMap({ UnitPath($0) }) else { return nil }
        let standing = site.reference.units.current(of: recorded, on: subject.today)
        return [.itself, .succeeded].contains(standing.kind) ? standing.one : nil
    }

    /// What the contracts ask for; also while the service is away, once it has been asked.
    func contract(of act: Act, _ today: Day, _ desk: Session.Desk) async throws -> ActContract {
        func request(_ method: String) async throws -> RequestForm {
            if let known = site.contracts.description(of: method) {
                return RequestForm(known, site.reference, on: today)
            }
            let description = try await desk.directory.describe(
                method, at: act.service, timeout: .seconds(5), retry: .never)
            site.contracts.keep(description)
            return RequestForm(description, site.reference, on: today)
        }
        var making: RequestForm?
        if let first = act.making { making = try await request(first.method) }
        return ActContract(own: try await request(act.method), making: making)
    }

    func actPage(
        _ form: ActForm, _ place: ActPlace, _ subject: ActSubject, _ contract: ActContract,
        _ mistakes: [Mistake], note: String? = nil, _ status: WebResponse.Status = .ok
    ) async throws -> WebResponse {
        let fields = ActFields(
            form: form, contract: contract, visit: self, today: subject.today, choices: subject.choices
        ).fields(mistakes)
        let known = fields.map(\.name)
        let ordered = mistakes.enumerated().sorted { one, other in
            func rank(_ mistake: Mistake) -> Int { mistake.field.flatMap(known.firstIndex) ?? -1 }
            return (rank(one.element), one.offset) < (rank(other.element), other.offset)
        }.map(\.element)
        var context = self.mistakes(ordered)
        let title = text("act.\(place.act.name)")
        // Who answers for a child whose file is out of reach came from My work.
        let isOfFile = !subject.child.isNull && (place.act.thing != .transfer || place.act.next == .file)
        context["heading"] = title
        context["about"] = subject.name.isEmpty ? false : subject.name as Any
        context["note"] = note.map { $0 as Any } ?? false
        context["action"] = place.path
        context["back"] = isOfFile ? "/children/\(place.child)" : "/"
        context["backText"] = text(isOfFile ? "back-to-file" : "to-work")
        context["key"] = form.key.isEmpty ? Self.freshKey() : form.key
        context["by"] = session.map { site.tokens.text(for: $0.login) } ?? ""
        context["hidden"] = form.hidden.map { ["name": $0.name, "value": $0.value] }
        context["fields"] = fields.map(\.context)
        // The title of a page stays in a browser's history: it names nobody.
        return page(
            "act", title: mistakes.isEmpty ? title : text("wrong-title", ["title": title]), context, status)
    }

    // MARK: - Doing it

    func act(_ session: Session, _ place: ActPlace) async throws -> WebResponse {
        var form = ActForm(place.act, request.fields)
        guard ChildID(form.key) != nil else { return problem("form-foreign", .badRequest) }
        return try await session.work(in: language) { desk in
            let subject = try await subjectOrNobody(place, desk, session)
            let contract = try await contract(of: place.act, subject.today, desk)
            guard !form.saysNothing else {
                return try await actPage(
                    form, place, subject, contract, [Mistake(field: nil, said: text("nothing-changed"))],
                    .badRequest)
            }
            let units = UnitReading(site.reference.units, on: subject.today, for: session.owner.unit)
            if let refused = try await make(&form, place, subject, contract, units, desk, session) {
                return refused
            }
            let reading = contract.own.read(form.told, fixed: form.fixed(place.child, place.thing), units)
            var call = CallByName(method: place.act.method, credential: .unit(session.caller))
            (call.body, call.key, call.timeout) = (reading.request, form.key, .seconds(10))
            guard let outcome = try await call.make(through: desk.clients, desk.directory).first?.outcome
            else { return problem("away", .unavailable) }
            guard let error = outcome.error else {
                session.tell(text("act-done", ["act": text("act.\(place.act.name)")]))
                let isSeen = place.act.thing != .referral || !subject.child.isNull
                return .redirect(to: place.act.next == .file && isSeen ? "/children/\(place.child)" : "/")
            }
            if error.status == .unauthenticated { throw error }
            if outcome.doubtfulKey != nil || error.status == .resourceExhausted {
                let said = text("doubtful", ["why": error.message])
                return try await actPage(
                    form, place, subject, contract, [Mistake(field: nil, said: said)], .unavailable)
            }
            // A refusal did nothing: what puts it right is another act.
            form.key = Self.freshKey()
            var mistakes = form.mistakes(of: error, reading, in: language)
            if error.status == .aborted, place.act.isChange, !subject.child.isNull {
                mistakes = changedSince(&form, subject, contract)
            }
            return try await actPage(form, place, subject, contract, mistakes, .badRequest)
        }
    }

    /// Makes what the act is about, where that is part of it and not done yet. Returns the page of who was refused. Under a key of the
    /// form's too: sent again it is made once.
    private func make(
        _ form: inout ActForm, _ place: ActPlace, _ subject: ActSubject, _ contract: ActContract,
        _ units: UnitReading, _ desk: Session.Desk, _ session: Session
    ) async throws -> WebResponse? {
        guard let making = place.act.making, let request = contract.making, !form.isMade else { return nil }
        var fixed: JSONObject = [:]
        if form.isDistinct { fixed["confirmedDistinct"] = .bool(true) }
        let reading = request.read(form.told(making.members), fixed: fixed, units)
        var call = CallByName(method: making.method, credential: .unit(session.caller))
        (call.body, call.key, call.timeout) = (reading.request, "\(form.key)-made", .seconds(10))
        guard let outcome = try await call.make(through: desk.clients, desk.directory).first?.outcome
        else { return problem("away", .unavailable) }
        guard let error = outcome.error else {
            form["made"] = outcome.body["id"]?.string ?? ""
            return nil
        }
        if error.status == .unauthenticated { throw error }
        if outcome.doubtfulKey != nil || error.status == .resourceExhausted {
            let said = text("doubtful", ["why": error.message])
            return try await actPage(
                form, place, subject, contract, [Mistake(field: nil, said: said)], .unavailable)
        }
        form.key = Self.freshKey()
        var mistakes = form.mistakes(of: error, reading, in: language)
        if let known = ActForm.known(in: error) {
            (form["known"], form["made"]) = (known, "")
            mistakes = [Mistake(field: "made", said: text("made-known", ["name": form["name"]]))]
        }
        return try await actPage(form, place, subject, contract, mistakes, .badRequest)
    }

    static func freshKey() -> String { ChildID(at: .now()).text }

    /// Whom it is about; where nobody can say, the form stands without the name, with all that was typed.
    private func subjectOrNobody(_ place: ActPlace, _ desk: Session.Desk, _ session: Session) async throws
        -> ActSubject
    {
        do {
            return try await subject(of: place.act, place.child, place.thing, desk, session)
        } catch let error as CallError where [.unauthenticated, .notFound].contains(error.status) {
            throw error
        } catch {
            let today = Timestamp.now().day(utcOffset: site.zone)
            return ActSubject(name: "", child: .null, today: today)
        }
    }

    /// Somebody has changed the entry since the page was made: what differs is said at its field, what was typed stays, and what nobody
    /// touched is shown as it is now. Sent again it changes what is now.
    private func changedSince(_ form: inout ActForm, _ subject: ActSubject, _ contract: ActContract)
        -> [Mistake]
    {
        var fresh = ActForm(form.act)
        fill(&fresh, subject)
        var mistakes = [Mistake(field: nil, said: text("changed-since"))]
        for member in form.act.members where !ActForm.isDayOfAct(member) {
            let now = fresh.before(member)
            guard now != form.before(member) else { continue }
            let typed = form[member]
            let isTouched = typed != form.before(member)
            let said = ActFields(
                form: fresh, contract: contract, visit: self, today: subject.today, choices: subject.choices
            ).shown(member)
            form.show(member, now)
            if isTouched { form[member] = typed }
            mistakes.append(
                Mistake(field: member, said: text("is-now", ["value": said.isEmpty ? "–" : said])))
        }
        form["version"] = fresh["version"]
        return mistakes
    }
}
