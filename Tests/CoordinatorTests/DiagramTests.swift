import Bus
import CatalogueAPI
import Foundation
import GatewayAPI
import RegistryAPI
import TestKit
import Testing
import Vocabulary

@testable import Coordinator

@Suite("The pages of the workflows show what the code does", .timeLimit(.minutes(5)))
struct DiagramTests {
    private static func page(_ kind: WorkflowKind) throws -> String {
        try String(contentsOfFile: SourceTree.root + "/docs/workflows/\(kind.rawValue).md", encoding: .utf8)
    }

    /// A run that came to its end and one that was undone, as a diagram.
    private static func diagram(_ whole: [Entry], undone: [Entry]) -> String {
        func node(_ step: String) -> String { step.replacing("-", with: "_") }
        let steps = whole.filter { $0.kind != .note }
        var lines = ["flowchart TD"]
        for entry in steps {
            let method = entry.method
            let shape =
                switch entry.kind {
                case .wait: "([\"\(entry.step)\(method.map { "<br>waits for \($0)" } ?? "")\"])"
                case .charge: "[/\"\(entry.step)\(method.map { "<br>asks by \($0)" } ?? "")\"/]"
                case .answer: "{{\"\(entry.step)\"}}"
                case .step, .note, .stop, .undo: "[\"\(entry.step)\(method.map { "<br>\($0)" } ?? "")\"]"
                }
            lines.append("    \(node(entry.step))\(shape)")
        }
        lines.append("    " + steps.map { node($0.step) }.joined(separator: " --> "))
        for entry in undone where entry.kind == .undo {
            lines.append(
                "    \(node(entry.step)) -. undone by .-> \(node(entry.step))_undone[\"\(entry.method ?? "")\"]"
            )
        }
        return "```mermaid\n" + lines.joined(separator: "\n") + "\n```"
    }

    private static func journal(_ id: WorkflowID, _ commune: Commune) async throws -> [Entry] {
        try await commune.deployment.store(of: "gateway").act { try $0.journal.of(id) }
    }

    @Test("respond")
    func respond() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let offer = try await commune.offer(of: commune.provider())
            let (child, other) = (try await commune.child(), try await commune.child("Trẻ Thứ Hai"))
            let file = try await commune.openCase(of: child)
            let whole = try await commune.respond(to: file, of: child)
            try await commune.assess(file)
            try await commune.answer(.chooseOffer, of: whole, .agreed, offer: offer)
            let referral = try await commune.waitingReferral(of: child, in: whole)
            _ = try await commune.clinic.call(Referrals.accept, AcceptReferral(id: referral))
            _ = try await commune.clinic.call(
                Deliveries.record,
                RecordDelivery(child: child, on: Commune.today).with { $0.referral = referral })
            _ = try await commune.task(.reviewCase, of: whole)
            try await commune.review(file)
            _ = try await commune.run(whole) { $0.status == .done }
            let undone = try await commune.assessed(other)
            try await commune.answer(.chooseOffer, of: undone, .agreed, offer: offer)
            _ = try await commune.waitingReferral(of: other, in: undone)
            _ = try await commune.officer().call(
                Workflows.cancel, CancelWorkflow(id: undone, reason: "Thôi."))
            _ = try await commune.run(undone) { $0.status == .undone }
            let drawn = Self.diagram(
                try await Self.journal(whole, commune), undone: try await Self.journal(undone, commune))
            let page = try Self.page(.respond)
            #expect(page.contains(drawn), "\(drawn)")
        }
    }

    @Test("admit")
    func admit() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let (child, other) = (try await commune.child(), try await commune.child("Trẻ Thứ Hai"))
            let whole = try await commune.admit(child)
            for kind in [TaskKind.decideAdmission, .completeFile, .publishNotice] {
                try await commune.answer(kind, of: whole, .agreed)
            }
            _ = try await commune.task(.endAdmission, of: whole)
            let placements = try await commune.officer().call(Placements.list, ListPlacements(child: child))
                .items
            _ = try await commune.officer().call(
                Placements.end, EndPlacement(id: try #require(placements.first?.id)))
            _ = try await commune.run(whole) { $0.status == .done }
            let undone = try await commune.admit(other)
            try await commune.answer(.decideAdmission, of: undone, .declined)
            _ = try await commune.run(undone) { $0.status == .undone }
            let drawn = Self.diagram(
                try await Self.journal(whole, commune), undone: try await Self.journal(undone, commune))
            let page = try Self.page(.admit)
            #expect(page.contains(drawn), "\(drawn)")
        }
    }

    @Test("transfer")
    func transfer() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let child = try await commune.child(since: "2020-01-10")
            let other = try await commune.child("Trẻ Thứ Hai", since: "2020-01-10")
            let referral = try await commune.refer(child)
            _ = try await commune.grant(child, by: commune.officer(), in: Commune.place)
            let whole = try await commune.move(child)
            try await commune.takeOver(child, in: whole)
            try await commune.settle(child, referral, in: whole)
            _ = try await commune.run(whole) { $0.status == .done }
            let undone = try await commune.move(other)
            _ = try await commune.task(.answerTransfer, of: undone)
            _ = try await commune.officer().call(
                Workflows.cancel, CancelWorkflow(id: undone, reason: "Thôi."))
            _ = try await commune.run(undone) { $0.status == .undone }
            let drawn = Self.diagram(
                try await Self.journal(whole, commune), undone: try await Self.journal(undone, commune))
            let page = try Self.page(.transfer)
            #expect(page.contains(drawn), "\(drawn)")
        }
    }

    @Test("foster")
    func foster() async throws {
        try await Commune.open(on: [.inProcess]) { commune in
            let child = try await commune.child(since: "2020-01-10")
            let whole = try await commune.foster(child)
            try await commune.answer(
                .chooseFamily, of: whole, .agreed, caregiver: try await commune.approvedFamily())
            try await commune.answer(.checkFamily, of: whole, .agreed)
            try await commune.answer(.decideFoster, of: whole, .agreed)
            let placement = try await commune.handOver(child, in: whole, from: "2020-10-01")
            try await commune.answer(.judgeTrial, of: whole, .agreed)
            try await commune.answer(.grantAllowance, of: whole, .agreed)
            try await commune.visit(placement, on: "2021-03-10")
            _ = try await commune.task(.endFoster, of: whole)
            _ = try await commune.officer().call(Placements.end, EndPlacement(id: placement))
            _ = try await commune.run(whole) { $0.status == .done }
            // It has no step that is undone.
            let drawn = Self.diagram(try await Self.journal(whole, commune), undone: [])
            let page = try Self.page(.foster)
            #expect(page.contains(drawn), "\(drawn)")
        }
    }

    @Test("a mandate for each names the methods that its code calls, and its page does")
    func mandates() throws {
        for kind in WorkflowKind.allCases {
            let code = try #require(WorkflowBook.shipped.latest(kind))
            #expect(kind.version == code.version)
            #expect(kind.methods == code.methods)
            let page = try Self.page(kind)
            for method in code.methods { #expect(page.contains("`\(method)`")) }
        }
    }
}
