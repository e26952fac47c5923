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

    static let asked = AskedPages()

    struct Start: Codable, Hashable, Sendable {
        let test: String
    }

    struct Number: Codable, Hashable, Sendable {
        let number: Int
    }

    var routes: [Route] {
        Route(EndlessService.count) { request, snapshot, page in
            snapshot.authorizeByRoleAlone()
            EndlessService.asked.add(in: request.test)
            let start = page.after.flatMap { Int($0) } ?? 0
            return Page((start..<start + 64).map { Number(number: $0) }, next: "\(start + 64)")
        }
    }
}

/// Pages that were asked for, by the test that asked.
final class AskedPages: Sendable {
    private struct State {
        var pages: [String: Int] = [:]
        var waiting: [(test: String, pages: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())

    func pages(in test: String) -> Int { state.withLock { $0.pages[test, default: 0] } }

    func add(in test: String) {
        let reached = state.withLock { state in
            let pages = state.pages[test, default: 0] + 1
            state.pages[test] = pages
            defer { state.waiting.removeAll { $0.test == test && $0.pages <= pages } }
            return state.waiting.filter { $0.test == test && $0.pages <= pages }
        }
        for waiting in reached { waiting.continuation.resume() }
    }

    /// Waits until so many were asked for.
    func reaches(_ pages: Int, in test: String) async {
        await withCheckedContinuation { continuation in
            let isReached = state.withLock { state in
                guard state.pages[test, default: 0] < pages else { return true }
                state.waiting.append((test, pages, continuation))
                return false
            }
            if isReached { continuation.resume() }
        }
    }
}
