import Foundation
import ProcessKit
import Testing

@testable import ZeroMQ

@Suite(
    "Certificates, exchanged with pyzmq",
    .enabled("python3 with pyzmq is not installed (pip install pyzmq)") { await Python.hasZMQ() },
    .timeLimit(.minutes(5)))
struct PyzmqTests {
    @Test("pyzmq reads the keys of a certificate that we wrote")
    func oursByTheirs() async throws {
        let certificate = Certificate(
            try CurveKeyPair(), metadata: ["unit": "thai-binh/so-y-te", "name": "Sở Y tế"])
        try await withDirectory { directory in
            try certificate.write(to: directory, name: "unit")
            let script = """
                import sys, zmq.auth
                for name in ("unit.key", "unit.key_secret"):
                    for key in zmq.auth.load_certificate(sys.argv[1] + "/" + name):
                        print("None" if key is None else key.decode())
                """
            let keys = try await Python.run(script, directory).split(separator: "\n").map(String.init)
            let publicKey = "\(certificate.publicKey)"
            #expect(keys == [publicKey, "None", publicKey, try #require(certificate.secretKey).text])
        }
    }

    @Test("we read the keys and metadata of a certificate that pyzmq wrote")
    func theirsByOurs() async throws {
        try await withDirectory { directory in
            let script = """
                import os, sys, zmq.auth
                public, secret = zmq.auth.create_certificates(sys.argv[1], "unit", {"unit": "thai-binh/mttq"})
                os.chmod(secret, 0o600)
                print(zmq.auth.load_certificate(secret)[1].decode())
                """
            let secret = try await Python.run(script, directory).trimmingCharacters(in: .newlines)
            let certificate = try Certificate(contentsOf: "\(directory)/unit.key_secret")
            #expect(certificate.secretKey?.text == secret)
            #expect(certificate.metadata == ["unit": "thai-binh/mttq"])
            let shared = try Certificate(contentsOf: "\(directory)/unit.key")
            #expect(shared.publicKey == certificate.publicKey)
            #expect(shared.secretKey == nil)
        }
    }

    @Test("a pyzmq client with a certificate of ours calls a server of ours")
    func client() async throws {
        let context = try Context()
        let certificate = Certificate(try CurveKeyPair())
        let handler = try ZAPHandler(context) { peer in
            peer.publicKey == certificate.publicKey ? .accept(userID: "python") : .refuse("unknown key")
        }
        let server = try CurveServer(context)
        let router = server.router
        try await withDirectory { directory in
            try certificate.write(to: directory, name: "unit")
            let script = """
                import sys, zmq, zmq.auth
                socket = zmq.Context().socket(zmq.DEALER)
                socket.linger = 0
                socket.rcvtimeo = 20000
                socket.curve_publickey, socket.curve_secretkey = zmq.auth.load_certificate(sys.argv[1])
                socket.curve_serverkey = sys.argv[3].encode()
                socket.connect(sys.argv[2])
                socket.send(b"hello")
                print(socket.recv().decode())
                """
            let process = try await Python.start(
                script, "\(directory)/unit.key_secret", server.endpoint, "\(server.keys.publicKey)")
            let (sender, bytes, userID) = try router.nextRouted()
            #expect(bytes == [UInt8]("hello".utf8))
            #expect(userID == "python")
            #expect(try router.send([UInt8]("goodbye".utf8), to: sender) == .sent)
            #expect(try await Python.output(of: process) == "goodbye\n")
        }
        handler.stop()
    }
}
