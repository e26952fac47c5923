import JSONCoding
import Vocabulary

@testable import Bus

/// Answers by method; each call in a task of its own.
struct Script: Responder {
    typealias Answer = @Sendable (ServerCall) async throws -> Void
    let answers: [String: Answer]

    func respond(to call: ServerCall) {
        guard let answer = answers[call.method] else {
            return call.refuse(
                Refusal(.unimplemented, Message("bus.unknown-method", ["method": call.method])))
        }
        Task.immediate {
            do {
                try await answer(call)
            } catch {
                call.refuse(error)
            }
        }
    }
}
