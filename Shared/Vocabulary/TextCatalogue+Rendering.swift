extension TextCatalogue {
    /// The sentence; an unknown key renders as itself, so that a missing translation is seen and not hidden.
    ///
    /// A blank `{name}` is filled with the argument or the terms of that name. `{name:codes}` has each term with the code
    /// that a caller must write for it: `male (nam), female (nữ)`; `{name:number}` has the digits of a whole number in threes.
    public func render(_ message: Message, in language: Language) -> String {
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
        return sentence
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
            let withCodes = parts.count > 1 && parts[1] == "codes"
            words = terms.map { term($0, withCode: withCodes, in: language) }.joined(separator: ", ")
            if withCodes { return words }
        } else if name == "field", let member = message.arguments[name].flatMap({ member($0, in: language) })
        {
            words = member
        } else {
            let text = message.arguments[name]
            return parts.count > 1 && parts[1] == "number" ? text.map { grouped($0, in: language) } : text
        }
        return isFirst ? words.startingSentence : words
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
    private func term(_ key: String, withCode: Bool, in language: Language) -> String {
        let code = String(key.split(separator: ".").last ?? "")
        guard let word = template(key, in: language) else { return code }
        return withCode ? "\(code) (\(word))" : word
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
