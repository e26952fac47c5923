import Foundation
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

    /// Octets of a form that is too long which are taken all the same and thrown away: a browser hears no answer before it has sent all.
    private static let longestUnread = 64 << 20
    /// How long a form may take: a table of 8 MiB over a slow line.
    private static let patience = Duration.seconds(300)

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
            if let boundary = MultipartForm.boundary(of: request.headers[.contentType] ?? "") {
                return written(await answer(asked, request.body, boundary, by: site))
            }
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

    /// A form with a file. Who has not logged in sends none: it asks for the page, and so to log in.
    private static func answer(
        _ asked: WebRequest, _ body: RequestBody, _ boundary: String, by site: Site
    ) async -> WebResponse {
        var asked = asked
        do {
            guard site.mayUpload(asked) else {
                _ = try await collect(body, upTo: 0)
                asked.method = .get
                return await site.answer(asked)
            }
            let octets = try await site.uploads.taking {
                try await collect(body, upTo: MultipartForm.longest)
            }
            guard let taken = octets else {
                _ = try await collect(body, upTo: 0)
                (asked.method, asked.unread) = (.get, .busy)
                return await site.answer(asked)
            }
            guard let taken else {
                (asked.method, asked.unread) = (.get, .tooLong)
                return await site.answer(asked)
            }
            guard let form = MultipartForm(taken, boundary: boundary) else {
                return WebResponse(status: .badRequest).guarded
            }
            (asked.fields, asked.files) = (form.fields, form.files)
            return await site.answer(asked)
        } catch {
            // Whoever sent it has gone, or takes too long.
            return WebResponse(status: .badRequest).guarded
        }
    }

    private struct TooLate: Error {}

    /// Nil for what is longer.
    private static func collect(_ body: RequestBody, upTo most: Int) async throws -> Data? {
        let end = ContinuousClock.now + patience
        var octets = Data()
        var count = 0
        for try await piece in body {
            count += piece.readableBytes
            guard count <= longestUnread, .now < end else { throw TooLate() }
            if count <= most { octets.append(contentsOf: piece.readableBytesView) } else { octets = Data() }
        }
        return count <= most ? octets : nil
    }

    private static func written(_ response: WebResponse) -> Response {
        var fields = HTTPFields()
        for (name, value) in response.headers {
            if let name = HTTPField.Name(name) { fields.append(HTTPField(name: name, value: value)) }
        }
        return Response(
            status: .init(code: response.status.rawValue), headers: fields,
            body: .init(
                byteBuffer: response.file.map { ByteBuffer(bytes: $0) } ?? ByteBuffer(string: response.body)))
    }
}
