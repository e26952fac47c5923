import ZeroMQ

extension Property {
    /// Whatever libzmq hands to ZAP's handler (RFC 27) has one well-formed answer, which names the request; nobody is
    /// let in whom the handler did not accept.
    static let zap = Property("zap") { bytes in
        var choices = Choices(bytes)
        let verdict = choices.next()
        let userID = String(decoding: choices.next(Int(choices.next() % 8)), as: UTF8.self)
        var frames: [[UInt8]] = []
        while !choices.isEmpty {
            let length = Int(choices.next())
            frames.append(length == 255 ? choices.next(300) : choices.next(length))
        }
        var asked = 0
        let answer = ZAP.reply(to: frames) { peer in
            asked += 1
            switch verdict % 3 {
            case 0: return .accept(userID: userID)
            case 1: return .refuse(userID)
            default: return .refuseForNow(userID)
            }
        }
        try demand((answer == nil) == (frames.count < 2), "answered without a request id, or not with one")
        guard let answer else { return try demand(asked == 0, "asked about nobody") }
        try demand(answer.count == 6 && answer[0] == Array("1.0".utf8), "not an answer of ZAP 1.0")
        try demand(answer[1] == frames[1], "another request's answer")
        try demand(answer[3].count <= 255 && answer[4].count <= 255 && answer[5].isEmpty, "a part too long")
        let status = String(decoding: answer[2], as: UTF8.self)
        try demand(["200", "300", "400", "500"].contains(status), "the status \(status)")
        try demand(asked == (status == "500" ? asked : 1) && asked <= 1, "asked \(asked) times")
        let isAccepted = verdict % 3 == 0 && asked == 1
        try demand(status != "200" || isAccepted, "let in without being accepted")
        try demand(answer[4] == (status == "200" ? Array(userID.utf8) : []), "another user id")
        try demand(!answer[4].contains(0), "a user id that libzmq would cut")
        // version, request id, domain, address, routing id, mechanism, credentials
        if asked == 1 {
            try demand(frames.count >= 6 && frames[0] == answer[0], "asked about a malformed request")
        }
    }

    /// A certificate that is read can be written, and is then read the same, with its secret and without.
    static let certificates = Property("certificates") { bytes in
        let certificate: Certificate
        do throws(CertificateFault) {
            certificate = try Certificate(parsing: String(decoding: bytes, as: UTF8.self))
        } catch {
            let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).count
            return try demand(
                error.line.map { $0 >= 1 && $0 <= lines } ?? true, "a fault in line \(error.line as Any)")
        }
        for certificate in [certificate, certificate.withoutSecret] {
            let text: String
            do throws(CertificateFault) {
                text = try certificate.text()
            } catch {
                // A value that the file spelt without quotes may not have a spelling of its own.
                continue
            }
            try demand(try Certificate(parsing: text) == certificate, "another certificate when read again")
        }
    }
}
