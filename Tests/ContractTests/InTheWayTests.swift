import Foundation
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Campaigns
@testable import Catalogue
@testable import Coordinator
@testable import Funding
@testable import Registry
@testable import Reporting

/// Each FAILED_PRECONDITION and ALREADY_EXISTS that the departments' sources throw, with the sentence that it says.
@Suite("Every refusal says what stands in the way, who recorded it and what to do", .timeLimit(.minutes(5)))
struct InTheWayTests {
    /// A refusal's call in the source: what stands between its parentheses.
    private struct Call {
        let file: String
        let text: Substring

        var keys: [String] {
            let services =
                /"((?:check|registry|catalogue|campaigns|funding|reporting|gateway)\.[A-Za-z0-9.-]+)"/
            return text.matches(of: services)
                .map { String($0.1) }
        }

        /// Whether whoever answers the call adds who recorded it.
        var isAboutRecord: Bool { text.contains(".about(") }
    }

    /// Where nothing that somebody recorded is in the way, or who did may not be told.
    private static let reviewed: Set = [
        // A limit of ours, or the request against a rule.
        "campaigns.distributed-often", "catalogue.network-full", "catalogue.pilot-full",
        "funding.total-too-large", "registry.case-full", "registry.not-aged-out", "reporting.report-too-long",
        // Something is not there.
        "catalogue.handover-no-offer", "reporting.difficulty-nobody",
        // Another department's; whoever holds the id of it may be out of reach.
        "campaigns.learner-gone", "check.child-closed", "check.id-taken", "registry.facility-closed",
        "registry.facility-not-for", "registry.facility-unlicensed",
        // Who pays is a hint at a ground that may be sealed.
        "funding.paid-by-other",
        // The sentence names the units, or each of what is in the way in its own violation.
        "registry.transfer-answered", "registry.transfer-waits", "registry.near",
        // A case's events are sealed: its file, which the caller reads, says who works on it.
        "registry.case-assessment-order", "registry.case-closed", "registry.case-ended-with-child",
        "registry.case-entry-follows", "registry.case-followed", "registry.case-isolated",
        "registry.case-not-isolated", "registry.case-not-ready",
        // Of several: how many; a number of the office's own book.
        "registry.forget-caring", "reporting.number-taken",
        // Whoever asks, or what the task is.
        "gateway.task-by-fact", "gateway.task-for-person",
        // A run may tell of a case: its events are confidential, and nobody is named.
        "gateway.run-cancelled", "gateway.run-over", "gateway.run-under-way", "gateway.task-closed",
        // What kind of fact it is.
        "registry.identity-fact",
    ]

    private static let services = [
        "Registry", "Catalogue", "Campaigns", "Funding", "Reporting", "Coordinator",
    ]

    private static func calls() throws -> [Call] {
        let begin = /Refusal\.(?:precondition|exists)\(|Refusal\(\s*\.(?:failedPrecondition|alreadyExists)/
        return try Self.services.flatMap { service -> [Call] in
            let folder = "\(SourceTree.root)/Services/\(service)"
            let found = try #require(FileManager.default.enumerator(atPath: folder))
            let files = found.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }
            return try files.flatMap { file -> [Call] in
                let source = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
                return source.matches(of: begin).map { match in
                    Call(file: "\(service)/\(file)", text: call(in: source[match.range.lowerBound...]))
                }
            }
        }
    }

    /// Up to the parenthesis that closes the first one.
    private static func call(in source: Substring) -> Substring {
        var open = 0
        for index in source.indices {
            if source[index] == "(" { open += 1 }
            guard source[index] == ")" else { continue }
            open -= 1
            if open == 0 { return source[...index] }
        }
        return source
    }

    private static let texts = DepartmentServices.all.reduce(
        VocabularyTexts.catalogue.merging(CoordinatorTexts.catalogue)
    ) { $0.merging($1.texts) }

    @Test("it names who recorded it in the sentence, or whoever answers the call does")
    func recorder() throws {
        let calls = try Self.calls()
        #expect(calls.count > 120)
        var unexplained: Set<String> = []
        for call in calls where !call.isAboutRecord {
            for key in call.keys {
                let sentence = Self.texts.template(key, in: .en) ?? ""
                if sentence.firstMatch(of: /\{(by|unit|person|facts)\}/) == nil { unexplained.insert(key) }
            }
        }
        // Each that is new here is looked at; none stays in the list that is mended.
        #expect(unexplained.subtracting(Self.reviewed) == [])
        #expect(Self.reviewed.subtracting(unexplained) == [])
    }

    @Test("what sets a first or last day has a name for people, in both languages")
    func dated() throws {
        func terms<Word: DatedWord>(_: Word.Type) -> [String] { Word.terms }
        let words: [any DatedWord.Type] = [
            RegistryDay.self, CatalogueDay.self, CampaignDay.self, FundingDay.self, ReportingDay.self,
        ]
        #expect(words.flatMap { terms($0) }.filter { Self.texts.bilingual($0) == nil } == [])
        var named: Set<String> = []
        for service in Self.services {
            let folder = "\(SourceTree.root)/Services/\(service)"
            let found = try #require(FileManager.default.enumerator(atPath: folder))
            for case let file as String in found where file.hasSuffix(".swift") {
                let source = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
                for match in source.matches(of: /\.named\("([A-Za-z]+)"|as: "([A-Za-z]+)"\)/) {
                    named.insert(String(match.1 ?? match.2 ?? ""))
                }
            }
        }
        #expect(named.isSuperset(of: ["start", "from", "openedOn"]))
        #expect(named.filter { Self.texts.bilingual("member.\($0)") == nil } == [])
    }

    @Test("it says what to do, in both languages", arguments: Language.allCases)
    func wayOut(language: Language) throws {
        for call in try Self.calls() {
            for key in call.keys where !key.hasPrefix("check.") {
                let sentence = try #require(Self.texts.template(key, in: language), "\(key)")
                // What is so, then what to do: behind a colon, or in a sentence of its own.
                let parts = sentence.split(separator: #/[:;.?!] /#)
                #expect(parts.count > 1, "\(call.file) \(key): \(sentence)")
            }
        }
    }
}
