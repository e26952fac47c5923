/// One field of a form, as it was typed, with what is wrong with it.
struct Field {
    /// What is chosen from.
    struct Choice {
        let code: String
        let text: String
    }

    enum Kind {
        case text, password
        /// Of several lines.
        case area
        /// All are seen at once.
        case choice([Choice])
        /// `nothing`: what stands there before anything is chosen.
        case list([Choice], nothing: String)
    }

    let name: String
    let label: String
    var hint = ""
    var kind = Kind.text
    var value = ""
    var mistake: String?
    /// How wide what is typed usually is: `short`, `middle`, or the whole.
    var width = "whole"
    var isNumber = false
    var complete = "off"

    /// For the template: every member is there, for one that is not would be looked for around the field.
    var context: [String: Any] {
        var choices: [Choice] = []
        var (isChoice, isList, isArea, type, nothing) = (false, false, false, "text", "")
        switch kind {
        case .text: break
        case .password: type = "password"
        case .area: isArea = true
        case .choice(let all): (choices, isChoice) = (all, true)
        case .list(let all, let first): (choices, isList, nothing) = (all, true, first)
        }
        let described =
            (hint.isEmpty ? [] : ["\(name)-hint"]) + (mistake == nil ? [] : ["\(name)-mistake"])
        return [
            "name": name, "label": label, "hint": hint, "hasHint": !hint.isEmpty,
            "value": type == "password" ? "" : value, "isWrong": mistake != nil, "mistake": mistake ?? "",
            "isChoice": isChoice, "isList": isList, "isArea": isArea, "type": type, "nothing": nothing,
            "width": width,
            "complete": complete, "inputMode": isNumber ? "numeric" as Any : false,
            "describedBy": described.isEmpty ? false : described.joined(separator: " ") as Any,
            "choices": choices.map { choice -> [String: Any] in
                ["code": choice.code, "text": choice.text, "isChosen": choice.code == value]
            },
        ]
    }
}

/// What is wrong with a form: at a field, or with all of it.
struct Mistake {
    /// Nil for what is at no field.
    let field: String?
    let said: String
}

extension Visit {
    /// The head of a form that was sent with mistakes.
    func mistakes(_ mistakes: [Mistake]) -> [String: Any] {
        [
            "hasMistakes": !mistakes.isEmpty,
            "mistakesTitle": text(
                mistakes.count == 1 ? "one-mistake" : "mistakes", ["count": "\(mistakes.count)"]),
            "mistakes": mistakes.map { mistake -> [String: Any] in
                ["field": mistake.field.map { $0 as Any } ?? false, "said": mistake.said]
            },
        ]
    }
}
