internal import Bus
internal import Foundation
public import ServiceKit
internal import Store
internal import Vocabulary

/// A service's store as it once was.
public struct StoreCopy: Sendable {
    public let service: String
    let file: String
}

/// Services that are restored to earlier lives.
extension Deployment {
    /// Copies a service's store into a new file while it is at work.
    public func backUp(_ service: String) async throws -> StoreCopy {
        let file = "\(data.path)/\(service)-\(UUID().uuidString).copy"
        try StoreFile(store(of: service).path, of: service).copy(to: file)
        return StoreCopy(service: service, file: file)
    }

    /// Stops a service, puts an earlier copy in the place of its store, as an operator does by hand, and starts it again.
    /// Callers keep what they had seen of its log.
    public func restore(_ copy: StoreCopy) async throws {
        try await replaceStore(of: copy.service) { file in
            try FileManager.default.copyItem(atPath: copy.file, toPath: file)
        }
    }

    /// What `follower` says, once all is in order again, of the log of `source` having been restored; after `known`, what it
    /// said the last time.
    public func rewound(
        _ follower: String, from source: String, after known: RewindReport? = nil
    ) async throws -> RewindReport {
        let anyone = Principal(unit: "thai-binh", roles: [])
        for try await report in try client(of: follower, as: anyone).feed(Health.watch, .init()) {
            let rewound = report.following.first { $0.source == source }?.rewound
            if let rewound, rewound.settled, rewound != known { return rewound }
        }
        throw NeverRewound()
    }

    private struct NeverRewound: Error {}
}
