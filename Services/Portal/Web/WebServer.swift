import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

/// The site over HTTP/1.1, on this machine alone.
struct WebServer {
    let site: Site
    let port: Int

    /// Octets of a form: many times what anybody types.
    private static let longestForm = 256 << 10

    /// Until SIGTERM or SIGINT.
    func run() async throws {
        let site = site
        let responder = CallbackResponder { (request: Request, _: BasicRequestContext) in
            let response = await Self.response(to: request, by: site)
            return request.method == .head ? response.createHeadResponse() : response
        }
        var configuration = ApplicationConfiguration(address: .hostname("127.0.0.1", port: port))
        configuration.availableConnectionsDelegate = MaximumAvailableConnections(2000)
        // Who opens a connection and says nothing holds a place for a minute.
        let server = HTTPServerBuilder.http1(configuration: .init(idleTimeout: .seconds(60)))
        try await Application(responder: responder, server: server, configuration: configuration).runService()
    }

    private static func response(to request: Request, by site: Site) async -> Response {
        var asked = WebRequest()
        asked.path = request.uri.path
        asked.agent = String((request.headers[.userAgent] ?? "").prefix(512))
        for cookie in request.headers[.cookie]?.split(separator: ";") ?? [] {
            let sides = String(cookie).trimmed.split(separator: "=", maxSplits: 1)
            if sides.count == 2 { asked.cookies[String(sides[0])] = String(sides[1]) }
        }
        switch request.method {
        case .get, .head: break
        case .post:
            asked.method = .post
            do {
                let octets = try await request.body.collect(upTo: longestForm)
                guard let fields = FormText.fields(String(buffer: octets)) else {
                    return written(WebResponse(status: .badRequest).guarded)
                }
                asked.fields = fields
            } catch {
                return written(WebResponse(status: .tooLarge).guarded)
            }
        default: return written(WebResponse(status: .methodNotAllowed).guarded)
        }
        return written(await site.answer(asked))
    }

    private static func written(_ response: WebResponse) -> Response {
        var fields = HTTPFields()
        for (name, value) in response.headers {
            if let name = HTTPField.Name(name) { fields.append(HTTPField(name: name, value: value)) }
        }
        return Response(
            status: .init(code: response.status.rawValue), headers: fields,
            body: .init(byteBuffer: ByteBuffer(string: response.body)))
    }
}
