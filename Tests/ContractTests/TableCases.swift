import Bus
import Foundation
import JSONCoding
import TestKit
import Testing
import Vocabulary

@testable import GatewayKit
@testable import Registry
@testable import ServiceKit

/// Reads tables as `import` does, and gives their rows to a registry.
protocol TableCases {}

/// What became of a table's rows.
struct TableOutcome {
    let file: RowFile
    let summary: ImportSummary

    /// Line, column and sentence of what was refused.
    var refused: [(line: Int, column: String, sentence: String)] {
        file.refused(summary).flatMap { row in
            row.violations.map { (row.line, $0.column, $0.message) }
        }
    }
    var places: [String] { refused.map { "\($0.line) \($0.column)" } }
}

extension TableCases {
    static func text(_ name: String) throws -> String {
        let bytes = try Data(contentsOf: URL(filePath: SourceTree.root + "/Tests/Cases/" + name))
        return try #require(String(bytes: bytes, encoding: .utf8))
    }

    func read(_ text: String, _ method: String, isCSV: Bool = true) throws -> (
        RowFile, MethodDescription
    ) {
        let entry = try #require(ServiceContract(RegistryService.self).methods.first { $0.name == method })
        let reference = try Reference.shipped()
        let words = SchemaWords(
            KitTexts.all.merging(RegistryService.texts), codes: (reference, try #require(Day("2020-06-15"))))
        let description = entry.description(in: words)
        let file = try RowFile(
            text, file: "case", isCSV: isCSV, method: method, schema: Schema(description.request),
            names: description.names)
        return (file, description)
    }

    func imported(
        _ text: String, into method: String = "registry.Children/Import", isCSV: Bool = true,
        _ deployment: Deployment, key: String = "case"
    ) async throws -> TableOutcome {
        let (file, description) = try read(text, method, isCSV: isCSV)
        let unit: UnitPath = "thai-binh/so-ldtbxh"
        let principal = Principal(
            unit: unit, roles: Deployment.workRoles, scope: ["thai-binh"])
        let client = try deployment.client(of: "registry", as: principal)
        let options = CallOptions(idempotencyKey: key, language: .vi)
        let summary = try await file.send(into: description, through: client, options) { _ in }
        return TableOutcome(file: file, summary: summary)
    }

    func withRegistry(_ body: (Deployment) async throws -> Void) async throws {
        try await withDeployment(
            [RegistryService.self], on: [.inProcess], reference: .shipped(),
            today: try #require(Day("2020-06-15")), body)
    }
}
