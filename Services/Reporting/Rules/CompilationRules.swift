import Bus
import JSONCoding
import ReportingAPI
import ServiceKit
import Vocabulary

/// A report is one document and is not cut into pages, so it may not grow past a message.
enum CompilationRules {
    /// Octets of a report, and of each of its renderings: well below a message's 4 MiB.
    static let longest = 3 << 20

    /// Throws INVALID_ARGUMENT when nothing of the period has been yet.
    static func begun(_ period: Period, on today: Day) throws {
        guard today < period.start else { return }
        throw Refusal.invalid(
            "/period",
            Message("reporting.period-to-come", ["start": "\(period.start)", "today": "\(today)"]))
    }

    /// Throws FAILED_PRECONDITION when the report, or what it renders to, is longer.
    static func check(_ compilation: Compilation) throws {
        var octets = try JSON.encode(compilation).count
        for format in ReportFormat.allCases {
            for language in Language.allCases {
                octets = max(octets, try JSON.encode(compilation.rendered(as: format, in: language)).count)
            }
        }
        guard octets > longest else { return }
        throw Refusal.precondition(
            compilation.round == nil ? "/plan" : "/round",
            Message("reporting.report-too-long", ["octets": "\(octets)", "most": "\(longest)"]))
    }
}

extension Compilation {
    func rendered(as format: ReportFormat, in language: Language) -> RenderedReport {
        let words = ReportWords(language: language, compilation: self)
        switch format {
        case .html:
            return RenderedReport(mediaType: "text/html; charset=utf-8", text: ReportPage(self, words).html)
        case .csv:
            return RenderedReport(mediaType: "text/csv; charset=utf-8", text: ReportTable(self, words).csv)
        }
    }
}
