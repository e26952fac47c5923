import Bus
import Foundation
import GatewayAPI
import JSONCoding
import Logging
import RegistryAPI
import ServiceKit
import Store
import Synchronization
import TestKit
import Testing
import Vocabulary

@testable import Coordinator

/// A run of a shipped version as it once went, with what it sent. A run of that kind may wait in some deployment for months: these files
/// are added to, and not changed.
private struct GoldenRun: Decodable {
    struct Line: Decodable {
        let number: Int
        let step: String
        let kind: EntryKind
        let state: EntryState
        let on: Day
        let method: String?
        /// JSON.
        let kept: String?
    }

    struct Sent: Decodable {
        let number: Int
        let method: String
        /// JSON.
        let body: String
    }

    let workflow: WorkflowKind
    let version: Int
    let run: WorkflowID
    let child: ChildID
    let `case`: HandledCaseID?
    let provider: ProviderID?
    let to: UnitPath?
    let trialUntil: Day?
    let until: Day?
    /// What its starter wrote.
    let words: String?
    let unit: UnitPath
    let person: PersonCode
    let begunOn: Day
    let ends: EntryState
    let entries: [Line]
    let calls: [Sent]
    /// The last first.
    let undos: [Sent]

    static let names = [
        "admit-1-declined", "admit-1-done", "foster-1-done", "foster-1-not-approved", "foster-1-not-granted",
        "foster-1-trial-failed",
        "respond-1-cancelled", "respond-1-done", "respond-1-nobody",
        "respond-1-not-delivered", "transfer-1-cancelled", "transfer-1-declined", "transfer-1-done",
    ]

    static let folder = SourceTree.root + "/Tests/CoordinatorTests/Golden"

    init(_ name: String) throws {
        let text = try Data(contentsOf: URL(fileURLWithPath: "\(Self.folder)/\(name).json"))
        self = try JSON.decode(GoldenRun.self, from: Array(text))
    }

    var started: Run {
        let mandate = workflow.mandate(
            for: child, run: run, by: unit, person, until: begunOn.advanced(by: 365))
        return Run(
            id: run, workflow: workflow, version: version, child: child,
            input: RunInput(
                case: self.case, provider: provider, to: to, trialUntil: trialUntil, until: until),
            mandate: mandate, status: .running,
            starter: RunStarter(unit: unit, person: person), begunOn: begunOn, endedOn: nil,
            isCancelled: false)
    }

    /// The journal up to a line, which is only begun; all of it where none is named.
    func journal(begun last: Int? = nil) -> [Entry] {
        entries.filter { $0.number <= last ?? .max }.map { line in
            var entry = Entry(
                number: line.number, step: line.step, kind: line.kind, on: line.on, method: line.method)
            guard line.number != last else { return entry }
            entry.state = line.state
            entry.kept = line.kept.map { Array($0.utf8) }
            return entry
        }
    }
}

/// The run has come to where something would be written or sent, which ends it in these tests.
private struct Passed: Error {
    let point: CrashPoint
}

@Suite("Runs that were begun by a shipped version go on as they were begun", .timeLimit(.minutes(5)))
struct GoldenJournalTests {
    /// How the workflow's code ends on this journal, by itself: nothing is written, nothing sent.
    private static func replay(
        _ golden: GoldenRun, begun last: Int? = nil, _ commune: Commune
    ) async throws -> (ended: Result<Void, any Error>, flow: Flow) {
        let service = commune.deployment.running("gateway")
        let neighbours = Neighbours(service.store, logger: Logger(label: "golden")) { _ in
            throw CancellationError()
        }
        let engine = Engine(neighbours, bell: Bell(), workflows: .shipped) { throw Passed(point: $0) }
        let flow = Flow(
            Conduct(
                golden.started, golden.journal(begun: last), saying: golden.words, engine: engine))
        let code = try #require(engine.workflows.find(golden.workflow, golden.version))
        do {
            try await code.body(flow)
            try flow.requireWhole()
            return (.success(()), flow)
        } catch {
            return (.failure(error), flow)
        }
    }

    private static func isSame(_ body: [UInt8], _ text: String) throws -> Bool {
        let (one, other) = (
            try JSONSerialization.jsonObject(with: Data(body)) as? NSDictionary,
            try JSONSerialization.jsonObject(with: Data(text.utf8)) as? NSDictionary
        )
        return one != nil && one == other
    }

    @Test("every file of the folder is played, and every version that ships has one that ends well")
    func complete() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: GoldenRun.folder).sorted()
        #expect(files == GoldenRun.names.map { "\($0).json" })
        let runs = try GoldenRun.names.map(GoldenRun.init)
        for code in WorkflowBook.shipped.all {
            #expect(
                runs.contains {
                    $0.workflow == code.kind && $0.version == code.version && $0.ends == .done
                })
        }
    }

    @Test(
        "from its journal alone it comes to the same end, and would undo the same",
        arguments: GoldenRun.names)
    func whole(_ name: String) async throws {
        let golden = try GoldenRun(name)
        try await Commune.open(on: [.inProcess]) { commune in
            let (ended, flow) = try await Self.replay(golden, commune)
            switch ended {
            case .success: #expect(golden.ends == .done)
            case .failure(let error):
                let refused = try #require(error as? Coordinator.Refused, "\(error)")
                #expect(golden.ends == .refused)
                #expect(refused.number == golden.entries.last?.number)
                let undos = try flow.undos.reversed().map { (number: $0.number, act: try $0.act()) }
                #expect(undos.map(\.number) == golden.undos.map(\.number))
                for (undo, sent) in zip(undos, golden.undos) {
                    #expect(undo.act.method == sent.method)
                    #expect(try Self.isSame(undo.act.body, sent.body))
                }
            }
        }
    }

    @Test(
        "killed before a step's reply was written, it sends the same again, octet for octet in what it means",
        arguments: GoldenRun.names)
    func sentAgain(_ name: String) async throws {
        let golden = try GoldenRun(name)
        let steps = golden.entries.filter { $0.kind == .step }.map(\.number)
        #expect(golden.calls.map(\.number) == steps)
        try await Commune.open(on: [.inProcess]) { commune in
            for sent in golden.calls {
                let (ended, _) = try await Self.replay(golden, begun: sent.number, commune)
                guard case .failure(let error) = ended, let passed = error as? Passed else {
                    Issue.record("\(name) does not come to its call \(sent.number): \(ended)")
                    continue
                }
                #expect(passed.point.moment == .beforeCall)
                #expect(passed.point.number == sent.number)
                let call = try #require(passed.point.call)
                #expect(call.method == sent.method)
                let body = String(decoding: call.body, as: UTF8.self)
                #expect(try Self.isSame(call.body, sent.body), "\(body)")
            }
        }
    }

    @Test("a journal with another step, or with more than the code asks for, is not gone on with")
    func diverged() async throws {
        let golden = try GoldenRun("respond-1-done")
        try await Commune.open(on: [.inProcess]) { commune in
            let service = commune.deployment.running("gateway")
            let neighbours = Neighbours(service.store, logger: Logger(label: "golden")) { _ in
                throw CancellationError()
            }
            let engine = Engine(neighbours, bell: Bell(), workflows: .shipped) { throw Passed(point: $0) }
            var other = golden.journal()
            other[3].step = "place-taken"
            let longer =
                golden.journal() + [
                    Entry(number: 8, step: "case-closed", kind: .wait, on: golden.begunOn, method: nil)
                ]
            let code = try #require(engine.workflows.find(golden.workflow, golden.version))
            for (journal, number) in [(other, 4), (longer, 8)] {
                let flow = Flow(Conduct(golden.started, journal, engine: engine))
                var found: Int?
                do {
                    try await code.body(flow)
                    try flow.requireWhole()
                } catch let diverged as Diverged {
                    found = diverged.number
                }
                #expect(found == number)
            }
        }
    }
}
