/// What a browser is answered.
struct WebResponse: Sendable {
    enum Status: Int, Sendable {
        case ok = 200
        case seeOther = 303
        case badRequest = 400
        case forbidden = 403
        case notFound = 404
        case methodNotAllowed = 405
        case tooLarge = 413
        case tooManyRequests = 429
        case unavailable = 503
    }

    var status = Status.ok
    var headers: [(name: String, value: String)] = []
    var body = ""
    /// Sent in place of a text.
    var file: [UInt8]?

    /// A file to keep.
    ///
    /// - Parameter name: of plain letters, and of nobody: it stays in a browser's list of what it took.
    static func file(_ octets: [UInt8], _ name: String, type: String) -> WebResponse {
        WebResponse(
            headers: [
                ("Content-Type", type), ("Content-Disposition", "attachment; filename=\"\(name)\""),
            ], file: octets)
    }

    /// A page.
    static func page(_ html: String, _ status: Status = .ok) -> WebResponse {
        WebResponse(status: status, headers: [("Content-Type", "text/html; charset=utf-8")], body: html)
    }

    /// Another page, asked for anew: so reloading it repeats no act.
    static func redirect(to path: String) -> WebResponse {
        WebResponse(status: .seeOther, headers: [("Location", path)])
    }

    /// - Parameter seconds: for how long; nil as long as the browser is open, 0 to take it away.
    mutating func setCookie(_ name: String, _ value: String, isSecure: Bool, for seconds: Int? = nil) {
        var text = "\(name)=\(value); Path=/; HttpOnly; SameSite=Strict"
        if isSecure { text += "; Secure" }
        if let seconds { text += "; Max-Age=\(seconds)" }
        headers.append(("Set-Cookie", text))
    }

    func value(of header: String) -> String? { headers.first { $0.name == header }?.value }

    /// The same with what tells every browser to run no script, to fetch from and send to nobody else, to be shown within no other page,
    /// and to keep nothing.
    var guarded: WebResponse {
        var response = self
        response.headers += [
            (
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
            ),
            ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"),
            ("Referrer-Policy", "no-referrer"), ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
        ]
        if value(of: "Cache-Control") == nil { response.headers.append(("Cache-Control", "no-store")) }
        return response
    }
}
