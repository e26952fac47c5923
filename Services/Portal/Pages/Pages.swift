import GatewayKit
import Mustache
import Vocabulary

/// The templates of all pages, in both languages. `[[key]]` in one stands for a text of the portal; `{{name}}` for what the page is
/// given, escaped: only the frame takes markup, that of the page within.
struct Pages: Sendable {
    /// A text that a template names and no catalogue has.
    struct Missing: Error { let key: String }

    static let templates = [
        "frame": Templates.frame, "problem": Templates.problem, "log-in": Templates.logIn,
        "password": Templates.password, "work": Templates.work, "work-none": Templates.workNone,
        "search": Templates.search,
        "register": Templates.register, "field": Templates.field, "mistakes": Templates.mistakes,
        "child": Templates.child, "act": Templates.act, "sessions": Templates.sessions,
        "code": Templates.code,
        "second-factor": Templates.secondFactor, "recovery": Templates.recovery, "plans": Templates.plans,
        "plan": Templates.plan,
        "indicator": Templates.indicator, "members": Templates.members, "lists": Templates.lists,
        "list": Templates.list, "sheet": Templates.sheet, "sheet-rows": Templates.sheetRows,
    ]

    private let libraries: [Language: MustacheLibrary]

    /// Throws for a template that cannot be read, or names a text that there is not.
    init() throws {
        MustacheContentTypes.register(Markup(), named: Markup.name)
        var libraries: [Language: MustacheLibrary] = [:]
        for language in Language.allCases {
            var library = MustacheLibrary()
            for (name, template) in Self.templates {
                try library.register(Self.said(template, in: language), named: name)
            }
            libraries[language] = library
        }
        self.libraries = libraries
    }

    func render(_ name: String, _ context: [String: Any], in language: Language) -> String {
        libraries[language]?.render(context, withTemplate: name) ?? ""
    }

    /// With its texts in the language. Each says for itself how values are escaped: one that stands within another does not go by that.
    private static func said(_ template: String, in language: Language) throws -> String {
        var parts = template.split(separator: "[[", omittingEmptySubsequences: false)
        var said = "{{% CONTENT_TYPE:\(Markup.name)}}\n" + parts.removeFirst()
        for part in parts {
            let key = "portal.\(part.prefix { $0 != "]" })"
            guard let text = PortalTexts.all.template(key, in: language) else { throw Missing(key: key) }
            said += HTML.escape(text) + part.drop { $0 != "]" }.dropFirst(2)
        }
        return said
    }
}

/// How values become part of a page: scalar by scalar. Mustache's own way goes by `Character`, and lets a `<` pass that has a mark
/// on it or before it.
private struct Markup: MustacheContentType {
    static let name = "PAGE"

    func escapeText(_ text: String) -> String { HTML.escape(text) }
}

/// The templates, a file a page.
enum Templates {}
