package import Bus
package import JSONCoding
import RegistryAPI
package import ServiceKit
import Vocabulary

/// Reads the rows of a table before they go: names become ids, and who a child is that a school's or a clinic's list only describes is
/// asked of the register. What tells it there, name, birth, commune and number, goes nowhere else.
package final class RowReading {
    /// The method by which the register says who somebody is.
    package static let identify = Children.identify.name

    /// What a row says of its child where it has no id: a ``ChildClue``.
    static let clue = "who"

    private let names: NameReading
    private let method: MethodDescription
    /// Of a row as a table may have it.
    package let schema: Schema
    /// What people call the members of that.
    package let labels: JSONValue?
    /// Whether rows may describe their child.
    private let isAboutChildren: Bool

    /// - Parameter identify: the method by which the register says who somebody is; nil where it cannot be asked now.
    package init(_ names: NameReading, for method: MethodDescription, identify: MethodDescription?) {
        (self.names, self.method) = (names, method)
        (schema, labels, isAboutChildren) = Self.row(of: method, identify: identify)
    }

    /// What a row of a table may have, and what people call that; whether it may describe its child.
    static func row(
        of method: MethodDescription, identify: MethodDescription?
    ) -> (schema: Schema, labels: JSONValue?, isAboutChildren: Bool) {
        guard place(in: method) != nil, let clue = identify?.request["properties"]?["rows"]?["items"] else {
            return (Schema(method.request), method.names, false)
        }
        let schema = Schema(
            method.request.adding(["properties": .object([Self.clue: clue])])
                .adding(["$defs": identify?.request["$defs"] ?? .object([:])]))
        let called: JSONValue = ["vi": "trẻ em", "en": "child"]
        let labels = (method.names ?? .object([:])).adding(.object([Self.clue: called]))
            .adding(identify?.names ?? .object([:]))
        return (schema, labels, true)
    }

    /// Where the child's id belongs in a row: of imports of what happened to children that the register has.
    private static func place(in method: MethodDescription) -> String? {
        guard method.kind == .import else { return nil }
        let schema = Schema(method.request)
        if schema.member("child")?.format == "uuid" { return "child" }
        return schema.member("learner")?.member("kind") == nil ? nil : "learner"
    }

    /// The rows as the service takes them; of each that cannot be read, why.
    package func read(_ rows: [JSONValue]) async throws -> [Row] {
        var read: [Row] = []
        for row in rows {
            do {
                read.append(.row(try await names.read(row, as: schema, of: method.name)))
            } catch let error as CallError where error.namesNobody || error.status == .failedPrecondition {
                read.append(.refused(error))
            }
        }
        return isAboutChildren ? try await identified(read) : read
    }

    /// A row that is read.
    package enum Row {
        case row(JSONValue)
        case refused(CallError)
    }

    // MARK: - Who a child is

    private func identified(_ rows: [Row]) async throws -> [Row] {
        var rows = rows
        var open: [(index: Int, clue: JSONValue)] = []
        for (index, row) in rows.enumerated() {
            guard case .row(let value) = row, let clue = value[Self.clue] else { continue }
            if hasChild(value) {
                rows[index] = .row(value.without(Self.clue))
            } else if let name = clue["name"]?.string, WrittenName(name).hasMark {
                // Decided by a person, who wrote the mark of one of those that may be meant.
                do {
                    let child = try await names.child(name, at: "/\(Self.clue)/name")
                    rows[index] = .row(with(child.id, in: value))
                } catch let error as CallError where error.namesNobody || error.status == .failedPrecondition
                {
                    rows[index] = .refused(error)
                }
            } else {
                open.append((index, clue))
            }
        }
        while !open.isEmpty {
            do {
                let found = try await recognise(open.map(\.clue))
                for ((index, _), found) in zip(open, found) {
                    rows[index] = try told(found, of: rows[index])
                }
                return rows
            } catch let error as CallError where error.status == .invalidArgument {
                let wrong = Self.wrong(error, among: open.count)
                guard !wrong.isEmpty else { throw error }
                for (place, refusal) in wrong { rows[open[place].index] = .refused(refusal) }
                open = open.enumerated().filter { wrong[$0.offset] == nil }.map(\.element)
            }
        }
        return rows
    }

    private func hasChild(_ row: JSONValue) -> Bool { row["child"] != nil || row["learner"]?["id"] != nil }

    private func recognise(_ clues: [JSONValue]) async throws -> [IdentifiedChild] {
        try await names.client(to: RegistryContract.name).call(
            Query<JSONValue, IdentifiedChildren>(Children.identify.name, needs: Children.identify.needs),
            ["rows": .array(clues)], names.options
        ).rows
    }

    /// What is wrong with each of the rows that the register was asked about, by where it stood.
    private static func wrong(_ error: CallError, among count: Int) -> [Int: CallError] {
        var wrong: [Int: [CallError.FieldViolation]] = [:]
        for violation in error.violations {
            let steps = violation.field.split(separator: "/")
            guard steps.count > 1, steps[0] == "rows", let row = Int(steps[1]), row < count else { continue }
            let field = "/" + ([clue] + steps.dropFirst(2).map(String.init)).joined(separator: "/")
            wrong[row, default: []].append(
                .init(field: field, rule: violation.rule, message: violation.message))
        }
        return wrong.mapValues { CallError(error.status, $0[0].message, violations: $0) }
    }

    private func told(_ found: IdentifiedChild, of row: Row) throws -> Row {
        guard case .row(let value) = row else { return row }
        if let child = found.child { return .row(with(child, in: value)) }
        let isNew = found.recognition == .new
        let rule = isNew ? "gateway.row-child-new" : "gateway.row-child-unsure"
        let choices = found.candidates.map { candidate in
            names.choice(
                FoundChild(
                    id: candidate.id, name: candidate.name, sex: .undetermined,
                    birthYear: candidate.birthYear,
                    commune: candidate.commune, status: .active)
            ).text
        }
        let message = names.sentence(rule, ["choices": choices.joined(separator: "; ")])
        let field = value[Self.clue]?["name"] == nil ? "personalNumber" : "name"
        return .refused(
            CallError(
                isNew ? .notFound : .failedPrecondition, message,
                violations: [.init(field: "/\(Self.clue)/\(field)", rule: rule, message: message)]))
    }

    private func with(_ child: ChildID, in row: JSONValue) -> JSONValue {
        let named: JSONObject =
            Self.place(in: method) == "learner"
            ? ["learner": ["kind": "child", "id": .string(child.text)]]
            : ["child": .string(child.text)]
        return row.without(Self.clue).adding(.object(named))
    }
}

extension JSONValue {
    /// The object with the members of another one, whose members are added to those of the same name; of other values this one's count.
    fileprivate func adding(_ other: JSONValue) -> JSONValue {
        guard var own = object, let more = other.object else { return self }
        for (name, value) in more.members { own[name] = own[name]?.adding(value) ?? value }
        return .object(own)
    }

    fileprivate func without(_ member: String) -> JSONValue {
        guard var own = object else { return self }
        own[member] = nil
        return .object(own)
    }
}
