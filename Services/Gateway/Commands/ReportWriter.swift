import ArgumentParser
import Bus
import GatewayKit
import JSONCoding
import ReportingAPI
import ServiceKit
import Vocabulary

/// What `chungtay report` writes.
enum ReportOutput: String, CaseIterable, ExpressibleByArgument {
    /// A page, to be looked at and printed.
    case html
    /// Paper, by Chromium.
    case pdf
    /// For a clerk to go on with.
    case docx
    /// Its tables, a sheet each.
    case xlsx
    /// Its figures, in one table.
    case csv
    /// All that it was compiled from.
    case json
    /// Its figures, for DHIS2.
    case dhis2

    var fileExtension: String { self == .dhis2 ? ReportFormat.dhis2.fileExtension : rawValue }
}

/// Writes a compiled report, each format from what the service froze.
struct ReportWriter {
    struct Report {
        let compilation: CompilationID
        /// As it went out then; as it was compiled when nil.
        let sending: SendingID?
    }

    let report: Report
    private let client: BusClient
    private let language: Language

    init(_ report: Report, _ client: BusClient, _ language: Language) {
        (self.report, self.client, self.language) = (report, client, language)
    }

    /// Writes over the file at `path`. Throws ``Failure``.
    func write(_ output: ReportOutput, to path: String) async throws {
        switch output {
        case .html: try save(await rendered(.html), to: path)
        case .csv: try save(await rendered(.csv), to: path)
        case .dhis2: try save(await rendered(.dhis2), to: path)
        case .pdf: try await Paper.print(rendered(.html), to: path)
        case .docx: try DocumentFile(json: await rendered(.document)).writeWord(to: path)
        case .xlsx: try DocumentFile(json: await rendered(.document)).writeWorkbook(to: path)
        case .json:
            let compilation = try await client.call(
                Compilations.get, GetCompilation(id: report.compilation), CallOptions(language: language))
            try save(JSONValue(parsing: JSON.encode(compilation)).prettyPrinted + "\n", to: path)
        }
    }

    private func rendered(_ format: ReportFormat) async throws -> String {
        try await client.call(
            Compilations.render,
            RenderCompilation(id: report.compilation, format: format).with {
                ($0.language, $0.sending) = (language, report.sending)
            }, CallOptions(language: language)
        ).text
    }

    private func save(_ text: String, to path: String) throws {
        do {
            try Files.write(Array(text.utf8), to: path)
        } catch {
            throw Failure(.badFile, Message("gateway.file-unwritable", ["file": path]))
        }
    }
}
