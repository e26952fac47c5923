import ArgumentParser
import GatewayKit
import JSONCoding
import ServiceKit
import Vocabulary

/// `chungtay people …`.
struct PeopleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "people",
        abstract: "Ai đăng nhập được vào cổng · who may log in to the portal.",
        discussion: """
            Mật khẩu được tạo ngẫu nhiên, chỉ in ra một lần, và phải đổi khi đăng nhập lần đầu. Khóa của mỗi người được niêm phong \
            bằng mật khẩu: không ai khác mở được.
            Passwords are made at random, printed once, and have to be changed at the first log-in. Each person's key is sealed \
            under the password: nobody else can open it.
            """,
        subcommands: [Add.self, List.self, Reset.self, Remove.self])

    struct Add: GatewayCommand {
        static let configuration = CommandConfiguration(
            abstract: "Cho một cán bộ đăng nhập · let a person of a unit log in.")

        @OptionGroup var options: GlobalOptions

        @Argument(help: "Đơn vị · unit: thai-binh/thai-thuy/diem-dien")
        var unit: UnitPath

        @Option(help: "Họ tên · name: \"Nguyễn Thị Lan\"")
        var name: PersonName

        @Option(help: "Tên đăng nhập, mặc định theo mã và đơn vị · log-in name: lan.diem-dien")
        var login: String?

        @OptionGroup var of: PersonOptions

        func perform(in context: CommandContext) async throws {
            let known = try KnownUnits(compose: context.compose)
            try known.check(unit)
            let login = try login.map { text in
                guard let name = LoginName(text) else {
                    throw Failure(.usage, Message("gateway.login-bad", ["login": text]))
                }
                return name
            }
            let who = try KeyRing(data: context.data).person(
                of.recipient(name), of: unit, isUnit: known.has)
            let password = FirstPassword.make()
            let account = try Accounts(data: context.data)
                .add(KeyOwner(unit: unit, person: who), login: login, password: password)
            try context.show(account, "person-added", password)
        }
    }

    struct List: GatewayCommand {
        static let configuration = CommandConfiguration(
            abstract: "Những ai đăng nhập được · who may log in.")

        @OptionGroup var options: GlobalOptions

        func perform(in context: CommandContext) async throws {
            let accounts = Accounts(data: context.data)
            let (all, damaged) = (try accounts.list(), try accounts.damaged())
            let rows = try all.map { account in
                (account: account, isLetIn: try accounts.isLetIn(account))
            }
            let told = rows.map { row -> JSONValue in
                var object = row.account.object
                object["letIn"] = .bool(row.isLetIn)
                return .object(object)
            }
            let broken = damaged.map {
                JSONValue.object(["login": .string($0.text), "damaged": .bool(true)])
            }
            try context.show(.array(told + broken)) {
                var table = TextTable([
                    .init(title: context.text("column.login")),
                    .init(title: context.text("column.person"), wraps: true),
                    .init(title: context.text("column.unit"), wraps: true),
                    .init(title: context.text("column.state"), wraps: true),
                ])
                for (account, isLetIn) in rows {
                    let state =
                        !isLetIn ? "person-key-gone" : account.isFirstPassword ? "person-new" : "person-ready"
                    table.add([
                        account.login.text, account.owner?.person?.text ?? "–",
                        account.owner?.unit.text ?? "–",
                        context.text(state),
                    ])
                }
                for login in damaged {
                    table.add([login.text, "–", "–", context.text("person-damaged", ["login": login.text])])
                }
                return all.isEmpty && damaged.isEmpty
                    ? [context.text("people-none")] : table.rendered(width: Terminal.width)
            }
        }
    }

    struct Reset: GatewayCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Cấp mật khẩu và khóa mới, thu hồi khóa cũ · a new password and key; the old key is revoked.")

        @OptionGroup var options: GlobalOptions

        @Argument(help: "Tên đăng nhập, hoặc đơn vị kèm mã hay họ tên · log-in name, or unit/code, unit/name")
        var who: String

        func perform(in context: CommandContext) async throws {
            let accounts = Accounts(data: context.data)
            let password = FirstPassword.make()
            let account = try accounts.reset(accounts.login(called: who), password: password)
            try context.show(account, "person-reset", password)
        }
    }

    struct Remove: GatewayCommand {
        static let configuration = CommandConfiguration(
            abstract: "Không cho đăng nhập nữa, thu hồi khóa · no more log-ins; the key is revoked.")

        @OptionGroup var options: GlobalOptions

        @Argument(help: "Tên đăng nhập, hoặc đơn vị kèm mã hay họ tên · log-in name, or unit/code, unit/name")
        var who: String

        func perform(in context: CommandContext) async throws {
            let accounts = Accounts(data: context.data)
            let login = try accounts.login(called: who)
            guard let account = try accounts.remove(login) else {
                let told: JSONObject = ["login": .string(login.text), "damaged": .bool(true)]
                return try context.show(.object(told)) {
                    [context.text("person-damaged-removed", ["login": login.text])]
                }
            }
            try context.show(.object(account.object)) {
                [
                    context.text(
                        "person-removed",
                        ["login": account.login.text, "owner": account.owner?.saying ?? account.login.text])
                ]
            }
        }
    }
}

extension Account {
    /// For programs.
    fileprivate var object: JSONObject {
        var object: JSONObject = ["login": .string(login.text), "firstPassword": .bool(isFirstPassword)]
        if let owner {
            object["unit"] = .string(owner.unit.text)
            object["person"] = owner.person.map { .string($0.id.text) }
            object["name"] = owner.person?.name.map { .string($0.text) }
        }
        return object
    }
}

extension CommandContext {
    /// What the password is, this once.
    fileprivate func show(_ account: Account, _ key: String, _ password: String) throws {
        var object = account.object
        object["password"] = .string(password)
        try show(.object(object)) {
            [
                text(
                    key,
                    [
                        "login": account.login.text, "owner": account.owner?.saying ?? account.login.text,
                        "password": password,
                    ])
            ]
        }
    }
}
