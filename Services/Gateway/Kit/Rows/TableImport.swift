package import Bus
import JSONCoding
package import ServiceKit
package import Tables
package import Vocabulary

/// A table on its way into a service: what its rows may say, by the service's own description, and how they go there. The one way in which
/// tables are brought in, from a terminal or a browser.
package final class TableImport {
    package let method: MethodDescription
    /// The service that could not say how it knows who a child is, and why: rows name children by their ids then.
    package let unasked: (service: String, error: CallError)?
    /// What is known of a row, for whoever looks a file through elsewhere.
    package let contract: RowContract
    private let client: BusClient
    private let reading: RowReading

    /// Asks the services what they take. Throws ``Failure`` for what is no import.
    ///
    /// - Parameter names: how names of things are read, on the service's day.
    package init(
        into name: String, as caller: Credential, _ clients: ServiceClients, _ directory: MethodDirectory,
        language: Language, names: (Day) -> NameReading
    ) async throws {
        let service = try directory.home(of: name)
        method = try await directory.describe(name, at: service)
        guard method.kind == .import else {
            throw Failure(.usage, Message("gateway.import-not-import", ["method": name]))
        }
        client = try clients.client(to: service, as: caller)
        let today = try await client.call(Health.check, Empty(), CallOptions(language: language)).today
        let found = names(today)
        var identify: MethodDescription?
        var unasked: (String, CallError)?
        if let registry = try directory.services(for: RowReading.identify).first {
            do {
                identify = try await directory.describe(RowReading.identify, at: registry, retry: .never)
            } catch let error as CallError {
                unasked = (registry, error)
            }
        }
        self.unasked = unasked.map { ($0.0, $0.1) }
        reading = RowReading(found, for: method, identify: identify)
        contract = RowContract(
            method: name, schema: reading.schema, labels: reading.labels, units: found.units)
    }

    /// Sends the rows; `sent` hears how many have gone. Throws ``DoubtfulCall`` where nobody knows what became of them: asked again under
    /// the same key each is brought in once.
    package func send(
        _ table: RowFile, _ options: CallOptions, sent: @escaping @Sendable (Int) -> Void = { _ in }
    ) async throws -> ImportOutcome {
        do {
            return try await table.send(into: method, through: client, reading: reading, options, sent: sent)
        } catch let error as CallError {
            if let doubtful = DoubtfulCall(error, key: options.idempotencyKey) { throw doubtful }
            throw error
        }
    }
}

/// What a row of a table may say.
package struct RowContract: Sendable {
    package let method: String
    package let schema: Schema
    let labels: JSONValue?
    let units: UnitReading

    /// What people call the codes and words that the member may be; none of what has no list.
    package func choices(
        of member: String, _ reference: Reference, on day: Day, in language: Language
    ) -> [String] {
        schema.leaf(member)?.choices(reference, on: day, in: language) ?? []
    }

    /// Looks a table through. Throws ``FileProblem`` for what is none, where nothing stands in it, and for columns that are not understood
    /// where nobody is asked about them: `choices` is nil.
    package func table(
        _ source: TableSource, file: String, areLines: Bool = false, limits: TableLimits = TableLimits(),
        choices: [Int: ColumnChoice]? = nil
    ) throws -> RowFile {
        let table = try RowFile(
            source, file: file, areLines: areLines, method: method, schema: schema, names: labels,
            units: units, limits: limits, choices: choices)
        guard table.count > 0 else {
            throw FileProblem(file: file, message: Message("gateway.import-empty"))
        }
        return table
    }
}

extension RowFile {
    /// Under which its rows go where nobody says otherwise: the same table is brought in once, whoever sends it again.
    package var usualKey: String { "import:\(fingerprint)" }
}
