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
        try withAccounts { accounts, ring, path, _ in
            let other = path.replacing("ntl.y-te", with: "tvh.y-te")
            let octets = text == "another's" ? FileManager.default.contents(atPath: other) : Data(text.utf8)
            try #require(octets).write(to: URL(filePath: path))
            #expect(try accounts.list().map(\.login.text) == ["tvh.y-te"])
            #expect(try accounts.damaged().map(\.text) == ["ntl.y-te"])
            for work in [
                { _ = try accounts.reset(try accounts.login(called: "ntl.y-te"), password: Self.password) },
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
            // It can be removed; whose key it was nobody knows for certain, so none goes with it.
            #expect(try accounts.remove(try accounts.login(called: "ntl.y-te")) == nil)
            #expect(try accounts.damaged().isEmpty)
            #expect(!FileManager.default.fileExists(atPath: path))
            #expect(try ring.list().count == 3)
        }
    }

    /// As a disk spoils it: what it says of the owner stands.
    private func spoilSum(_ path: String) throws {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let spoilt = text.replacing(#""isFirstPassword":true"#, with: #""isFirstPassword":false"#)
        try #require(spoilt != text)
        try spoilt.write(toFile: path, atomically: true, encoding: .utf8)
    }

    @Test("without a name of its own none is added beside one that is damaged, whatever name that has")
    func usual() throws {
        try withAccounts { accounts, ring, path, lan in
            let lam = try owner("vtl", "Vũ Thị Lam")
            let usual = try accounts.add(lam, login: nil, password: Self.password).login
            let other = path.replacing("ntl.y-te", with: usual.text)
            try Data("spoilt".utf8).write(to: URL(filePath: other))
            let keys = try ring.list().count
            let said = try refusal { _ = try accounts.add(lam, login: nil, password: Self.password) }
            #expect(said?.contains("--login \(usual)") == true)
            // Of another name, where the file still says whose it is.
            try spoilSum(path)
            #expect(try accounts.damaged().count == 2)
            for name in [nil, try login("lan.moi")] {
                let said = try refusal { _ = try accounts.add(lan, login: name, password: Self.password) }
                #expect(said?.contains("--login ntl.y-te") == true)
            }
            #expect(try ring.list().count == keys)
            #expect(try accounts.list().map(\.login.text) == ["tvh.y-te"])
        }
    }

    @Test("one of somebody else is given to nobody as long as the file says whose it is")
    func anothers() throws {
        try withAccounts { accounts, ring, path, lan in
            let before = try #require(try accounts.find(try login("ntl.y-te")))
            try spoilSum(path)
            let lam = try owner("vtl", "Vũ Thị Lam")
            let keys = try ring.list().count
            do {
                _ = try accounts.add(lam, login: before.login, password: Self.password)
                Issue.record("the account is another's")
            } catch let failure as Failure {
                #expect(failure.status == .refused)
            }
            #expect(try ring.list().count == keys)
            _ = try accounts.add(lan, login: before.login, password: Self.password)
            #expect(try !accounts.isLetIn(before))
        }
    }

    @Test("a file that may not be read is neither nobody's nor damaged")
    func unreadable() throws {
        try withAccounts { accounts, _, path, lan in
            try FileManager.default.removeItem(atPath: path)
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
            let name = try login("ntl.y-te")
            for work in [
                { _ = try accounts.find(name) }, { _ = try accounts.damaged() },
                { _ = try accounts.remove(name) },
                { _ = try accounts.add(lan, login: name, password: Self.password) },
            ] as [() throws -> Void] {
                #expect(try refusal(work)?.contains("cannot be read") == true)
            }
            #expect(FileManager.default.fileExists(atPath: path))
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
