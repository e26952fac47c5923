public import Bus
public import Testing

/// That a call was refused so, in words (and not with a bare key), at this member.
public func expect(
    _ refused: Refused?, _ status: Status, at field: String, _ words: String = "",
    sourceLocation: SourceLocation = #_sourceLocation
) {
    guard let refused else {
        Issue.record("the call was not refused", sourceLocation: sourceLocation)
        return
    }
    #expect(refused.status == status, sourceLocation: sourceLocation)
    #expect(refused.fields.contains(field), sourceLocation: sourceLocation)
    // A key is a word with a dot in it, in small letters: `funding.over-allocated`.
    let first = refused.message.prefix { $0 != " " }
    let isKey = first.first?.isLowercase == true && first.dropLast().contains(".")
    #expect(!isKey, "\(refused.message)", sourceLocation: sourceLocation)
    #expect(!refused.message.contains("{"), sourceLocation: sourceLocation)
    if !words.isEmpty { #expect(refused.message.contains(words), sourceLocation: sourceLocation) }
}

/// That a call was refused with all that is wrong with it at once: these members, in any order.
public func expectAll(
    _ refused: Refused?, _ fields: Set<String>, sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(refused?.status == .invalidArgument, sourceLocation: sourceLocation)
    #expect(Set(refused?.fields ?? []) == fields, sourceLocation: sourceLocation)
}
