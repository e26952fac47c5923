import ArgumentParser
import Bus
import Foundation
import GatewayKit
import ReportingAPI
import ServiceKit
import Vocabulary

/// What a deployment has words for, offered by the shell while one types.
extension CompletionKind {
    /// Units that exist on the day.
    static var unit: CompletionKind {
        words { line in
            let units = try Reference(directory: line.context.compose + "/reference").units
            return UnitDirectory.completions(
                of: line.beginning, among: units.standing(on: try await line.today()))
        }
    }

    /// Units of any day.
    static var anyUnit: CompletionKind {
        words { line in
            let units = try Reference(directory: line.context.compose + "/reference").units
            return UnitDirectory.completions(of: line.beginning, among: Array(units.paths))
        }
    }

    /// Units that have a key, and their people.
    static var unitWithKey: CompletionKind {
        words { line in
            let held = try KeyRing(data: line.context.data).list().flatMap { entry in
                [entry.unit, UnitPath(entry.owner.text)].compactMap(\.self)
            }
            return UnitDirectory.completions(of: line.beginning, among: Array(Set(held)))
        }
    }

    static var method: CompletionKind { words { line in line.chosen(try await methods(line).map(\.name)) } }

    static var importMethod: CompletionKind {
        words { line in line.chosen(try await methods(line).filter { $0.kind == .import }.map(\.name)) }
    }

    /// Plans that are published, and before a stack runs those that lie ready.
    static var plan: CompletionKind {
        words { line in line.chosen(try await plans(line).map(\.id)) }
    }

    /// Of the plan that the line names.
    static var indicator: CompletionKind {
        words { line in
            let plans = try await plans(line)
            let plan = line.named(plans.map(\.id))
            return line.chosen(plans.filter { $0.id == plan }.flatMap(\.indicators).map(\.id))
        }
    }

    static var service: CompletionKind { .list(Departments.names) }

    private static func methods(_ line: UnfinishedLine) async throws -> [MethodList.Entry] {
        let source = try await MethodSource.find(line.context.clients)
        var entries: [MethodList.Entry] = []
        for service in try source.services() { entries += try await source.list(of: service) }
        var seen: Set<String> = []
        return entries.filter { seen.insert($0.name).inserted }
    }

    private static func plans(_ line: UnfinishedLine) async throws -> [PlanDocument] {
        let context = line.context
        guard context.clients.isUp else {
            return try FileManager.default.contentsOfDirectory(atPath: context.compose + "/plans")
                .filter { $0.hasSuffix(".yaml") }.map {
                    try YAMLDocument.decode(PlanDocument.self, "\(context.compose)/plans/\($0)")
                }
        }
        return try await context.clients.client(to: ReportingContract.name, as: .serviceItself)
            .call(Plans.list, ListPlans(), UnfinishedLine.once).items.map(\.plan)
    }

    private static func words(
        _ find: @escaping @Sendable (UnfinishedLine) async throws -> [String]
    ) -> CompletionKind {
        .custom { words, _, beginning in
            do {
                let line = try UnfinishedLine(words, beginning)
                defer { line.context.clients.closeAll() }
                return try await find(line)
            } catch {
                // A shell that asks has no place for a sentence: nothing is offered.
                return []
            }
        }
    }
}
