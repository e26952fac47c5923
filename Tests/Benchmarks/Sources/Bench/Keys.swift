internal import ZeroMQ

/// The keys of one run: the servers' and the clients'. They travel to the servers in the environment.
struct Keys {
    static let variable = "BENCH_KEYS"

    let server: CurveKeyPair
    let client: CurveKeyPair

    init() throws {
        server = try CurveKeyPair()
        client = try CurveKeyPair()
    }

    init(_ text: String) throws {
        let words = text.split(separator: " ").map(String.init)
        guard words.count == 2, let server = CurveSecretKey(words[0]), let client = CurveSecretKey(words[1])
        else {
            throw Failure("\(Keys.variable) must be two secret keys")
        }
        self.server = try CurveKeyPair(secretKey: server)
        self.client = try CurveKeyPair(secretKey: client)
    }

    var text: String { "\(server.secretKey.text) \(client.secretKey.text)" }
}

struct Failure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
