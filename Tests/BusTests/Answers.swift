import JSONCoding
import Testing
import Vocabulary

@testable import Bus

/// `text` of the request, back.
let echo: Script.Answer = { call in
    let greeting = try JSON.decode(Greeting.self, from: call.body)
    call.reply(.ok, body: try JSON.encode(greeting))
}

/// A call that nobody answers: says when it has begun, and when it is cancelled.
struct Unanswered: Sendable {
    let begun = Signal()
    let cancelled = Signal()

    var answer: Script.Answer {
        { call in
            call.onCancel { cancelled.say() }
            begun.say()
        }
    }

    /// Asks, gives up once the call has begun, and waits until its server knows.
    func isAskedAndGivenUp(by client: BusClient) async {
        let asking = Task { try await client.call(Greetings.greet, Greeting(text: "a")) }
        await begun.heard()
        asking.cancel()
        await cancelled.heard()
        let error = await #expect(throws: CallError.self) { try await asking.value }
        #expect(error?.status == .cancelled)
    }
}

/// The unit that the server takes the caller for.
let whoAmI: Script.Answer = { call in
    let roles = call.principal.roles.map(\.rawValue).sorted().joined(separator: ",")
    call.reply(.ok, body: Array(#"{"text":"\#(call.principal.unit.text) \#(roles)"}"#.utf8))
}

/// A first item, and then nothing until the call ends.
let endless: Script.Answer = { call in
    try await call.send(item: Array("1".utf8))
    let (over, end) = AsyncStream<Void>.makeStream()
    call.onCancel { end.finish() }
    for await _ in over {}
}
