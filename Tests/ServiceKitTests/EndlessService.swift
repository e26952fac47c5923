import Bus
import ServiceKit
import Store
import Synchronization
import Vocabulary

/// A made-up department whose feed never ends, to see how far it runs ahead of its reader.
struct EndlessService: DepartmentService {
    static let name = "endless"
    static let migrations: [Migration] = []
    static let texts = TextCatalogue(vi: [:], en: [:])
    static let count = Feed<Start, Number>("endless.Numbers/Count", needs: .reader)

    /// Pages that were asked for, by the test that asked.
    static let pages = Mutex<[String: Int]>([:])

    struct Start: Codable, Hashable, Sendable {
        let test: String
    }

    struct Number: Codable, Hashable, Sendable {
        let number: Int
    }

    var routes: [Route] {
        Route(EndlessService.count) { request, snapshot, from in
            snapshot.authorizeByRoleAlone()
            EndlessService.pages.withLock { $0[request.test, default: 0] += 1 }
            let start = from.flatMap { Int($0) } ?? 0
            return Page((start..<start + 64).map { Number(number: $0) }, next: "\(start + 64)")
        }
    }
}
