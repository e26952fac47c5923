import Dispatch
import Foundation
import Passwords
import ServiceKit
import Synchronization
import Testing
import Vocabulary

@testable import GatewayKit

@Suite("Accounts wait for none but their own", .timeLimit(.minutes(1)))
struct AccountLockTests {
    private static let password = "một hai ba bốn"
    private static let moment = Timestamp(milliseconds: 1_700_000_010_000)

    /// Two persons, each with a telephone of their own.
    private func withTwo(
        _ body: (Accounts, KeyRing, [(login: LoginName, secret: OneTimeSecret)]) throws -> Void
    ) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "chungtay-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let data = DataDirectory(folder.path)
        let accounts = Accounts(data: data, cost: PasswordSeal.Cost(passes: 1, memory: 8192))
        let two = try [("ntl", "Nguyễn Thị Lan"), ("tvh", "Trần Văn Hòa")].map { code, name in
            let login = try #require(LoginName("\(code).y-te"))
            let person = Person(id: try #require(PersonCode(code)), name: PersonName(name))
            _ = try accounts.add(
                KeyOwner(unit: "thai-binh/so-y-te", person: person), login: login, password: Self.password)
            let secret = OneTimeSecret()
            let before = Self.moment.advanced(byMilliseconds: -60_000)
            #expect(
                try accounts.secure(
                    login, under: Self.password, with: secret, RecoveryCodes(),
                    code: Self.code(secret, before),
                    at: before) == .right)
            return (login: login, secret: secret)
        }
        try body(accounts, KeyRing(data: data), two)
    }

    private static func code(_ secret: OneTimeSecret, _ moment: Timestamp = moment) -> String {
        secret.code(ofStep: moment.milliseconds / 30_000)
    }

    @Test("a code is looked at while keys are given, passwords changed, or another account's file is slow")
    func others() throws {
        try withTwo { accounts, ring, two in
            let (lan, hoa) = (two[0], two[1])
            try ring.alone {
                try accounts.alone(with: lan.login) {
                    let outcome = try accounts.use(
                        Self.code(hoa.secret), of: hoa.login, hoa.secret, at: Self.moment)
                    #expect(outcome == .right)
                }
            }
            let outcome = try accounts.use(Self.code(lan.secret), of: lan.login, lan.secret, at: Self.moment)
            #expect(outcome == .right)
        }
    }

    @Test("the same code typed in several places at once is good in one")
    func once() throws {
        try withTwo { accounts, _, two in
            let (login, secret) = two[0]
            let outcomes = Mutex<[Accounts.CodeOutcome?]>([])
            DispatchQueue.concurrentPerform(iterations: 8) { _ in
                let outcome = try? accounts.use(Self.code(secret), of: login, secret, at: Self.moment)
                outcomes.withLock { $0.append(outcome) }
            }
            #expect(outcomes.withLock { $0.count { $0 == .right } } == 1)
            #expect(outcomes.withLock { $0.count { $0 == .wrong } } == 7)
        }
    }

    @Test("a password that is changed while a code is used keeps the code used up")
    func keptUsed() throws {
        try withTwo { accounts, _, two in
            let (login, secret) = two[0]
            let code = Self.code(secret)
            let outcomes = Mutex<[Bool]>([])
            DispatchQueue.concurrentPerform(iterations: 2) { turn in
                if turn == 0 {
                    let used = try? accounts.use(code, of: login, secret, at: Self.moment)
                    outcomes.withLock { $0.append(used == .right) }
                } else {
                    let changed = try? accounts.changePassword(
                        of: login, from: Self.password, to: "năm sáu bảy tám")
                    outcomes.withLock { $0.append(changed != nil) }
                }
            }
            #expect(outcomes.withLock { $0 } == [true, true])
            let again = try accounts.use(code, of: login, secret, at: Self.moment)
            #expect(again == .wrong)
        }
    }
}
