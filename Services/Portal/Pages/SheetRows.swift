import Bus
import GatewayKit
import Vocabulary

extension Templates {
    /// Rows that would be refused, each with what is wrong and where to mend it; those that are there already.
    static let sheetRows = """
        {{#hasRows}}
        <form method="post" action="{{place}}/rows" novalidate><input type="hidden" name="token" value="{{token}}">
        {{#hasWrong}}<section aria-labelledby="wrong"><h2 id="wrong">[[sheet-wrong]]</h2>
        {{#wrong}}<section class="near" aria-labelledby="row-{{line}}"><h3 id="row-{{line}}">{{heading}}</h3>
        {{#said}}<p class="mistake">{{text}}</p>{{/said}}
        {{#known}}<p><a href="/children/{{id}}">[[row-known]]</a></p>{{/known}}
        {{#fields}}{{> field}}{{/fields}}
        {{#distinct}}<input type="hidden" name="{{distinct}}" value=""><label class="choice"><input type="checkbox" name="{{distinct}}" value="true"{{#isDistinct}} checked{{/isDistinct}}> [[row-distinct]]</label>{{/distinct}}
        </section>{{/wrong}}
        {{#more}}<p class="hint">{{more}}</p>{{/more}}
        </section>{{/hasWrong}}
        {{#hasThere}}<section aria-labelledby="there"><h2 id="there">[[sheet-there]]</h2><p class="hint">[[sheet-there-lead]]</p>
        <ul class="plain">{{#there}}<li>{{heading}} {{#said}}<span class="small">{{text}}</span>{{/said}}\
        {{#known}} <a href="/children/{{id}}">[[row-known]]</a>{{/known}}\
        {{#distinct}}<input type="hidden" name="{{distinct}}" value=""><label class="choice"><input type="checkbox" name="{{distinct}}" value="true"{{#isDistinct}} checked{{/isDistinct}}> [[row-distinct]]</label>{{/distinct}}</li>{{/there}}</ul>
        {{#moreThere}}<p class="hint">{{moreThere}}</p>{{/moreThere}}
        </section>{{/hasThere}}
        <p class="acts"><button>[[rows-try]]</button></p>
        </form>
        {{/hasRows}}
        """
}

extension RefusedRow {
    /// Whether it may be somebody whom the register has: who knows the people says.
    var isUnsure: Bool {
        violations.contains { ["registry.near-candidate", "gateway.row-child-unsure"].contains($0.rule) }
    }

    var isThere: Bool { status == Status.alreadyExists.name }
}

extension Visit {
    /// So many rows are shown to be mended at once, and so many fields of them: a form of ours takes no more.
    private static let (mostRows, mostFields) = (20, 90)
    private static let mostThere = 30
    /// Refusals that name children by their ids.
    private static let ofChildren: Set = ["registry.duplicate", "registry.near-candidate"]

    func refusedRows(_ trial: ImportOutcome?, _ sheet: Sheet, _ place: String) -> [String: Any] {
        guard let trial, !trial.refused.isEmpty else {
            return ["hasRows": false, "wrong": [], "there": [], "hasWrong": false, "hasThere": false]
        }
        let wrong = trial.refused.filter { !$0.isThere }
        let there = trial.refused.filter(\.isThere)
        var (shown, count): ([[String: Any]], Int) = ([], 0)
        for row in wrong.prefix(Self.mostRows) where count < Self.mostFields {
            let fields = fields(of: row, in: trial, sheet)
            count += fields.count + 1
            shown.append(self.row(row, in: trial, fields))
        }
        func more(_ rest: Int) -> Any { rest > 0 ? text("rows-more", ["count": numbers.whole(rest)]) : false }
        return [
            "hasRows": true, "hasWrong": !wrong.isEmpty, "hasThere": !there.isEmpty, "wrong": shown,
            "more": more(wrong.count - shown.count),
            "there": there.prefix(Self.mostThere).map { self.row($0, in: trial, []) },
            "moreThere": more(there.count - Self.mostThere),
        ]
    }

    private func row(_ row: RefusedRow, in trial: ImportOutcome, _ fields: [Field]) -> [String: Any] {
        let written = trial.written(row.line)
        let members = trial.file.columns(in: language).compactMap(\.member)
        let told = members.compactMap { written[$0] }.filter { !$0.isEmpty }.prefix(3)
        let atFields = Set(fields.compactMap(\.mistake))
        let said = row.violations.map(\.message).filter { message in
            !atFields.contains { $0.contains(message) }
        }
        // Other refusals name workers, caregivers: they have no page.
        let known = row.violations.filter { Self.ofChildren.contains($0.rule) }.flatMap {
            Self.ids(in: $0.message)
        }
        let distinct = distinctMember(of: row, in: trial)
        return [
            "line": "\(row.line)",
            "heading": text(
                "row-heading", ["row": numbers.whole(row.line), "cells": told.joined(separator: " · ")]),
            "said": said.map { ["text": Self.withoutIDs($0)] },
            "known": known.prefix(5).map { ["id": $0] },
            "fields": fields.map(\.context),
            "distinct": distinct.map { "cell.\(row.line).\($0)" as Any } ?? false,
            "isDistinct": distinct.flatMap { written[$0] } == "true",
        ]
    }

    /// What a sentence names by its id: the page leads there.
    private static func ids(in text: String) -> [String] {
        text.split { !$0.isHexDigit && $0 != "-" }.compactMap { ChildID(String($0))?.text }
    }

    /// A sentence for who types and sees no ids.
    private static func withoutIDs(_ text: String) -> String {
        ids(in: text).reduce(text) { $0.replacing(" " + $1, with: "").replacing($1, with: "") }
    }

    /// The member by which somebody says that it is somebody else; nil where rows have none, or it is not what the refusal is about.
    private func distinctMember(of row: RefusedRow, in trial: ImportOutcome) -> String? {
        guard row.isThere || row.isUnsure else { return nil }
        for mistake in row.violations {
            let member = trial.member(of: mistake, on: row.line)
            let above = member.split(separator: ".").dropLast().map { $0 + "." }.joined()
            if trial.file.has(above + "confirmedDistinct") { return above + "confirmedDistinct" }
        }
        return nil
    }

    /// Those in which something is to be mended; all where no field is to blame.
    private func fields(of row: RefusedRow, in trial: ImportOutcome, _ sheet: Sheet) -> [Field] {
        var said: [String: [String]] = [:]
        var blamed: [String] = []
        for mistake in row.violations {
            let member = trial.member(of: mistake, on: row.line)
            guard trial.file.has(member), !member.hasSuffix("confirmedDistinct"),
                !member.hasSuffix("distinctFrom")
            else { continue }
            if said[member] == nil { blamed.append(member) }
            said[member, default: []].append(mistake.message)
        }
        let all = trial.file.columns(in: language).compactMap(\.member)
        let written = trial.written(row.line)
        return (blamed.isEmpty ? all : blamed).map { member in
            let value = written[member] ?? ""
            var field = Field(
                name: "cell.\(row.line).\(member)", label: trial.file.called(member, in: language),
                value: value)
            field.mistake = said[member].map { Self.withoutIDs($0.joined(separator: " ")) }
            let choices = sheet.contract.choices(of: member, site.reference, on: day, in: language)
            if (2...100).contains(choices.count) {
                let offered = choices.contains(value) || value.isEmpty ? choices : [value] + choices
                field.kind = .list(
                    offered.map { Field.Choice(code: $0, text: $0) }, nothing: text("not-said"))
            }
            return field
        }
    }
}
