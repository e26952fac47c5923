internal import Foundation
internal import GRDB
internal import JSONCoding
internal import Vocabulary

/// A version as its row keeps it.
struct KeptVersion {
    var subject: String
    var days: DayRange
    var value: DatabaseValue
    var cause: FactID?
    var isHidden = false
}

/// Versions of which the file does not say whom they are about, nor of which days: in place of the subject stands a keyed digest
/// of it, the days say nothing, and the value has all that the columns have otherwise, sealed by the vault. Nothing follows from
/// them that lists ask by.
struct HiddenFacts<Value: Sendable>: Sendable {
    private struct Whole: Codable {
        let from: Day
        var until: Day?
        var cause: FactID?
        /// As the codec wrote it.
        let value: String
    }

    let vault: Vault
    let table: String
    let hides: @Sendable (Value) -> Bool

    /// What stands in the place of the subject.
    func name(of subject: String) -> String {
        HiddenMark.text + Hexadecimal.text(vault.token(for: "\(table)/\(subject)").bytes)
    }

    func hidden(_ version: KeptVersion, of fact: FactID) throws -> KeptVersion {
        guard let value = String.fromDatabaseValue(version.value) else {
            preconditionFailure("what is hidden is written as text")
        }
        let whole = Whole(
            from: version.days.from, until: version.days.until, cause: version.cause, value: value)
        return KeptVersion(
            subject: name(of: version.subject), days: DayRange(from: .first),
            value: try vault.seal(json: JSON.encode(whole), for: place(fact)).databaseValue,
            cause: nil,
            isHidden: true)
    }

    /// What a row hides; nil of one that hides nothing.
    func shown(
        _ row: StoredRow, of fact: FactID
    ) throws -> (from: Day, until: Day?, cause: FactID?, row: StoredRow)? {
        let subject: String = try row["subject"]
        guard HiddenMark.isOf(subject) else { return nil }
        let sealed: Sealed = try row["value"]
        let whole: Whole = try row.json(sealed, in: "value", for: place(fact), by: vault)
        let shown = Row(["fact": fact.text, "value": whole.value])
        return (
            whole.from, whole.until, whole.cause,
            StoredRow(table: table, row: shown, columns: Array(shown.columnNames))
        )
    }

    private func place(_ fact: FactID) -> String { "\(table).hidden/\(fact)" }
}

/// What the digest in the place of a subject begins with: no id does.
enum HiddenMark {
    static let text = "#"

    static func isOf(_ subject: String) -> Bool { subject.hasPrefix(text) }
}
