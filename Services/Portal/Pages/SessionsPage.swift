import GatewayKit
import Vocabulary

extension Templates {
    static let sessions = """
        <h1>[[sessions]]</h1>
        <p class="lead">[[sessions-lead]]</p>
        {{#note}}<div class="note" role="status"><p>{{note}}</p></div>{{/note}}
        <div class="scroll"><table><thead><tr><th scope="col">[[device]]</th><th scope="col">[[session-since]]</th>\
        <th scope="col">[[session-seen]]</th><td></td></tr></thead>
        <tbody>{{#sessions}}<tr><th scope="row">{{device}}</th><td data-label="[[session-since]]">{{since}}</td>\
        <td data-label="[[session-seen]]">{{seen}}</td><td>{{#isOwn}}<strong>[[session-this]]</strong>{{/isOwn}}\
        {{^isOwn}}<form method="post" action="/sessions"><input type="hidden" name="token" value="{{token}}">\
        <input type="hidden" name="end" value="{{id}}"><button class="plain" aria-label="[[session-end]]: {{device}}, {{since}}">[[session-end]]</button></form>{{/isOwn}}</td></tr>
        {{/sessions}}</tbody></table></div>
        {{#hasOthers}}<form method="post" action="/sessions"><input type="hidden" name="token" value="{{token}}">\
        <input type="hidden" name="end" value="others"><p class="acts"><button>[[sessions-end-others]]</button></p></form>{{/hasOthers}}
        {{^hasOthers}}<p class="hint">[[sessions-only]]</p>{{/hasOthers}}
        <p class="hint">[[sessions-advice]]</p>
        <p><a href="/second-factor">[[second]]</a></p>
        """
}

extension Visit {
    func sessionsPage(_ session: Session) -> WebResponse {
        let all = site.sessions.own(session.login).sorted { $0.seen > $1.seen }
        return page(
            "sessions", title: text("sessions"),
            [
                "note": session.takeNote().map { $0 as Any } ?? false, "hasOthers": all.count > 1,
                "sessions": all.map { each -> [String: Any] in
                    [
                        "id": each.id, "isOwn": each === session,
                        "device": each.device.text.isEmpty ? text("device-unknown") : each.device.text,
                        "since": moment(each.began), "seen": moment(each.seen),
                    ]
                },
            ])
    }

    /// Ends another session of the person's own, or all others: what is to be ended is looked for among those alone.
    func endSessions(_ session: Session) -> WebResponse {
        let which = request.field("end")
        if which == "others" {
            site.sessions.endOthers(of: session)
        } else {
            site.sessions.end(id: which, of: session)
        }
        // Said of one that had ended already, too: it is so.
        session.tell(text("sessions-ended"))
        return .redirect(to: "/sessions")
    }

    /// Hour, minute and day, as clocks of the deployment show.
    private func moment(_ instant: ContinuousClock.Instant) -> String {
        let ago = (site.now() - instant).components
        let passed = ago.seconds * 1000 + ago.attoseconds / 1_000_000_000_000_000
        let moment = Timestamp.now().advanced(byMilliseconds: -passed)
        let minutes = (moment.milliseconds / 60_000 + Int64(site.zone)) % 1440
        func two(_ number: Int64) -> String { (number < 10 ? "0" : "") + "\(number)" }
        return "\(two(minutes / 60)):\(two(minutes % 60)) \(numbers.day(moment.day(utcOffset: site.zone)))"
    }
}
