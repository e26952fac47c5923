import Bus
import JSONCoding
import Vocabulary

/// The server that gRPC's interoperability cases are written against (grpc/grpc, `doc/interop-test-descriptions.md`, "Server
/// features"), and `chungtay.testing.Holding/Hold`, which holds a call and reads nothing, for what is told of running calls.
struct TestService: Responder {
    func kind(of method: String, _ metadata: Metadata) -> ServerLimits.Kind {
        switch method {
        case "grpc.testing.TestService/EmptyCall", "grpc.testing.TestService/UnaryCall",
            "chungtay.testing.Frames/Dropped":
            .calls
        default: .streams
        }
    }

    func respond(to call: ServerCall) {
        switch call.method {
        case "grpc.testing.TestService/EmptyCall": call.reply(.ok, body: Array("{}".utf8))
        case "grpc.testing.TestService/UnaryCall": answer(call) { try unary(call) }
        case "grpc.testing.TestService/StreamingOutputCall": answer(call) { try await output(call) }
        case "grpc.testing.TestService/StreamingInputCall": answer(call) { try await input(call) }
        case "grpc.testing.TestService/FullDuplexCall": answer(call) { try await fullDuplex(call) }
        case "chungtay.testing.Holding/Hold": break
        case "chungtay.testing.Frames/Dropped":
            call.reply(.ok, body: Array("{\"dropped\":\(DroppedFrames.shared.count)}".utf8))
        default:
            call.refuse(Refusal(.unimplemented, Message("bus.unknown-method", ["method": call.method])))
        }
    }

    /// In a task that starts here and now, and that the call's end cancels.
    private func answer(_ call: ServerCall, _ work: @escaping @Sendable () async throws -> Void) {
        let task = Task.immediate {
            do {
                try await work()
            } catch {
                call.refuse(error)
            }
        }
        call.onCancel { task.cancel() }
    }

    private func unary(_ call: ServerCall) throws {
        let request = try JSON.decode(Messages.SimpleRequest.self, from: call.body)
        try Self.admit(request.responseType)
        if let status = request.responseStatus { return end(call, with: status) }
        let response = Messages.SimpleResponse(payload: try Self.payload(request.responseSize ?? 0))
        call.reply(.ok, metadata: Self.echoed(call.metadata), body: try JSON.encode(response))
    }

    private func output(_ call: ServerCall) async throws {
        let request = try JSON.decode(Messages.StreamingOutputCallRequest.self, from: call.body)
        if try await respond(to: request, in: call) { call.reply(.ok, metadata: Self.echoed(call.metadata)) }
    }

    private func input(_ call: ServerCall) async throws {
        try Self.demandNoBody(call)
        var size = 0
        for try await item in call.items {
            size += try JSON.decode(Messages.StreamingInputCallRequest.self, from: item).payload?.count ?? 0
        }
        let response = Messages.StreamingInputCallResponse(aggregatedPayloadSize: size)
        call.reply(.ok, metadata: Self.echoed(call.metadata), body: try JSON.encode(response))
    }

    private func fullDuplex(_ call: ServerCall) async throws {
        try Self.demandNoBody(call)
        for try await item in call.items {
            let request = try JSON.decode(Messages.StreamingOutputCallRequest.self, from: item)
            guard try await respond(to: request, in: call) else { return }
        }
        call.reply(.ok, metadata: Self.echoed(call.metadata))
    }

    /// False when the request asked for another end, which the call then has.
    private func respond(to request: Messages.StreamingOutputCallRequest, in call: ServerCall) async throws
        -> Bool
    {
        try Self.admit(request.responseType)
        if let status = request.responseStatus {
            end(call, with: status)
            return false
        }
        for parameters in request.responseParameters ?? [] {
            if let pause = parameters.intervalUs, pause > 0 {
                try await Task.sleep(for: .microseconds(pause))
            }
            let response = Messages.StreamingOutputCallResponse(payload: try Self.payload(parameters.size))
            try await call.send(item: JSON.encode(response))
        }
        return true
    }

    private func end(_ call: ServerCall, with status: Messages.EchoStatus) {
        var metadata = Self.echoed(call.metadata)
        metadata.message = status.message
        call.reply(Status(rawValue: status.code) ?? .unknown, metadata: metadata)
    }

    private static func admit(_ responseType: String?) throws {
        guard (responseType ?? "COMPRESSABLE") == "COMPRESSABLE" else {
            throw Refusal.invalid(
                "/responseType",
                Message("bus.json-not-allowed", ["field": "/responseType", "allowed": "COMPRESSABLE"]))
        }
    }

    /// Three of its octets are four characters of the body.
    private static func payload(_ size: Int) throws -> Messages.Payload {
        guard (0...3_000_000).contains(size) else {
            throw Refusal.invalid(
                "/responseSize", Message("bus.json-out-of-range", ["field": "/responseSize"]))
        }
        return Messages.Payload(size)
    }

    /// The caller of a method that takes a stream says all in ITEMs.
    private static func demandNoBody(_ call: ServerCall) throws {
        guard call.body.isEmpty else { throw Refusal(.invalidArgument, Message("bus.body-in-stream")) }
    }

    /// gRPC tells one of the two before the first response and the other at the end; CTP/1 has the REPLY for both.
    private static func echoed(_ metadata: Metadata) -> Metadata {
        var echoed = Metadata()
        for name in ["x-grpc-test-echo-initial", "x-grpc-test-echo-trailing-bin"] {
            echoed[name] = metadata[name]
        }
        return echoed
    }
}
