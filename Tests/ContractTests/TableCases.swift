import Bus
import Foundation
import JSONCoding
import Tables
import TestKit
import Testing
import Vocabulary

@testable import GatewayKit
@testable import Registry
@testable import ServiceKit

/// Reads tables as `import` does, and gives their rows to a registry.
protocol TableCases {}

extension RowFile {
    /// Every row.
    func all() throws -> [Row] {
        let reader = try reader()
        var rows: [Row] = []
        while let row = try reader.next() { rows.append(row) }
        return rows
    }
}

extension ImportOutcome {
    /// Line, column and sentence of what was refused.
    var mistakes: [(line: Int, column: String, sentence: String)] {
        refused.flatMap { row in row.violations.map { (row.line, $0.column, $0.message) } }
    }
    var places: [String] { mistakes.map { "\($0.line) \($0.column)" } }

    /// The refused rows as they come back, of a table of text.
    func returned() throws -> String {
        guard case .separated(let separator, let table) = file.shape else { return "" }
        return String(decoding: text(separator, table, in: .vi), as: UTF8.self)
    }
}

extension TableCases {
    static func text(_ name: String) throws -> String {
        let bytes = try Data(contentsOf: URL(filePath: SourceTree.root + "/Tests/Cases/" + name))
        return try #require(String(bytes: bytes, encoding: .utf8))
    }

    func read(_ text: String, _ method: String, isCSV: Bool = true) throws -> (
        RowFile, MethodDescription
    ) {
        try read(.bytes(Array(text.utf8)), method, isCSV: isCSV)
    }

    func read(
        _ source: TableSource, _ method: String, isCSV: Bool = true, named name: String = "case"
    ) throws -> (RowFile, MethodDescription) {
        let entry = try #require(ServiceContract(RegistryService.self).methods.first { $0.name == method })
        let reference = try Reference.shipped()
        let words = SchemaWords(
            KitTexts.all.merging(RegistryService.texts), codes: (reference, try #require(Day("2020-06-15"))))
        let description = entry.description(in: words)
        let file = try RowFile(
            source, file: name, areLines: !isCSV, method: method, schema: Schema(description.request),
            names: description.names)
        return (file, description)
    }

    func imported(
        _ text: String, into method: String = "registry.Children/Import", isCSV: Bool = true,
        _ deployment: Deployment, key: String = "case", isTrial: Bool = false
    ) async throws -> ImportOutcome {
        try await imported(
            .bytes(Array(text.utf8)), into: method, isCSV: isCSV, deployment, key: key, isTrial: isTrial)
    }

    func imported(
        _ source: TableSource, into method: String = "registry.Children/Import", isCSV: Bool = true,
        _ deployment: Deployment, key: String = "case", isTrial: Bool = false, named name: String = "case"
    ) async throws -> ImportOutcome {
        let (file, description) = try read(source, method, isCSV: isCSV, named: name)
        let unit: UnitPath = "thai-binh/so-ldtbxh"
        let principal = Principal(
            unit: unit, roles: Deployment.workRoles, scope: ["thai-binh"])
        let client = try deployment.client(of: "registry", as: principal)
        var options = CallOptions(idempotencyKey: key, language: .vi)
        options.isTrial = isTrial
        return try await file.send(into: description, through: client, options) { _ in }
    }

    func withRegistry(_ body: (Deployment) async throws -> Void) async throws {
        try await withDeployment(
            [RegistryService.self], on: [.inProcess], reference: .shipped(),
            today: try #require(Day("2020-06-15")), body)
    }
}
