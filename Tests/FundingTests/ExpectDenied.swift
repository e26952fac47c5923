import Bus
import TestKit
import Testing

extension TestClient {
    /// That the command is no business of the caller's: what it names at `field` is in its reach, and another's.
    func expectDenied<Request, Reply>(
        _ method: Command<Request, Reply>, _ request: Request, at field: String, _ words: String = "",
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let refused = try await refusal(of: method, request)
        expect(refused, .permissionDenied, at: field, words, sourceLocation: sourceLocation)
    }

    /// That to the caller there is nothing of what the command names at `field`, which lies out of its reach.
    func expectUnknown<Request, Reply>(
        _ method: Command<Request, Reply>, _ request: Request, at field: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let refused = try await refusal(of: method, request)
        expect(refused, .notFound, at: field, sourceLocation: sourceLocation)
    }

    /// The same of a query.
    func expectUnknown<Request, Reply>(
        _ method: Query<Request, Reply>, _ request: Request, at field: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let refused = try await refusal(of: method, request)
        expect(refused, .notFound, at: field, sourceLocation: sourceLocation)
    }
}
