import GatewayKit
import JSONCoding
import Vocabulary

/// The members of a message as a table: what people call each, what it is, and within which limits.
enum DescribedMembers {
    static func lines(_ title: String, _ schema: JSONValue, _ context: CommandContext) -> [String] {
        var table = TextTable([
            .init(title: context.text("column.member")),
            .init(title: context.text("column.label"), wraps: true),
            .init(title: context.text("column.type")), .init(title: context.text("column.required")),
            .init(title: context.text("column.example"), wraps: true),
        ])
        add(Schema(schema), "", 0, &table, context)
        return [title] + table.rendered(width: Terminal.width)
    }

    private static func add(
        _ schema: Schema, _ prefix: String, _ depth: Int, _ table: inout TextTable, _ context: CommandContext
    ) {
        guard depth < 4 else { return }
        for member in schema.members {
            let isArray = member.schema.kind == .array
            let value = isArray ? member.schema.element ?? member.schema : member.schema
            table.add([
                prefix + member.name, schema.label(of: member.name)?[context.language] ?? "",
                type(value, context) + (isArray ? " […]" : ""), member.isRequired ? "✓" : "",
                example(value),
            ])
            add(value, prefix + member.name + (isArray ? ".0." : "."), depth + 1, &table, context)
        }
    }

    private static func example(_ schema: Schema) -> String {
        let words = schema.words + schema.clears
        return words.isEmpty ? schema.example ?? "" : words.joined(separator: " ")
    }

    private static func type(_ schema: Schema, _ context: CommandContext) -> String {
        let type = context.text("type.\(key(schema))", ["list": schema.listName ?? ""])
        guard let range = schema.range else { return type }
        return "\(type) \(context.numbers.whole(range.lowerBound))…\(context.numbers.whole(range.upperBound))"
    }

    /// Of the word for what a value is: by how its text is written, what list it is of, or what kind it is.
    private static func key(_ schema: Schema) -> String {
        switch schema.format {
        case "date": return "date"
        case "date-time": return "date-time"
        case "uuid": return "uuid"
        default: break
        }
        if schema.table != nil { return "code" }
        return switch schema.kind {
        case .object: "object"
        case .array: "array"
        case .string: schema.clears.isEmpty ? (schema.words.isEmpty ? "string" : "word") : "member"
        case .integer: "integer"
        case .number: "number"
        case .boolean: "boolean"
        case .other: "any"
        }
    }
}
