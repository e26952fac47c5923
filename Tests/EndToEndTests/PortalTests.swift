import Foundation
import FoundationNetworking
import Glibc
import JSONCoding
import ProcessKit
import ServiceKit
import TestKit
import Testing
import Vocabulary

@Suite("The portal beside the services", .timeLimit(.minutes(5)))
struct PortalTests {
    private static let commune = "thai-binh/thai-thuy/diem-dien"

    /// A place whose stack has a portal, at any free port.
    private func place() throws -> StackPlace {
        let place = try StackPlace(today: day("2020-06-15"))
        try place.write("compose/stack.yaml", try place.read("compose/stack.yaml") + "portal: {port: 0}\n")
        return place
    }

    @Test(
        "a clerk logs in, chooses a password, registers a child; the log names the clerk; killed, it comes back"
    )
    func clerk() async throws {
        let place = try place()
        try await withGateway(on: place) {
            let added = try await Program.chungtay(
                ["people", "add", Self.commune, "--name", "Nguyễn Thị Lan", "--json"], on: place)
            #expect(added.code == 0, "\(added.errors)")
            let account = try JSONValue(parsing: Array(added.output.utf8))
            let first = try #require(account["password"]?.string)
            #expect(account["login"]?.string == "ntl.diem-dien")
            let listed = try await Program.chungtay(["people", "list", "--json"], on: place)
            #expect(listed.output.contains("ntl.diem-dien") && !listed.output.contains(first))

            let url = try Self.portal(place)
            let web = Web(url)
            #expect(try await web.get("/").contains("name=\"password\""))
            let welcome = try await web.post("/log-in", ["login": "ntl.diem-dien", "password": first])
            #expect(welcome.contains("name=\"repeated\""), "\(welcome)")
            let own = "ba con vịt bơi trên ao"
            let work = try await web.post("/password", ["old": first, "new": own, "repeated": own])
            // All services run: nothing is to be done, and nobody is away.
            #expect(work.contains("Không có việc nào đang chờ bạn"), "\(work)")
            #expect(!work.contains("Chưa hỏi được"))

            _ = try await web.get("/children/register")
            let file = try await web.post(
                "/children/register",
                ["name": "Trần Thị Mai", "sex": "female", "birthDate": "04/03/2015", "commune": Self.commune])
            #expect(file.contains("<h1>Trần Thị Mai</h1>") && !file.contains("class=\"away\""), "\(file)")

            // A case is opened from the file; what it waits for stands in My work, with the way to its form.
            let child = try #require(file.firstMatch(of: /href="([a-z0-9\/-]+)\/act\/open-case"/)).1
            _ = try await web.get("\(child)/act/open-case")
            let opened = try await web.post(
                "\(child)/act/open-case", ["concern": "neglect", "on": "15/06/2020"])
            #expect(opened.contains("Đã ghi: Mở vụ việc."), "\(opened)")
            let due = try await web.until("/") { $0.contains("/act/protect/") }
            let protect = try #require(
                due.firstMatch(of: /href="([a-z0-9\/-]+)\/act\/protect\/([a-z0-9-]+)"/))
            let assess = "\(protect.1)/act/assess/\(protect.2)"
            #expect(try await web.get("\(protect.1)/act/protect/\(protect.2)").contains("Trần Thị Mai"))
            _ = try await web.get(assess)
            let assessed = try await web.post(assess, ["risk": "moderate", "on": "15/06/2020"])
            #expect(assessed.contains("Đã ghi: Ghi đánh giá nguy cơ."), "\(assessed)")
            // The plans that the commune has a part in are published by nobody yet.
            #expect(try await web.get("/plans").contains("Không có kế hoạch nào"))

            let told = try await Program.chungtay(
                ["call", "events.Log/Subscribe", #"{"live":false}"#, "--service", "registry"], on: place)
            #expect(told.output.contains(#""person":"ntl""#), "\(told.output) \(told.errors)")

            let status = try await Program.chungtay(["status", "--json"], on: place)
            #expect(status.code == 0 && status.output.contains(url), "\(status.output)")
            let pid = try #require(try Self.pid(place))
            #expect(kill(pid, SIGKILL) == 0)
            // Asked until the next life answers: whoever was logged in logs in again.
            let page = try await web.until("/") { $0.contains("name=\"password\"") }
            #expect(page.contains("Phiên làm việc đã hết"))
            let again = try await web.post("/log-in", ["login": "ntl.diem-dien", "password": own])
            #expect(again.contains("Nguyễn Thị Lan"))

            // A key that is taken away ends what its owner has open.
            let removed = try await Program.chungtay(["people", "remove", "ntl.diem-dien"], on: place)
            #expect(removed.code == 0, "\(removed.errors)")
            let gone = try await web.until("/children/register") { $0.contains("name=\"password\"") }
            #expect(gone.contains("bị thu hồi"))
        }
    }

    private static func portal(_ place: StackPlace) throws -> String {
        let file = try JSONValue(parsing: Array(Data(contentsOf: URL(filePath: place.data.endpoints))))
        return try #require(file["portal"]?["url"]?.string)
    }

    /// As the supervisor says.
    private static func pid(_ place: StackPlace) throws -> Int32? {
        let file = try JSONValue(
            parsing: Array(Data(contentsOf: URL(filePath: "\(place.data.run)/supervisor.json"))))
        return file["services"]?.array?.first { $0["name"]?.string == "portal" }?["pid"]?.integer.map {
            Int32($0)
        }
    }
}

/// A browser over HTTP: its cookies, and the hidden fields of the page that it shows.
private final class Web {
    private let base: String
    private let session: URLSession
    private var page = ""

    init(_ base: String) {
        self.base = base
        let configuration = URLSessionConfiguration.ephemeral
        configuration.timeoutIntervalForRequest = 30
        session = URLSession(configuration: configuration)
    }

    func get(_ path: String) async throws -> String { try await ask(URLRequest(url: try url(path))) }

    func post(_ path: String, _ typed: [String: String]) async throws -> String {
        var fields = typed
        for match in page.matches(
            of: /<input type="hidden" name="(token|key|next|by|version|was\.[a-zA-Z]+)" value="([^"]*)">/)
        {
            fields[String(match.1)] = String(match.2)
        }
        var request = URLRequest(url: try url(path))
        request.httpMethod = "POST"
        request.httpBody = Data(
            fields.map { "\($0.key)=\(Self.encoded($0.value))" }.joined(separator: "&").utf8)
        return try await ask(request)
    }

    /// Asks until the page is as it should be; a test that is out of time ends it.
    func until(_ path: String, _ isSo: (String) -> Bool) async throws -> String {
        while true {
            try Task.checkCancellation()
            do {
                let page = try await get(path)
                if isSo(page) { return page }
            } catch is URLError {
                await Task.yield()
            }
        }
    }

    private func url(_ path: String) throws -> URL { try #require(URL(string: base + path)) }

    private func ask(_ request: URLRequest) async throws -> String {
        page = String(decoding: try await session.data(for: request).0, as: UTF8.self)
        return page
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { octet in
            let digits = String(octet, radix: 16)
            return "%" + (digits.count == 1 ? "0" : "") + digits
        }.joined()
    }
}
