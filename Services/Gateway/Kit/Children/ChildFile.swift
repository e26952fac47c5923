package import JSONCoding
package import Vocabulary

/// All that the departments have of one child and that one caller may see, gathered with the caller's own key.
package struct ChildFile {
    /// What one department was asked for.
    package enum Topic: String, CaseIterable, Sendable {
        case register, cases, history
        case deliveries, referrals
        case assistance, waivers
        case classes
    }

    /// How fresh an answer is.
    package enum Standing: Equatable {
        /// The department has all that the others have told.
        case current
        /// So many changes, by the department that told of them, it has not applied yet; nil of one that it cannot reach.
        case behind([String: UInt64?])
        /// The caller may not see it.
        case refused(String)
        /// Nobody answered.
        case away(String)

        package var isAnswer: Bool {
            switch self {
            case .current, .behind: true
            case .refused, .away: false
            }
        }
    }

    /// What became of a question.
    package struct Part {
        package let topic: Topic
        package let service: String
        package let method: String
        package var standing: Standing
        /// Whether the department did not answer at all.
        var isSilent = false
        /// As the department told them.
        package var items: [JSONValue] = []
        /// Of one of these.
        package var schema = Schema(.object([:]))

        /// The same of what lies in these members of an item, of lists each.
        package func within(_ members: [String]) -> Part {
            var part = self
            for member in members {
                guard let inner = part.schema.member(member) else { return part }
                part.schema = inner.element ?? inner
            }
            return part
        }

        /// What people call a code or a choice of an item; the text itself where it is none.
        package func word(_ item: JSONValue, _ member: String, in language: Language) -> String {
            word(item, [member], in: language)
        }

        package func word(_ item: JSONValue, _ path: [String], in language: Language) -> String {
            var (value, here) = (item, Optional(schema))
            for step in path {
                value = value[step] ?? .null
                here = here?.member(step)
            }
            guard let text = value.string else { return "" }
            return here?.labels.first { $0.code == text }?.text[language] ?? text
        }
    }

    /// As the register shows the child, with ``Topic/cases`` apart where they were refused.
    package let child: JSONValue
    /// In the order of topics; those that were not asked are left out.
    package let parts: [Part]

    package init(_ child: JSONValue, _ parts: [Part]) { (self.child, self.parts) = (child, parts) }

    package subscript(topic: Topic) -> Part? { parts.first { $0.topic == topic } }
}
