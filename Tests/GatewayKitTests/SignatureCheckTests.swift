import Foundation
import ReportingAPI
import ServiceKit
import Testing
import Vocabulary

@testable import GatewayKit

@Suite("Signatures of reports that were taken out", .timeLimit(.minutes(5)))
struct SignatureCheckTests {
    private static let signature =
        #"{"service":"reporting","documentType":"compilation","signedWith":"0123456789abcdef","#
        + #""at":"2026-01-05T01:02:03.000Z","digest":"00","ed25519":"00"}"#

    /// What comes of a file with this text, in a data directory without keys, or what is refused.
    private func check(_ text: String?, keys: String? = nil) throws -> Result<SignatureVerdict, Failure> {
        let folder = FileManager.default.temporaryDirectory.appending(path: "chungtay-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (file, publicKeys) = (folder.appending(path: "report.json"), folder.appending(path: "some.pub"))
        if let text { try Data(text.utf8).write(to: file) }
        if let keys { try Data(keys.utf8).write(to: publicKeys) }
        do {
            let check = SignatureCheck(
                data: DataDirectory(folder.path), keys: keys == nil ? nil : publicKeys.path)
            return .success(try check.verdict(onFile: file.path))
        } catch let failure as Failure {
            return .failure(failure)
        }
    }

    @Test(
        "what is no report's file is refused as that",
        arguments: [nil, "", "{", "[]", #"{"id":1}"#, #"{"id":"1","serviceSignature":"signed"}"#])
    func unreadable(text: String?) throws {
        guard case .failure(let failure) = try check(text) else {
            Issue.record("it was taken")
            return
        }
        #expect(failure.status == .badFile)
        #expect(
            failure.message.key == (text == nil ? "gateway.file-unreadable" : "gateway.no-issued-document"))
    }

    @Test("one without a signature is told as that, and needs no keys")
    func unsigned() throws {
        #expect(try check(#"{"id":"1"}"#).get().isUnsigned)
        #expect(try check(#"{"id":"1","serviceSignature":null}"#).get().isUnsigned)
    }

    @Test(
        "without public keys nothing is said of a signature, and whose are missing is", arguments: [nil, "x"])
    func keys(_ keys: String?) throws {
        guard
            case .failure(let failure) = try check(
                #"{"id":"1","serviceSignature":\#(Self.signature)}"#, keys: keys)
        else {
            Issue.record("something was said")
            return
        }
        #expect(failure.status == .badFile && failure.message.key == "gateway.no-public-keys")
    }

    @Test("content that is not what was signed is told whatever key signed it")
    func changed() throws {
        let line = "0123456789abcdef " + String(repeating: "0", count: 64)
        let keys = "chungtay signing public 1\n\(line)\n"
        let verdict = try check(#"{"id":"1","serviceSignature":\#(Self.signature)}"#, keys: keys).get()
        #expect(verdict.fault == "changed" && verdict.signedWith == "0123456789abcdef")
    }
}
