import Foundation
import ServiceKit
import Store
import Testing
import Vocabulary

@Suite("Files of an older layout", .timeLimit(.minutes(5)))
struct LayoutTests {
    @Test("every service refuses them: its first step bears the day of the layout")
    func refused() throws {
        for service in DepartmentServices.all {
            let first = try #require(service.migrations.first)
            #expect(Day(String(first.name.suffix(10))) != nil, "\(first.name)")
            let directory = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
            defer {
                do { try FileManager.default.removeItem(at: directory) } catch { Issue.record(error) }
            }
            // As it was called before it bore a day.
            let older = Migration(String(first.name.dropLast(11)), first.apply)
            try ServiceStore(at: directory.path, service: service.name, migrations: [older]).close()
            #expect(throws: StoreError.historyDiffers(step: older.name)) {
                try ServiceStore(at: directory.path, service: service.name, migrations: service.migrations)
            }
        }
    }
}
