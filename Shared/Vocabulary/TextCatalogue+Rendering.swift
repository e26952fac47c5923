extension TextCatalogue {
    /// So many codes are told at most where a sentence asks for the nearest of many.
    private static let most = 12
    /// Blanks that give back what somebody wrote: the number of a document may look like a month.
    private static let quoting: Set = [
        "value", "document", "receipt", "certificate", "number", "decision", "name", "title",
    ]

    /// The sentence; an unknown key renders as itself, so that a missing translation is seen and not hidden.
    ///
    /// A blank `{name}` is filled with the argument or the terms of that name. `{name:codes}` has each term with the code
    /// that a caller must write for it: `male (nam), female (nữ)`. `{name:nearest}` has the first twelve of these. `{name:number}` has
    /// the digits of a whole number in threes. Days and moments of the deployment's clocks stand in Vietnamese as people write them,
    /// `10/12/2021`, `02/2021` and `08:30 10/12/2021`, but in `{value}` and other blanks that quote what somebody wrote.
    public func render(_ message: Message, in language: Language) -> String {
        let message = ranked(message)
        guard let template = template(message.key, in: language) else { return message.key }
        // In one pass: a value that looks like a blank is somebody's text and is left as it is.
        var sentence = ""
        var rest = template[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let blank = rest[rest.index(after: open)..<close]
            sentence += rest[..<open]
            sentence +=
                filled(blank, of: message, in: language, isFirst: sentence.isEmpty) ?? "{\(blank)}"
            rest = rest[rest.index(after: close)...]
        }
        sentence += rest
        return sentence + (recorded(message).map { " " + render($0, in: language) } ?? "")
    }

    /// Who recorded what is in the way, and when; what that is, too, where the sentence does not name it.
    private func recorded(_ message: Message) -> Message? {
        guard let record = message.record, let recorded = record.recorded else { return nil }
        let isNamed = message.arguments.values.contains(record.id)
        return Message(
            isNamed ? "record.recorded" : "record.in-the-way",
            ["id": record.id, "day": "\(recorded.on)", "by": recorded.by])
    }

    /// The sentence, led by the member that it is about where it does not name it itself.
    public func renderNamingField(_ message: Message, in language: Language) -> String {
        let sentence = render(message, in: language)
        // What is wrong with a value in itself says nothing of where it stands; a rule's sentence does.
        guard let field = message.arguments["field"], !field.isEmpty, message.key.hasPrefix("value."),
            template(message.key, in: language)?.contains("{field}") != true
        else { return sentence }
        return "\((member(field, in: language) ?? field).startingSentence): \(sentence)"
    }

    private func filled(
        _ blank: Substring, of message: Message, in language: Language, isFirst: Bool
    ) -> String? {
        let parts = blank.split(separator: ":", maxSplits: 1)
        let name = parts.first.map(String.init) ?? ""
        let words: String
        if let terms = message.terms[name] {
            let form = parts.count > 1 ? parts[1] : ""
            let told = form == "nearest" ? terms.prefix(Self.most)[...] : terms[...]
            var listed = told.map { term($0, of: message, withCode: !form.isEmpty, in: language) }
            if told.count < terms.count { listed.append("…") }
            words = listed.joined(separator: ", ")
            if !form.isEmpty { return words }
        } else if name == "field", let member = message.arguments[name].flatMap({ member($0, in: language) })
        {
            words = member
        } else {
            let text = message.arguments[name]
            if parts.count > 1 && parts[1] == "number" { return text.map { grouped($0, in: language) } }
            // What somebody wrote is told as it was written.
            return Self.quoting.contains(name) ? text : text.map { DayWords.said($0, in: language) }
        }
        return isFirst ? words.startingSentence : words
    }

    /// What a caller writes for it: what a member or a code is called may have dots in itself.
    private static func code(of term: String) -> String {
        let parts = term.split(separator: ".")
        let kinds = ["member": 1, "unit": 1, "code": 2]
        return parts.dropFirst(kinds[String(parts.first ?? "")] ?? parts.count - 1).joined(separator: ".")
    }

    /// `−1.234.567` in Vietnamese, `−1,234,567` in English.
    private func grouped(_ number: String, in language: Language) -> String {
        let digits = number.drop { $0 == "-" }
        let threes = digits.reversed().enumerated().map { index, digit in
            index > 0 && index % 3 == 0 ? "\(digit)\(language == .vi ? "." : ",")" : "\(digit)"
        }
        return (number.hasPrefix("-") ? "−" : "") + threes.reversed().joined()
    }

    /// The word, or the code alone where the catalogue has no word for it.
    private func term(
        _ key: String, of message: Message, withCode: Bool, in language: Language
    ) -> String {
        let code = Self.code(of: key)
        guard let word = message.labels[key]?[language] ?? template(key, in: language) else { return code }
        // Where the word is the code, saying it once is enough: `reader`.
        return withCode && word != code ? "\(code) (\(word))" : word
    }
}

extension TextCatalogue {
    /// The message with the terms in order that something was written for (``Message/near``).
    private func ranked(_ message: Message) -> Message {
        guard !message.near.isEmpty else { return message }
        var (key, terms) = (message.key, message.terms)
        for (blank, written) in message.near.sorted(by: { $0.key < $1.key }) {
            let known = terms[blank] ?? []
            let candidates = known.map { names(of: $0, labels: message.labels) }
            let likeness = Likeness(written)
            let only = likeness.only(of: candidates)
            if let only, let labelled = variant("labelled", of: message) {
                (key, terms[blank]) = (labelled, [known[only]])
            } else {
                terms[blank] = likeness.order(of: candidates).map { known[$0] }
                key = variant("near", of: message) ?? key
            }
        }
        return Message(
            key, message.arguments, terms: terms, labels: message.labels, record: message.record)
    }

    /// The sentence that says more than a message's own, where there is one.
    private func variant(_ name: String, of message: Message) -> String? {
        let key = "\(message.key)-\(name)"
        return template(key, in: .vi) == nil ? nil : key
    }

    /// What a term may be found by: its code, and its labels in every language.
    private func names(of term: String, labels: [String: BilingualText]) -> [TermName] {
        let code = TermName(code: Self.code(of: term)[...])
        if let label = labels[term] { return [code, TermName(label.vi), TermName(label.en)] }
        return names.of(term) {
            [code] + Language.allCases.compactMap { template(term, in: $0).map(TermName.init) }
        }
    }
}

extension TextCatalogue {
    /// What people call the member at a JSON pointer (RFC 6901): `/birthDate` is “ngày sinh”, `/goals/1` “mục 2 của mục
    /// tiêu”. Nil for what is no pointer, and for one that ends in a name without an entry.
    public func member(_ pointer: String, in language: Language) -> String? {
        guard pointer.hasPrefix("/") else { return nil }
        if pointer == "/" { return template("pointer.root", in: language) }
        let steps = pointer.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        return member(steps[...], language)
    }

    private func member(_ steps: ArraySlice<Substring>, _ language: Language) -> String? {
        guard let last = steps.last else { return nil }
        let above = steps.dropLast()
        if let index = Int(last) {
            let number = "\(index &+ 1)"
            guard !above.isEmpty else {
                return render(Message("pointer.item", ["number": number]), in: language)
            }
            return member(above, language).map {
                render(Message("pointer.item-of", ["number": number, "list": $0]), in: language)
            }
        }
        guard let name = template("member.\(last)", in: language) else { return nil }
        guard let item = above.lastIndex(where: { Int($0) != nil }),
            let place = member(above[...item], language)
        else { return name }
        return "\(name), \(place)"
    }
}

extension String {
    /// With a capital, as a sentence begins.
    fileprivate var startingSentence: String { prefix(1).uppercased() + dropFirst() }
}
