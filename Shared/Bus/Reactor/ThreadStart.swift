internal import Glibc

/// A new thread and what it runs.
final class ThreadStart: Sendable {
    private let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }

    func start() throws {
        var thread = pthread_t()
        let argument = Unmanaged.passRetained(self)
        let code = pthread_create(
            &thread, nil,
            { argument in
                if let argument { Unmanaged<ThreadStart>.fromOpaque(argument).takeRetainedValue().body() }
                return nil
            }, argument.toOpaque())
        guard code == 0 else {
            argument.release()
            throw ThreadFailure(code: code)
        }
        pthread_detach(thread)
    }
}

/// The system has no thread left; `code` is pthread_create(3)'s.
public struct ThreadFailure: Error, Hashable, Sendable {
    public let code: Int32
}
