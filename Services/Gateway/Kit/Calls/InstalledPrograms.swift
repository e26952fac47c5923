import Foundation
import JSONCoding
package import ServiceKit
import Vocabulary

/// What the services of this installation answer, learned from their programs: no stack has to run.
package enum InstalledPrograms {
    /// In the order in which services start. Throws ``Failure`` when a program is missing or does not say it.
    package static func descriptions() async throws -> [ServiceDescription] {
        let folder = try OwnExecutable.folder()
        var descriptions: [ServiceDescription] = []
        for department in Departments.all {
            descriptions.append(try await description(by: "\(folder)/\(department.program)"))
        }
        return descriptions
    }

    private static func description(by program: String) async throws -> ServiceDescription {
        let scratch = FileManager.default.temporaryDirectory.appending(path: "chungtay-\(UUID().uuidString)")
        let path = scratch.path(percentEncoded: false)
        do {
            let child = try ChildProcess(program, ["--describe"], errors: path, detached: true)
            let code = await withCheckedContinuation { continuation in
                child.whenEnded { continuation.resume(returning: $0) }
            }
            let said = Array(try Data(contentsOf: scratch))
            try FileManager.default.removeItem(at: scratch)
            guard code == 0 else {
                throw Failure(.failed, Message("gateway.no-description", ["program": program]))
            }
            return try JSON.decode(ServiceDescription.self, from: said)
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure(.failed, Message("gateway.no-description", ["program": program]))
        }
    }
}
