internal import Foundation
public import ProcessKit
internal import ServiceKit

extension Program {
    /// Runs `chungtay` on `place` until it has ended. `hear` gets each line of its output as it comes, while it runs.
    public static func chungtay(
        _ arguments: [String], on place: StackPlace, hear: (@Sendable (String) -> Void)? = nil
    ) async throws -> Ending {
        try await run(
            "chungtay", arguments + ["--data", place.data.path, "--compose", place.compose], hear: hear)
    }
}

/// Runs `body` while `chungtay up` keeps all five services running on `place`; ends all and removes the place.
public func withGateway<Value>(
    on place: StackPlace, isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Value
) async throws -> Value {
    defer { place.remove() }
    let up = try await Program.chungtay(["up", "--detach", "--lang", "en"], on: place)
    guard up.code == 0 else {
        // What it had begun may still be on its way to its end, in the place that is about to be removed.
        _ = try await Task.detached { try await Program.chungtay(["down"], on: place) }.value
        throw GatewayFailure(command: "up", ending: up)
    }
    do {
        let value = try await body()
        let down = try await Program.chungtay(["down"], on: place)
        guard down.code == 0 else { throw GatewayFailure(command: "down", ending: down) }
        return value
    } catch {
        // A detached task, so that a test that is out of time still ends what it started.
        _ = try await Task.detached { try await Program.chungtay(["down"], on: place) }.value
        throw error
    }
}

/// `chungtay` did not do what a test needs.
public struct GatewayFailure: Error, CustomStringConvertible {
    let command: String
    let ending: Program.Ending

    public var description: String { "chungtay \(command) ended with \(ending.code): \(ending.errors)" }
}
