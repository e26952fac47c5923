internal import Vocabulary

/// REPLYs that say RESOURCE_EXHAUSTED. Written once for each language and delay, so that saying no costs a copy.
struct BusyReplies {
    /// What there is too little of, as the key of its sentence.
    enum Want: String {
        case room = "bus.busy"
        /// The unit's programs leave what was sent to them unread.
        case reading = "bus.unread-answers"
    }

    private struct Form: Hashable {
        let want: Want
        let language: Language
        let delay: Int
    }

    private let texts: TextCatalogue
    private var forms: [Form: [UInt8]] = [:]

    init(_ texts: TextCatalogue) { self.texts = texts }

    static func refusal(_ want: Want, retryDelay: Int) -> Refusal {
        Refusal(.resourceExhausted, Message(want.rawValue), retryDelay: retryDelay)
    }

    /// - Parameter delay: milliseconds; of few values, as each is kept.
    mutating func frame(
        _ callID: UInt64, _ want: Want, delay: Int, in language: Language
    ) -> [UInt8] {
        let form = Form(want: want, language: language, delay: delay)
        var bytes: [UInt8]
        if let written = forms[form] {
            bytes = written
        } else {
            bytes = Frame.refusal(
                BusyReplies.refusal(want, retryDelay: delay), callID: callID, texts: texts, in: language)
            forms[form] = bytes
        }
        withUnsafeBytes(of: callID.bigEndian) { bytes.replaceSubrange(4..<12, with: $0) }
        return bytes
    }
}
