public import Bus
public import Testing

/// A call with more than one mistake: a service tells all of them at once.
public struct WrongCall: Sendable {
    let method: String
    let fields: [String]
    let rule: String?
    let refusal: @Sendable (TestClient) async throws -> Refused?

    /// `fields` are the members that are wrong; `rule` is by which the first of them is refused, where that is asked.
    public init<Request: Sendable, Reply>(
        _ fields: [String], of method: Command<Request, Reply>, _ request: Request, by rule: String? = nil
    ) {
        (self.method, self.fields, self.rule) = (method.name, fields, rule)
        refusal = { try await $0.refusal(of: method, request) }
    }

    public init<Request: Sendable, Reply>(
        _ fields: [String], of method: Query<Request, Reply>, _ request: Request, by rule: String? = nil
    ) {
        (self.method, self.fields, self.rule) = (method.name, fields, rule)
        refusal = { try await $0.refusal(of: method, request) }
    }
}

extension TestClient {
    /// That each of the calls is refused with all that is wrong with it, and with nothing else; in the order of `fields` where
    /// that is asked.
    public func expectAllTold(
        _ calls: [WrongCall], inOrder isOrdered: Bool = false,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        for call in calls {
            let refused = try await call.refusal(self)
            #expect(refused?.status == .invalidArgument, "\(call.method)", sourceLocation: sourceLocation)
            let fields = refused?.fields ?? []
            if isOrdered {
                #expect(fields == call.fields, "\(call.method)", sourceLocation: sourceLocation)
            } else {
                #expect(Set(fields) == Set(call.fields), "\(call.method)", sourceLocation: sourceLocation)
            }
            guard let rule = call.rule else { continue }
            #expect(
                refused?.violations.first?.rule == rule, "\(call.method)", sourceLocation: sourceLocation)
        }
    }
}
