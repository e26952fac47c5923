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

    /// Members of the request of the method that the line names, and what may stand there.
    static var request: CompletionKind {
        offers { line in
            let source = try await MethodSource.find(line.context.clients)
            guard let method = line.named(try await methods(line).map(\.name)) else { return [] }
            let completions = RequestCompletions(
                try await source.describe(method), line.context.reference, on: try await line.today())
            guard let member = line.member else { return completions.members(beginning: line.beginning) }
            return completions.values(of: member.name, beginning: member.value).map {
                OfferedWord(code: member.before + $0.word, label: $0.label, days: $0.days)
            }
        }
    }

    /// Words that the law or the contract fixes.
    static func choice<Word: Choice>(_ type: Word.Type) -> CompletionKind {
        offers { OfferedWord.words(of: type).fitting($0.beginning) }
    }

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

    /// Words with what people call them, as far as the shell shows that.
    private static func offers(
        _ find: @escaping @Sendable (UnfinishedLine) async throws -> [OfferedWord]
    ) -> CompletionKind {
        words { line in try await find(line).map { $0.shown(by: CompletionShell.requesting, line.context) } }
    }

    private static func words(
        _ find: @escaping @Sendable (UnfinishedLine) async throws -> [String]
    ) -> CompletionKind {
        .custom { words, index, beginning in
            do {
                let line = try UnfinishedLine(words, index, beginning)
                defer { line.context.clients.closeAll() }
                let found = try await find(line)
                let isMarked = CompletionShell.requesting == .bash && !found.isEmpty
                return isMarked ? [CompletionsCommand.chosenByProgram] + found : found
            } catch {
                // A shell that asks has no place for a sentence: nothing is offered.
                return []
            }
        }
    }
}

extension OfferedWord {
    /// As the shell takes it: Fish and Zsh show what stands beside a word.
    fileprivate func shown(by shell: CompletionShell?, _ context: CommandContext) -> String {
        var says = label?[context.language] ?? ""
        if let days {
            let numbers = context.numbers
            let ends = [days.from.map(numbers.day), days.until.map { numbers.day($0.advanced(by: -1)) }]
            says += " (\(ends.map { $0 ?? "…" }.joined(separator: "–")))"
        }
        guard !says.isEmpty else { return word }
        return switch shell {
        case .fish?: "\(word)\t\(says)"
        case .zsh?: "\(word.replacing(":", with: "\\:")):\(says)"
        default: word
        }
    }
}
