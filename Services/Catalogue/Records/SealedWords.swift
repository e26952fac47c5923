import CatalogueAPI
import RegistryKnown
import Store
import Vocabulary

/// What people wrote of a child in a record: sealed under the child's own key, by which it goes when the child is forgotten. Events,
/// which are kept for ever and read by others, carry a digest of how it lies.
struct SealedWords {
    let note: Sealed?
    let reason: Sealed?

    /// As a row has them.
    init(_ row: StoredRow) throws { (note, reason) = (try row["note"], try row["reason"]) }

    /// Those of a record of a table.
    init(_ record: some WordedRecord, in table: String, by people: PersonKeys) throws {
        let child = record.child.text
        note = try people.seal(words: record.note, of: child, for: "\(table).note/\(record.id)")
        reason = try people.seal(words: record.reason, of: child, for: "\(table).reason/\(record.id)")
    }

    /// The record of a table with the words that can be read.
    func opened<Record: WordedRecord>(
        in record: Record, of table: String, by people: PersonKeys
    ) throws -> Record {
        let child = record.child.text
        let note = try people.words(note, of: child, for: "\(table).note/\(record.id)")
        let reason = try people.words(reason, of: child, for: "\(table).reason/\(record.id)")
        return record.with { ($0.note, $0.reason) = (note, reason) }
    }

    /// The record as events tell of it.
    func told<Record: WordedRecord>(of record: Record) -> Record {
        record.with { ($0.note, $0.reason, $0.words) = (nil, nil, Sealed.digest(of: [note, reason])) }
    }
}

/// A record of a child in which people write.
protocol WordedRecord: Composite {
    associatedtype Subject
    var id: ID<Subject> { get }
    var child: ChildID { get }
    var note: String? { get set }
    var reason: String? { get set }
    /// Of what an event leaves behind (`after`): a digest of how both lie; `before` carries none.
    var words: String? { get set }
}

extension Referral: WordedRecord {}
extension Delivery: WordedRecord {}

extension DeliveryCorrection {
    /// As events tell of it, where `after` is told so.
    func told(_ after: Delivery) -> DeliveryCorrection {
        DeliveryCorrection(before: before.with { ($0.note, $0.reason) = (nil, nil) }, after: after)
    }
}
