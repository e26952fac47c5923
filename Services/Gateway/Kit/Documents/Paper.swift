import Foundation
import Glibc
import Vocabulary

/// Pages as paper: Chromium prints them, where it is installed.
package enum Paper {
    /// What Debian and others call it, in the order in which it is looked for.
    private static let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
    /// Seconds after which a print is given up.
    private static let patience = 90.0

    /// Where the browser that prints is: what `CHUNGTAY_CHROMIUM` names, or one on the search path; nil where there is none.
    package static var browser: String? {
        if let named = Environment["CHUNGTAY_CHROMIUM"] { return isProgram(named) ? named : nil }
        let folders = (Environment["PATH"] ?? "").split(separator: ":")
        return names.lazy.flatMap { name in folders.lazy.map { "\($0)/\(name)" } }.first(where: isProgram)
    }

    private static func isProgram(_ path: String) -> Bool { access(path, X_OK) == 0 }

    /// Prints a page that needs nothing beside it into the file at `path`, which is written over. Throws ``Failure`` where there is
    /// no browser, or it does not print.
    package static func print(_ html: String, to path: String) async throws {
        guard let browser else { throw Failure(.unavailable, Message("gateway.no-chromium")) }
        let scratch = FileManager.default.temporaryDirectory.appending(path: "chungtay-\(UUID().uuidString)")
            .path(percentEncoded: false)
        try OwnFile.folder(scratch)
        let isPrinted: Result<Bool, any Error>
        do {
            isPrinted = .success(try await print(html, to: path, by: browser, in: scratch))
        } catch {
            isPrinted = .failure(error)
        }
        try Files.remove(scratch)
        guard try isPrinted.get() else {
            throw Failure(.failed, Message("gateway.not-printed", ["program": browser]))
        }
    }

    private static func print(
        _ html: String, to path: String, by browser: String, in scratch: String
    ) async throws -> Bool {
        try OwnFile.create(Data(html.utf8), at: "\(scratch)/page.html")
        let draft = "\(scratch)/page.pdf"
        guard try await run(browser, in: scratch), FileManager.default.fileExists(atPath: draft) else {
            return false
        }
        do {
            try Files.write(Array(Data(contentsOf: URL(filePath: draft))), to: path)
        } catch {
            throw Failure(.badFile, Message("gateway.file-unwritable", ["file": path]))
        }
        return true
    }

    /// Whether it ended well, and in time.
    private static func run(_ browser: String, in scratch: String) async throws -> Bool {
        var arguments = [
            "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-sync",
            "--disable-background-networking", "--user-data-dir=\(scratch)/profile", "--no-pdf-header-footer",
            "--print-to-pdf=\(scratch)/page.pdf", URL(filePath: "\(scratch)/page.html").absoluteString,
        ]
        // Chromium's own sandbox does not run for root; the page may run nothing and fetch nothing anyway.
        if geteuid() == 0 { arguments.insert("--no-sandbox", at: 0) }
        let child: ChildProcess
        do {
            child = try ChildProcess(browser, arguments, errors: "\(scratch)/errors")
        } catch {
            return false
        }
        let patience = Task {
            try await Task.sleep(for: .seconds(Self.patience))
            kill(-child.pid, SIGKILL)
        }
        let code = await withCheckedContinuation { continuation in
            child.whenEnded { continuation.resume(returning: $0) }
        }
        patience.cancel()
        // What it started beside itself may still write where it worked.
        kill(-child.pid, SIGKILL)
        return code == 0
    }
}
