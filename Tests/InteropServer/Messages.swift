import Foundation

/// The messages of gRPC's interoperability tests (grpc/grpc, `src/proto/grpc/testing/messages.proto`) as proto3's JSON
/// mapping writes them: what is absent has its default, octets are base64.
enum Messages {
    struct Payload: Codable, Equatable {
        var body: Data?

        /// So many zeros.
        init(_ count: Int) { body = Data(count: count) }

        var count: Int { body?.count ?? 0 }
        var isZeros: Bool { body?.allSatisfy { $0 == 0 } ?? true }
    }

    /// What the call is to end with.
    struct EchoStatus: Codable {
        var code: UInt32
        var message: String
    }

    struct SimpleRequest: Codable {
        var responseType: String?
        var responseSize: Int?
        var payload: Payload?
        var responseStatus: EchoStatus?
    }

    struct SimpleResponse: Codable {
        var payload: Payload?
    }

    struct StreamingInputCallRequest: Codable {
        var payload: Payload?
    }

    struct StreamingInputCallResponse: Codable {
        var aggregatedPayloadSize: Int
    }

    struct ResponseParameters: Codable {
        var size: Int
        /// To wait before it is sent.
        var intervalUs: Int?
    }

    struct StreamingOutputCallRequest: Codable {
        var responseType: String?
        var responseParameters: [ResponseParameters]?
        var payload: Payload?
        var responseStatus: EchoStatus?
    }

    struct StreamingOutputCallResponse: Codable {
        var payload: Payload?
    }
}
