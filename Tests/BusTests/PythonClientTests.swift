import Foundation
import JSONCoding
import ProcessKit
import Testing
import Vocabulary
import ZeroMQ

@testable import Bus

/// The client that `docs/protocol.md` prints (`Tests/Conformance/ctp.py`), against our server.
@Suite("The Python client of the specification", .timeLimit(.minutes(5)))
struct PythonClientTests {
    static let conformance = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Conformance").path()

    @Test(
        "it calls, streams both ways, is refused in words, and hears at once that its key is unknown, or nobody there",
        .enabled("python3 with pyzmq is not installed (pip install pyzmq)") { await Python.hasZMQ() })
    func client() async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "ctp-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer {
            do {
                try FileManager.default.removeItem(at: directory)
            } catch {
                Issue.record(error)
            }
        }
        let (keys, known) = (try CurveKeyPair(), try CurveKeyPair())
        try Certificate(known).write(to: directory.path(), name: "known")
        try Certificate(try CurveKeyPair()).write(to: directory.path(), name: "unknown")
        let unit = UnitPath("a/b")
        let output = try await withServer(Counting(), grace: .zero) { server in
            let endpoint = try await server.listen(
                on: "tcp://127.0.0.1:*",
                .curve(keys) { $0 == known.publicKey ? Principal(unit: unit, roles: []) : nil })
            return try await Python.run(
                script, Self.conformance, endpoint, "\(keys.publicKey)", directory.path())
        }
        #expect(
            output.split(separator: "\n") == [
                "echo {'text': 'Thái Bình', 'unit': 'a/b'} 7", "count 500 0 499", "sum 124750", "empty sum 0",
                "refused 12 no.Such/Method", "deadline 4", "unknown key 16", "nobody there 14", "done",
            ])
    }

    let script = """
        import sys
        sys.path.insert(0, sys.argv[1])
        import ctp
        ctp.Service.call.__defaults__ = ctp.Service.call.__defaults__[:-2] + (60.0, 32)
        service = ctp.Service(sys.argv[2], sys.argv[3], sys.argv[4] + "/known.key_secret")
        print("echo", service.call("count.Numbers/Echo", {"text": "Thái Bình"}, idempotency_key="k"), service.seen["count"])
        items = []
        service.call("count.Numbers/List", {"count": 500}, on_item=items.append, grant=7)
        print("count", len(items), items[0], items[-1])
        print("sum", service.call("count.Numbers/Sum", rows=list(range(500))))
        print("empty sum", service.call("count.Numbers/Sum", rows=[]))
        try: service.call("no.Such/Method")
        except ctp.Failure as failure: print("refused", failure.status, failure.metadata["message"])
        try: service.call("count.Numbers/Never", timeout=0.05)
        except ctp.Failure as failure: print("deadline", failure.status)
        stranger = ctp.Service(sys.argv[2], sys.argv[3], sys.argv[4] + "/unknown.key_secret")
        try: stranger.call("count.Numbers/Echo")
        except ctp.Failure as failure: print("unknown key", failure.status)
        try: ctp.Service("tcp://127.0.0.1:1", "", "").call("count.Numbers/Echo")
        except ctp.Failure as failure: print("nobody there", failure.status)
        print("done")
        """
}

/// Counts for whoever asks.
private struct Counting: Responder {
    struct Count: Codable { let count: Int }

    func respond(to call: ServerCall) {
        switch call.method {
        case "count.Numbers/Echo":
            let text = String(decoding: call.body, as: UTF8.self).dropLast()
            call.reply(
                .ok, metadata: ["position": "count=7"],
                body: [UInt8]("\(text), \"unit\": \"\(call.principal.unit)\"}".utf8))
        case "count.Numbers/List": answer(call) { try await list(call) }
        case "count.Numbers/Sum": answer(call) { try await sum(call) }
        case "count.Numbers/Never": break
        default: call.refuse(Refusal(.unimplemented, Message("bus.relayed", ["text": call.method])))
        }
    }

    private func answer(_ call: ServerCall, _ work: @escaping @Sendable () async throws -> Void) {
        Task {
            do {
                try await work()
            } catch {
                call.refuse(error)
            }
        }
    }

    private func list(_ call: ServerCall) async throws {
        let count = try JSON.decode(Count.self, from: call.body).count
        for number in 0..<count { try await call.send(item: JSON.encode(number)) }
        call.reply(.ok)
    }

    private func sum(_ call: ServerCall) async throws {
        var sum = 0
        for try await item in call.items { sum += try JSON.decode(Int.self, from: item) }
        call.reply(.ok, body: try JSON.encode(sum))
    }
}
