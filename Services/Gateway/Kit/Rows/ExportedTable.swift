package import JSONCoding
import Tables
package import Vocabulary

/// The items of a feed as a table: a row each, written as they come.
package final class ExportedTable {
    /// So many elements of a list of objects have columns of their own.
    private static let elements = 3

    private struct Column {
        let path: [String]
        let schema: Schema
        let labels: [String: String]
    }

    private let columns: [Column]
    private let lists: [[String]]
    private let writer: any TableWriter
    private let path: String
    private let unitNames: (UnitPath) -> String
    package private(set) var count = 0
    /// Items with more elements in a list than there are columns for: of these the table does not have all.
    package private(set) var cutShort = 0

    /// Begins the file at `path`. Throws ``Failure`` where it cannot be written.
    ///
    /// - Parameters:
    ///   - schema: of one item.
    ///   - isWhole: whether each member has a column, also those that people have no use for.
    ///   - unitNames: what people call a unit.
    package init(
        _ schema: Schema, to path: String, as format: String, in language: Language, isWhole: Bool = true,
        unitNames: @escaping (UnitPath) -> String
    ) throws {
        (self.path, self.unitNames) = (path, unitNames)
        let leaves = schema.leaves.map { $0.split(separator: ".").map(String.init) }
            .filter { !Self.isOfPage($0) }
        let columns = Self.paths(leaves).compactMap { path -> Column? in
            guard let schema = schema.at(path[...]), isWhole || Self.isUseful(path, schema) else {
                return nil
            }
            let own = schema.element ?? schema
            let labels = own.kind == .string ? own.labels.map { ($0.code, $0.text[language]) } : []
            return Column(
                path: path, schema: schema, labels: Dictionary(labels) { first, _ in first })
        }
        let lists = Set(leaves.compactMap { Self.list(of: $0) })
        (self.columns, self.lists) = (columns, lists.sorted { $0.joined() < $1.joined() })
        var layout = TableLayout(Self.headings(of: columns, schema, in: language))
        layout.language = language
        guard let format = TableFormat(rawValue: format) else {
            throw Failure(.usage, Message("gateway.export-format"))
        }
        do {
            writer = try format.writer(to: path, layout)
        } catch is TableError {
            throw Failure(.badFile, Message("gateway.file-unwritable", ["file": path]))
        }
    }

    /// Whether people who read the table look for it: not ids but the item's own, nor versions and marks that programs go by; of
    /// lists of objects what a code or a choice says: the circumstances, and not since when each was entered.
    private static func isUseful(_ path: [String], _ schema: Schema) -> Bool {
        let own = schema.element ?? schema
        if own.format == "uuid" { return path == ["id"] }
        if own.kind == .boolean || path.last == "version" { return false }
        return !path.contains { Int($0) != nil } || own.listName != nil
    }

    /// Whether it lies in a page of another list, which an item of a list never has with it.
    private static func isOfPage(_ leaf: [String]) -> Bool {
        leaf.contains("items") || leaf.count > 1 && leaf.last == "next"
    }

    /// The list of objects that a leaf lies in.
    private static func list(of leaf: [String]) -> [String]? {
        leaf.firstIndex(of: "0").map { Array(leaf[..<$0]) }
    }

    /// The leaves, those of each list once an element, one element after the other.
    private static func paths(_ leaves: [[String]]) -> [[String]] {
        var paths: [[String]] = []
        var rest = leaves[...]
        while let leaf = rest.first {
            guard let list = list(of: leaf) else {
                paths.append(leaf)
                rest = rest.dropFirst()
                continue
            }
            let own = rest.prefix { Self.list(of: $0) == list }
            for element in 0..<elements {
                paths += own.map { list + ["\(element)"] + $0.dropFirst(list.count + 1) }
            }
            rest = rest.dropFirst(own.count)
        }
        return paths
    }

    /// What people call each, the shortest that is this column's alone.
    private static func headings(
        of columns: [Column], _ schema: Schema, in language: Language
    ) -> [TableColumn] {
        func words(_ column: Column, _ count: Int) -> String? {
            let named = column.path.indices.filter { Int(column.path[$0]) == nil }.suffix(count)
            let labels = named.map { schema.label(of: column.path[...$0].joined(separator: "."))?[language] }
            guard !labels.contains(nil) else { return nil }
            let number = column.path.first { Int($0) != nil }.flatMap { Int($0) }.map { " \($0 + 1)" } ?? ""
            let known = labels.compactMap { $0 }
            let phrase = (language == .vi ? known.reversed() : known).joined(separator: " ") + number
            return phrase.prefix(1).uppercased() + phrase.dropFirst()
        }
        return columns.map { column in
            // What stands in a list says of which.
            let fewest = column.path.contains { Int($0) != nil } ? 2 : 1
            let unique = (fewest...3).lazy.compactMap { count -> String? in
                guard let name = words(column, count) else { return nil }
                return columns.count { words($0, count) == name } == 1 ? name : nil
            }.first
            var heading = TableColumn(unique ?? column.path.joined(separator: "."))
            heading.isDay = column.schema.format == "date"
            heading.isText = column.schema.kind == .string && !heading.isDay
            return heading
        }
    }

    package func add(_ item: JSONValue) throws {
        count += 1
        if lists.contains(where: { item.at($0)?.array?.count ?? 0 > Self.elements }) { cutShort += 1 }
        do {
            try writer.write(columns.map { cell(item.at($0.path), $0) })
        } catch is TableError {
            throw Failure(.badFile, Message("gateway.file-unwritable", ["file": path]))
        }
    }

    /// The file is whole after this.
    package func finish() throws {
        do {
            try writer.finish()
        } catch is TableError {
            throw Failure(.badFile, Message("gateway.file-unwritable", ["file": path]))
        }
    }

    private func cell(_ value: JSONValue?, _ column: Column) -> TableCell {
        switch value {
        case nil, .null: .empty
        case .bool(let truth): TableCell(.truth, truth ? "true" : "false")
        case .integer(let number): TableCell(.number, "\(number)")
        case .number(let number): TableCell(.number, "\(number)")
        case .string(let text):
            column.schema.format == "date" && Day(text) != nil
                ? TableCell(.day, text) : .text(word(text, column))
        case .array(let elements):
            .text(
                elements.map { $0.string.map { word($0, column) } ?? $0.compact }.joined(separator: "; "))
        case .some(let other): .text(other.compact)
        }
    }

    /// What people call a code or a unit; any other text as it is.
    private func word(_ text: String, _ column: Column) -> String {
        let own = column.schema.element ?? column.schema
        if own.isUnit, let unit = UnitPath(text) { return unitNames(unit) }
        return column.labels[text] ?? text
    }
}

extension JSONValue {
    fileprivate func at(_ path: [String]) -> JSONValue? {
        var here = self
        for step in path {
            if let index = Int(step) {
                guard let elements = here.array, elements.indices.contains(index) else { return nil }
                here = elements[index]
            } else {
                guard let member = here[step] else { return nil }
                here = member
            }
        }
        return here
    }
}

extension Schema {
    fileprivate func at(_ path: ArraySlice<String>) -> Schema? {
        var here = self
        for step in path {
            guard let next = Int(step) == nil ? here.member(step) : here.element else { return nil }
            here = next
        }
        return here
    }
}
