import Foundation
import Passwords
import ServiceKit
import Testing
import Vocabulary

@testable import GatewayKit

@Suite("Accounts that are damaged", .timeLimit(.minutes(5)))
struct DamagedAccountTests {
    private static let password = "một câu dài dễ nhớ"
    private static let unit: UnitPath = "thai-binh/so-y-te"

    /// Two people who may log in, in a data directory of their own.
    private func withAccounts(
        _ body: (_ accounts: Accounts, _ ring: KeyRing, _ path: String, _ lan: KeyOwner) throws -> Void
    ) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "chungtay-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let data = DataDirectory(folder.path)
        let accounts = Accounts(data: data, cost: PasswordSeal.Cost(passes: 1, memory: 8192))
        let lan = try owner("ntl", "Nguyễn Thị Lan")
        _ = try accounts.add(lan, login: login("ntl.y-te"), password: Self.password)
        _ = try accounts.add(
            try owner("tvh", "Trần Văn Hòa"), login: login("tvh.y-te"), password: Self.password)
        try body(accounts, KeyRing(data: data), "\(data.path)/keys/accounts/ntl.y-te.json", lan)
    }

    private func owner(_ code: String, _ name: String) throws -> KeyOwner {
        KeyOwner(
            unit: Self.unit,
            person: Person(id: try #require(PersonCode(code)), name: PersonName(name)))
    }

    private func login(_ text: String) throws -> LoginName { try #require(LoginName(text)) }

    /// What is refused of the account, in the words of who reads it; nil where nothing is.
    private func refusal(_ work: () throws -> Void) throws -> String? {
        do {
            try work()
            return nil
        } catch let failure as Failure {
            #expect(failure.status == .badFile)
            return ErrorReport(failure, in: .en).lines.joined(separator: " ")
        }
    }

    @Test(
        "whichever byte of the file is another one, the account is refused with what mends it, and never as a wrong password"
    )
    func everyByte() throws {
        try withAccounts { accounts, _, path, _ in
            let whole = try #require(FileManager.default.contents(atPath: path))
            let name = try login("ntl.y-te")
            #expect(try accounts.find(name)?.opened(with: Self.password) != nil)
            // What the sum is called says nothing of the account: without it stands what was written.
            let called = try #require(whole.range(of: Data("sum".utf8), options: .backwards))
            for place in whole.indices where !called.contains(place) {
                var spoilt = whole
                spoilt[place] ^= 1
                try spoilt.write(to: URL(filePath: path))
                let said = try refusal { _ = try accounts.find(name)?.opened(with: Self.password) }
                #expect(said?.contains("chungtay people add") == true, "byte \(place)")
                #expect(said?.contains("--login ntl.y-te") == true, "byte \(place)")
            }
            try whole.write(to: URL(filePath: path))
            #expect(try accounts.find(name)?.opened(with: Self.password) != nil)
        }
    }

    @Test(
        "cut off, empty or put in another's place it is refused too, and others' accounts are worked on as before",
        arguments: ["", "{", "another's"])
    func others(_ text: String) throws {
        try withAccounts { accounts, _, path, _ in
            let other = path.replacing("ntl.y-te", with: "tvh.y-te")
            let octets = text == "another's" ? FileManager.default.contents(atPath: other) : Data(text.utf8)
            try #require(octets).write(to: URL(filePath: path))
            #expect(try accounts.list().map(\.login.text) == ["tvh.y-te"])
            #expect(try accounts.damaged().map(\.text) == ["ntl.y-te"])
            for work in [
                { _ = try accounts.reset(try accounts.login(called: "ntl.y-te"), password: Self.password) },
                { _ = try accounts.remove(try accounts.login(called: "ntl.y-te")) },
                {
                    _ = try accounts.changePassword(
                        of: try self.login("ntl.y-te"), from: Self.password, to: "một câu khác")
                },
            ] as [() throws -> Void] {
                #expect(try refusal(work)?.contains("damaged") == true)
            }
            #expect(try accounts.login(called: "thai-binh/so-y-te/tvh").text == "tvh.y-te")
            _ = try accounts.add(try owner("lvm", "Lê Văn Minh"), login: nil, password: Self.password)
            #expect(try accounts.find(try login("tvh.y-te"))?.opened(with: Self.password) != nil)
        }
    }

    @Test(
        "given to the person anew under its name it opens again, and what it opened before is let in no more")
    func mended() throws {
        try withAccounts { accounts, ring, path, lan in
            let before = try #require(try accounts.find(try login("ntl.y-te")))
            try Data("spoilt".utf8).write(to: URL(filePath: path))
            let account = try accounts.add(lan, login: try login("ntl.y-te"), password: "mật khẩu mới")
            #expect(try accounts.damaged().isEmpty)
            #expect(try accounts.find(account.login)?.opened(with: "mật khẩu mới") != nil)
            #expect(try accounts.isLetIn(account))
            #expect(try !accounts.isLetIn(before))
            #expect(try ring.list().count == 2)
        }
    }
}
