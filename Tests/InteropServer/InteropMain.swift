import Bus
import Foundation
import JSONCoding
import Metrics
import Vocabulary
import ZeroMQ

/// Serves ``TestService`` until its standard input ends:
///
///     InteropServer DIRECTORY [ENDPOINT]
///
/// makes `DIRECTORY/known.key_secret`, whose owner may call, and `DIRECTORY/unknown.key_secret`, and prints
/// `{"endpoint":…,"publicKey":…}`.
@main
enum InteropMain {
    struct Place: Codable {
        let endpoint: String
        let publicKey: String
    }

    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 2 else {
            FileHandle.standardError.write(Data("usage: InteropServer DIRECTORY [ENDPOINT]\n".utf8))
            exit(64)
        }
        MetricsSystem.bootstrap(OnlyDroppedFrames())
        let (keys, known) = (try CurveKeyPair(), try CurveKeyPair())
        try Certificate(known).write(to: arguments[1], name: "known")
        try Certificate(CurveKeyPair()).write(to: arguments[1], name: "unknown")

        let tester = Principal(unit: "a/b", roles: [])
        try await withServer(TestService(), grace: .zero) { server in
            let endpoint = try await server.listen(
                on: arguments.count > 2 ? arguments[2] : "tcp://127.0.0.1:*",
                .curve(keys) { $0 == known.publicKey ? tester : nil })
            var line = try JSON.encode(Place(endpoint: endpoint, publicKey: "\(keys.publicKey)"))
            line.append(UInt8(ascii: "\n"))
            FileHandle.standardOutput.write(Data(line))

            // Whoever started it may end in any way; then its input ends too.
            await withCheckedContinuation { continuation in
                Thread.detachNewThread {
                    while !FileHandle.standardInput.availableData.isEmpty {}
                    continuation.resume()
                }
            }
        }
    }
}
