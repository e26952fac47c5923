import ArgumentParser
import Bus
import GatewayKit
import JSONCoding
import Vocabulary

/// A command line that argument-parser refuses, in the reader's language.
///
/// The parser speaks English only and keeps its errors to itself: what it says is known by its sentence. Each is a text of the
/// catalogue, whose English is the parser's own wording: what fills the blanks there fills those of the Vietnamese. A sentence
/// that is not among them stays as it is; a test holds those that people meet against the parser.
extension ErrorReport {
    /// Of `error`, thrown while `arguments` were read; nil where the parser has something else to say: help, a version, nothing.
    init?(refusing arguments: [String], _ error: any Error, in language: Language) {
        let sentence = Chungtay.message(for: error)
        guard Chungtay.exitCode(for: error) == .validationFailure, !sentence.isEmpty else { return nil }
        let said = Chungtay.fullMessage(for: error)
        let message = Self.unknownCommand(sentence, said, language) ?? Self.usage(sentence, in: language)
        var rest = said
        if rest.hasPrefix("Error: \(sentence)\n") { rest.removeFirst("Error: \(sentence)\n".count) }
        let around = rest.split(separator: "\n", omittingEmptySubsequences: false).map {
            Self.usage(String($0), in: language)
        }
        let label = GatewayTexts.catalogue.render(
            Message("gateway.usage", ["problem": message]), in: language)
        // The parser's own words take several lines.
        let lines = label.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        self.init(
            status: .usage, lines: lines + around,
            object: ["exitCode": .integer(Int64(ExitStatus.usage.rawValue)), "message": .string(message)])
    }

    /// The first of ``usageTexts`` that `sentence` is, in `language`; otherwise `sentence`.
    static func usage(_ sentence: String, in language: Language) -> String {
        let texts = GatewayTexts.catalogue
        for key in usageTexts {
            guard let english = texts.template(key, in: .en), var blanks = blanks(of: english, in: sentence)
            else { continue }
            if language == .vi, let known = blanks["known"] {
                blanks["known"] = known.replacing("' and '", with: "' hoặc '").replacing(
                    "' or '", with: "' hoặc '")
            }
            return texts.render(Message(key, blanks), in: language)
        }
        return sentence
    }

    /// Where a command's name should stand, the parser calls what stands there an unexpected argument.
    private static func unknownCommand(_ sentence: String, _ said: String, _ language: Language) -> String? {
        let texts = GatewayTexts.catalogue
        guard let unexpected = texts.template("gateway.usage.unexpected", in: .en),
            let name = blanks(of: unexpected, in: sentence)?["value"],
            let usage = said.split(separator: "\n").first(where: { $0.hasPrefix("Usage: ") }),
            usage.hasSuffix(" <subcommand>")
        else { return nil }
        // Usage: chungtay keys <subcommand>
        let path = usage.dropFirst("Usage: ".count).split(separator: " ").dropFirst().dropLast()
        var commands = Chungtay.configuration.subcommands
        for part in path {
            commands = commands.first { $0._commandName == part }?.configuration.subcommands ?? []
        }
        let names = commands.map { $0._commandName }
        let nearest = Spelling.nearest(to: name, among: names)
        return texts.render(
            Message(
                nearest == nil ? "gateway.usage.unknown-command" : "gateway.usage.unknown-command-similar",
                ["name": name, "similar": nearest ?? "", "known": names.joined(separator: ", ")]),
            in: language)
    }

    /// What stands in the `{blanks}` of `template` when it says `text`; nil when it cannot.
    static func blanks(of template: String, in text: String) -> [String: String]? {
        var found: [String: String] = [:]
        var rest = text[...]
        var pattern = template[...]
        while let open = pattern.firstIndex(of: "{"), let close = pattern[open...].firstIndex(of: "}") {
            guard rest.hasPrefix(pattern[..<open]) else { return nil }
            rest = rest.dropFirst(pattern[..<open].count)
            let name = String(pattern[pattern.index(after: open)..<close])
            pattern = pattern[pattern.index(after: close)...]
            let literal = pattern.prefix { $0 != "{" }
            let isLast = literal.endIndex == pattern.endIndex
            guard !isLast || rest.hasSuffix(literal) else { return nil }
            let end =
                isLast
                ? rest.index(rest.endIndex, offsetBy: -literal.count)
                : rest.firstRange(of: literal)?.lowerBound
            guard let end else { return nil }
            found[name] = String(rest[..<end])
            rest = rest[end...]
        }
        return rest == pattern ? found : nil
    }

    /// Keys of what the parser says, the more particular before the more general.
    static let usageTexts = [
        "unknown-option-similar", "unknown-option", "missing-value", "takes-no-value", "unexpected",
        "unexpected-several",
        "missing-argument", "invalid-choice", "invalid-choice-list", "invalid-value", "help", "synopsis",
        "see",
    ].map { "gateway.usage.\($0)" }
}

extension Language {
    /// What a command line asks for before it has been understood: the last `--lang`, then the environment, then Vietnamese.
    init(asked arguments: [String], environment: String? = Environment["CHUNGTAY_LANG"]) {
        let options = arguments.prefix { $0 != "--" }
        let given = zip(options, options.dropFirst() + [""]).compactMap { word, next in
            word == "--lang"
                ? next : word.hasPrefix("--lang=") ? String(word.dropFirst("--lang=".count)) : nil
        }
        self = (given.last ?? environment).flatMap { Language(rawValue: $0) } ?? .vi
    }
}
