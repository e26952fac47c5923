import Bus
import GatewayKit
import JSONCoding
import RegistryAPI
import ServiceKit
import Vocabulary

extension Templates {
    static let child = """
        {{#note}}<div class="note" role="status"><p>{{note}}</p></div>{{/note}}
        <h1>{{name}}</h1>
        <p class="lead">{{who}}</p>
        {{#hasActs}}<nav class="doing" aria-label="[[doing]]"><ul>{{#childActs}}<li><a href="{{path}}">{{title}}</a></li>{{/childActs}}</ul></nav>{{/hasActs}}
        {{#lacking}}<div class="away" role="status"><p><strong>{{topic}}</strong>: {{said}}</p></div>{{/lacking}}
        <div class="columns">
        <div>
        <section aria-labelledby="facts"><h2 id="facts">[[facts]]</h2>
        <dl>{{#facts}}<dt>{{label}}</dt><dd>{{#values}}<span>{{value}}{{#itemActs}} <a class="act" href="{{path}}">{{title}}</a>{{/itemActs}}</span>{{/values}}</dd>{{/facts}}</dl></section>
        <section aria-labelledby="placements"><h2 id="placements">[[placements]]</h2>
        {{^hasPlacements}}<p class="empty">[[placements-none]]</p>{{/hasPlacements}}
        <ul class="plain">{{#placements}}<li><strong>{{kind}}</strong> <span class="small">{{days}}</span>{{#itemActs}} <a class="act" href="{{path}}">{{title}}</a>{{/itemActs}}</li>{{/placements}}</ul></section>
        {{#cases}}
        <section aria-labelledby="case-{{number}}"><h2 id="case-{{number}}">{{heading}}</h2>
        <p>{{state}}</p>
        {{#hasSteps}}<ol class="track">{{#steps}}<li class="{{style}}"><span class="step">{{step}}</span> <span class="small">{{said}}</span></li>{{/steps}}</ol>{{/hasSteps}}
        {{^hasSteps}}<p class="small">{{why}}</p>{{/hasSteps}}
        {{#isActed}}<p class="acts">{{#due}}<a class="button" href="{{path}}">{{title}}</a> {{/due}}{{#further}}<a href="{{path}}">{{title}}</a> {{/further}}</p>{{/isActed}}
        </section>
        {{/cases}}
        </div>
        <section aria-labelledby="story"><h2 id="story">[[story]]</h2>
        {{^hasStory}}<p class="empty">[[story-none]]</p>{{/hasStory}}
        <ol class="story">{{#story}}<li><time>{{on}}</time><div><p>{{what}}</p>{{#hasBy}}<p class="small">{{by}}</p>{{/hasBy}}</div></li>{{/story}}</ol></section>
        </div>
        <p class="hint">[[look-logged]]</p>
        """
}

extension Visit {
    func childPage(_ session: Session, _ idText: String) async throws -> WebResponse {
        guard let id = ChildID(idText) else { return problem("no-page", .notFound) }
        return try await session.work(in: language) { desk in
            let options = CallOptions(timeout: .seconds(5), language: language)
            let today = try await desk.clients.client(to: RegistryContract.name, as: .unit(session.caller))
                .call(Health.check, Empty(), options).today
            let asking = ChildFileAsking(desk.clients, desk.directory, as: session.caller)
            let file: ChildFile
            do {
                file = try await asking.file(of: id)
            } catch let error as CallError where [.permissionDenied, .notFound].contains(error.status) {
                // Out of reach looks as unknown does, and nobody reads an id.
                return problem("nobody", .notFound)
            }
            let links = try await actLinks(id, desk, session)
            let view = ChildView(file, self, on: today, links)
            var context = view.context
            context["note"] = session.takeNote().map { $0 as Any } ?? false
            context["cases"] = try await cases(of: file, view, links, asking)
            // A browser keeps the titles of pages, whatever it is told of the pages: none names a child.
            return page("child", title: text("children"), context)
        }
    }

    /// Each open case, with its steps and their days for who works on it.
    private func cases(
        of file: ChildFile, _ view: ChildView, _ links: ActLinks, _ asking: ChildFileAsking
    ) async throws -> [[String: Any]] {
        guard let part = file[.cases], part.standing.isAnswer else { return [] }
        var all: [[String: Any]] = []
        for (index, outline) in part.items.enumerated() where outline["closedOn"]?.string == nil {
            var context = view.caseHead(outline, part, number: index + 1)
            do {
                let taken = try await asking.taken(outline["id"]?.string ?? "").taken
                let steps = view.steps(of: taken)
                (context["steps"], context["hasSteps"], context["why"]) = (steps, !steps.isEmpty, "")
            } catch let error as CallError where error.status != .unauthenticated {
                (context["hasSteps"], context["why"]) = (false, text("case-closed-to-you"))
            }
            let step = outline["step"]?.string.flatMap { CaseStep(rawValue: $0) }
            let acts = links(step.map { Act.next(after: $0) } ?? [], outline["id"]?.string)
            context["isActed"] = !acts.isEmpty
            // The main button is what the step waits for, not the first of what is left to who may not do that.
            let due = step.flatMap { Act.next(after: $0).first }
            let isDue = due.map { !links([$0], outline["id"]?.string).isEmpty } ?? false
            (context["due"], context["further"]) = (
                Array(acts.prefix(isDue ? 1 : 0)), Array(acts.dropFirst(isDue ? 1 : 0))
            )
            all.append(context)
        }
        return all
    }
}
