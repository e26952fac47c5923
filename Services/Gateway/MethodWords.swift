import ArgumentParser
import GatewayKit
import ServiceKit
import Vocabulary

/// A method as a command, made from what services say of themselves: `chungtay registry children register --name … --birth-date …` is
/// `chungtay call registry.Children/Register name=… birthDate=…`. A new method is at once a command.
///
/// What is no option of ``CallCommand`` is a member of the request; what is both is the member, but for those that say who calls and where.
struct MethodWords {
    /// What every call takes, whatever members its request has.
    private static let callers: Set = ["as", "data", "compose", "lang", "key", "key-file", "endpoints"]
    /// What it takes besides, unless the request has a member that is called so.
    private static let others: Set = ["service", "timeout", "limit", "for", "break-glass", "purpose"]

    /// The arguments as they are, unless they begin with a department; then those of ``CallCommand`` or ``DescribeCommand``. Throws
    /// ``Failure`` where the department has no such method, with those that it has.
    static func read(_ arguments: [String]) async throws -> [String] {
        guard let package = arguments.first, Departments.names.contains(package) else { return arguments }
        // A command of that name keeps its own.
        let isOwn = Chungtay.configuration.subcommands.contains { $0.configuration.commandName == package }
        let path = Array(
            arguments.dropFirst().prefix { word in
                !word.hasPrefix("-") && !["=", "{", "@"].contains(where: word.contains)
            }.prefix(2))
        if isOwn, let first = path.first, Chungtay.own(first, of: package) { return arguments }
        let given = arguments.dropFirst(1 + path.count)
        let rest = given.filter { !["--help", "-h"].contains($0) }
        let asksForHelp = rest.count < given.count
        if path.isEmpty { return isOwn ? arguments : ["describe", package] + globals(rest) }
        let context = try CommandContext(GlobalOptions.parse(globals(rest)))
        let source = try await MethodSource.find(context.clients)
        let names = try await source.list(of: package).map(\.name).filter { $0.hasPrefix("\(package).") }
        guard let method = names.first(where: { words(of: $0) == [package] + path }) else {
            throw Failure(.usage, unknown(path, of: package, among: names))
        }
        if asksForHelp { return ["describe", method] + globals(rest) }
        let schema = Schema(try await source.describe(method).request)
        return ["call", method] + Self.members(rest, of: schema)
    }

    /// Those of the options that every command takes.
    private static func globals(_ arguments: [String]) -> [String] {
        var own: [String] = []
        for (index, word) in arguments.enumerated() {
            let name = word.prefix { $0 != "=" }
            if name == "--json" { own.append(word) }
            guard ["--data", "--compose", "--lang"].contains(name) else { continue }
            own.append(word)
            if name == word, index + 1 < arguments.count { own.append(arguments[index + 1]) }
        }
        return own
    }

    /// `registry.Children/DecideDuplicate` as `["registry", "children", "decide-duplicate"]`.
    static func words(of method: String) -> [String] {
        method.split { "./".contains($0) }.map { kebab(String($0)) }
    }

    private static func kebab(_ name: String) -> String {
        var text = ""
        for (index, character) in name.enumerated() {
            if character.isUppercase, index > 0 { text += "-" }
            text += character.lowercased()
        }
        return text
    }

    private static func camel(_ name: Substring) -> String {
        name.split(separator: "-").enumerated().map { index, word in
            index == 0 ? String(word) : word.prefix(1).uppercased() + word.dropFirst()
        }.joined()
    }

    /// `birth-date` as `birthDate`, where a member is called so; anything else as a table's heading would be written.
    private static func member(_ option: String, of schema: Schema) -> (name: String, schema: Schema?) {
        let name = String(option.prefix { $0 != "." })
        if let found = schema.members.first(where: { kebab($0.name) == name || $0.name == name }) {
            let below = camel(option.dropFirst(name.count))
            return (found.name + below, below.isEmpty ? found.schema : nil)
        }
        return (option.replacing("-", with: " "), nil)
    }

    /// Options that are members as `NAME=VALUE`; what is said several times of a list is one list.
    static func members(_ arguments: [String], of schema: Schema) -> [String] {
        var told: [String] = []
        var values: [String: [String]] = [:]
        var order: [String] = []
        var left = arguments[...]
        while let word = left.popFirst() {
            guard word.hasPrefix("--"), word.count > 2 else {
                told.append(word)
                continue
            }
            let parts = word.dropFirst(2).split(
                separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let option = String(parts[0])
            let (name, member) = member(option, of: schema)
            let isCalls =
                callers.contains(option) || option == "json" || member == nil && others.contains(option)
            if isCalls {
                told.append(word)
                if parts.count == 1, option != "json", let value = left.popFirst() { told.append(value) }
                continue
            }
            let value: String
            if parts.count == 2 {
                value = String(parts[1])
            } else if member?.kind == .boolean, left.first.map({ $0.hasPrefix("--") }) ?? true {
                value = "true"
            } else {
                value = left.popFirst() ?? ""
            }
            if values[name] == nil { order.append(name) }
            values[name, default: []].append(value)
        }
        return order.flatMap { name -> [String] in
            let said = values[name] ?? []
            let isList = schema.members.first { $0.name == name }?.schema.kind == .array
            // Of what is no list the second is refused as one that was given twice.
            return isList ? ["\(name)=\(said.joined(separator: ";"))"] : said.map { "\(name)=\($0)" }
        } + told
    }

    private static func unknown(_ path: [String], of package: String, among names: [String]) -> Message {
        let all = names.map { words(of: $0).dropFirst().joined(separator: " ") }
        let resources = Set(all.compactMap { $0.split(separator: " ").first.map(String.init) })
        let asked = path.joined(separator: " ")
        let known: [String]
        if resources.contains(path[0]) {
            known = all.filter { $0.hasPrefix(path[0] + " ") }
        } else if let near = Spelling.nearest(to: path[0], among: resources) {
            known = all.filter { $0.hasPrefix(near + " ") }
        } else {
            known = resources.sorted()
        }
        let commands = known.map { "chungtay \(package) \($0)" }.joined(separator: ", ")
        return Message("gateway.no-method-words", ["asked": "\(package) \(asked)", "known": commands])
    }
}

extension Chungtay {
    /// Whether `name` is one of the subcommands of the command called `parent`.
    static func own(_ name: String, of parent: String) -> Bool {
        configuration.subcommands.first { $0.configuration.commandName == parent }?
            .configuration.subcommands.contains { $0.configuration.commandName == name } ?? false
    }
}
