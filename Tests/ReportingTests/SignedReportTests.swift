import Bus
import GRDB
import JSONCoding
import ReportingAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Reporting

@Suite("Reports are signed by the service, and held against its log", .timeLimit(.minutes(5)))
struct SignedReportTests {
    private let signatory = Signatory(
        authority: .head, office: "Giám đốc", name: "Nguyễn Văn Ký", signature: .digital)

    /// A round that was opened, a report that was compiled, and went out.
    private func issued(
        _ body: (Province, Compilation, SentReport) async throws -> Void
    ) async throws {
        try await Province.open(today: "2021-12-15", on: [.inProcess]) { province in
            let child = try await province.children(2)
            try await province.deliver(to: child[0], on: "2021-12-01", by: province.provider())
            let year = try period("2021-01-01", "2021-12-31")
            _ = try await province.lead.call(
                Rounds.open, OpenRound(plan: Province.plan, period: year).with { $0.duty = "yearly" })
            let compiled = try await province.lead.call(
                Compilations.compile,
                CompileReport(plan: Province.plan, period: year))
            let sent = try await province.lead.call(
                Compilations.send,
                SendReport(
                    compilation: compiled.id, to: ["thai-binh/ubnd"], symbol: "BC-SLĐTBXH",
                    signatory: signatory))
            try await body(province, compiled, sent)
        }
    }

    private func fault(_ province: Province, _ document: JSONValue) throws -> IssuedFault? {
        try province.deployment.store(of: "reporting").verifyingKeys
            .fault(ofDocument: document, by: "reporting")
    }

    private func json(_ document: some IssuedDocument) throws -> JSONValue {
        try JSONValue(parsing: JSON.encode(document))
    }

    @Test("what was compiled and what was sent is signed, whoever writes its members in another order")
    func holds() async throws {
        try await issued { province, compiled, sent in
            let shown = try await province.lead.call(
                Compilations.get, GetCompilation(id: compiled.id))
            for document in [try json(compiled), try json(shown), try json(sent)] {
                #expect(try fault(province, document) == nil)
                let members = try #require(document.object).members.reversed()
                let turned = JSONValue.object(JSONObject(members.map { ($0.name, $0.value) }))
                #expect(try fault(province, JSONValue(parsing: turned.prettyPrinted)) == nil)
            }
            let signature = try #require(compiled.serviceSignature)
            #expect(signature.service == "reporting" && signature.documentType == "compilation")
            #expect(compiled.positions == shown.positions && !compiled.positions.description.isEmpty)
        }
    }

    @Test("any member that is another one, taken away or put in is found, and so is a forged signature")
    func changed() async throws {
        try await issued { province, compiled, sent in
            for document in [try json(compiled), try json(sent)] {
                let object = try #require(document.object)
                for name in object.names where name != "serviceSignature" {
                    var less = object
                    less[name] = nil
                    #expect(try fault(province, .object(less)) == .changed, "\(name)")
                }
                var more = object
                more["note"] = "put in"
                #expect(try fault(province, .object(more)) == .changed)
                var unsigned = object
                unsigned["serviceSignature"] = nil
                #expect(try fault(province, .object(unsigned)) == .unsigned)
                // Whoever changes it and works the digest out anew has not the key.
                var forged = object
                forged["plan"] = "another"
                var signature = try #require(object["serviceSignature"]?.object)
                signature["digest"] = .string(IssuedContent.digest(of: JSONValue.object(forged)))
                forged["serviceSignature"] = .object(signature)
                #expect(try fault(province, .object(forged)) == .forged)
                var strange = object
                signature = try #require(object["serviceSignature"]?.object)
                signature["signedWith"] = "0000000000000000"
                strange["serviceSignature"] = .object(signature)
                #expect(try fault(province, .object(strange)) == .keyUnknown)
            }
            // The signature of one is not another's, though that says the same.
            var moved = try #require(try json(compiled).object)
            moved["id"] = .string((Rolls.id(7) as CompilationID).text)
            #expect(try fault(province, .object(moved)) == .changed)
        }
    }

    @Test("every format says who signed it, by which key, and how that is checked")
    func renderings() async throws {
        try await issued { province, compiled, sent in
            let signature = try #require(compiled.serviceSignature)
            for format in [ReportFormat.html, .csv, .document] {
                for language in Language.allCases {
                    for sending in [nil, sent.id] {
                        let text = try await province.lead.call(
                            Compilations.render,
                            RenderCompilation(id: compiled.id, format: format).with {
                                ($0.language, $0.sending) = (language, sending)
                            }
                        ).text
                        for words in [signature.signedWith, signature.digest, "audit signatures"] {
                            #expect(text.contains(words), "\(format) \(language) \(words)")
                        }
                    }
                }
            }
        }
    }

    @Test("what was compiled and sent is what its log says")
    func sound() async throws {
        try await issued { province, _, _ in
            let found = try await province.deployment.unexplained(in: "reporting", by: ReportingProof.self)
            #expect(found == [])
        }
    }

    @Test(
        "a report in the file that was changed, put in or removed is found, signature and all",
        arguments: [
            (
                "UPDATE sent_reports SET data = CAST(replace(CAST(data AS TEXT), 'Giám đốc', 'Chủ tịch') AS BLOB)",
                ["evidence-row-differs sent_reports"]
            ),
            ("DELETE FROM sent_reports", ["evidence-row-differs sent_reports"]),
            (
                """
                UPDATE compilations SET data = CAST(json_remove(CAST(data AS TEXT), '$.serviceSignature') AS BLOB),
                    for_others = CAST(json_remove(CAST(for_others AS TEXT), '$.serviceSignature') AS BLOB)
                """, ["evidence-row-differs compilations"]
            ),
            (
                """
                UPDATE compilations SET data = CAST(json_set(CAST(data AS TEXT), '$.values[0].numerator', 77) AS BLOB)
                """, ["evidence-row-differs compilations"]
            ),
            (
                "UPDATE plans SET document = CAST(json_set(CAST(document AS TEXT), '$.lead', 'thai-binh/so-y-te') AS BLOB)",
                ["evidence-row-differs plans"]
            ),
            ("DELETE FROM plans", ["evidence-row-differs plans"]),
            (
                "UPDATE rounds SET data = CAST(json_set(CAST(data AS TEXT), '$.status', 'closed') AS BLOB)",
                ["evidence-row-differs rounds"]
            ),
            (
                "UPDATE rounds SET id = '00000000-0000-7000-8000-000000000009'",
                [
                    "evidence-row-differs rounds", "evidence-row-untold rounds",
                ]
            ),
            ("UPDATE compilations SET data = x'00'", ["evidence-row-differs compilations"]),
            (
                """
                INSERT INTO compilations (id, plan, data, for_others)
                SELECT '00000000-0000-7000-8000-000000000009', plan, data, for_others FROM compilations
                """, ["evidence-row-untold compilations"]
            ),
        ])
    func attacks(sql: String, found: [String]) async throws {
        try await issued { province, _, _ in
            try province.deployment.alter("reporting", SQL(sql: sql))
            let told = try await province.deployment.unexplained(in: "reporting", by: ReportingProof.self)
            #expect(told == found)
        }
    }
}
