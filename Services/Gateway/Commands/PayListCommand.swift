import ArgumentParser
import Bus
import CampaignsAPI
import Foundation
import FundingAPI
import GatewayKit
import ServiceKit
import Tables
import Vocabulary

/// `chungtay money list`.
struct PayListCommand: CallingCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Danh sách chi trả trợ cấp của một tháng · a month's pay-list.",
        discussion: """
            chungtay money list 2026-09 --as hung-yen/thai-thuy --out danh-sach --purpose "chi trả tháng 9"
            Ký nhận: trang A4 để in, mỗi xã một danh sách, có cột ký. Bưu điện, ngân hàng: bảng CSV. Không ghi diện hưởng. Họ tên
            do sổ đăng ký cho biết; mỗi lượt xem được ghi vào sổ.
            By hand an A4 page to print, a list for each commune, with a column to sign; by post and by bank a CSV table. Why it is
            paid stands nowhere.
            """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var caller: CallerOptions

    @Argument(help: "Tháng · the month: 2026-09")
    var month: Month

    @Option(
        help: "Danh sách của đơn vị này; không nêu: của người gọi · whose list; the caller's when left out")
    var unit: UnitPath?

    @Option(help: "Chỉ trẻ sống ở đây · only children who live there")
    var commune: UnitPath?

    @Option(name: .customLong("by"), help: "Chỉ cách chi này · only this way: hand, post, bank")
    var channel: PayoutChannel?

    @Option(help: "Thư mục ghi · where to write", completion: .directory)
    var out: String = "."

    func perform(in context: CommandContext) async throws {
        guard let caller = context.unit else { throw Failure(.usage, Message("gateway.who")) }
        let client = try context.clients.client(to: FundingContract.name, as: .unit(caller))
        let payer = unit ?? context.clients.unit(of: caller)
        let request = ListPayees(unit: payer, month: month).with {
            ($0.commune, $0.channel) = (commune, channel)
        }
        var payees: [Payee] = []
        let calling = CallOptions(language: context.language)
        for try await payee in client.feed(Entitlements.payees, request, calling) { payees.append(payee) }
        let people = payees.flatMap {
            [Learner($0.child)] + [$0.collector.map { Learner($0) }].compactMap(\.self)
        }
        let names = try await context.clients.named(people, as: caller)
        let rows = payees.map { payee in
            PaidPerson(
                payee, child: names[Learner(payee.child)]?.name,
                collector: payee.collector.flatMap { names[Learner($0)]?.name })
        }
        let files = try write(rows, of: payer, context)
        try context.show(List(items: rows)) {
            [
                context.text(
                    "paylist-written",
                    [
                        "month": month.description, "count": context.numbers.whole(rows.count),
                        "total": context.numbers.whole(rows.reduce(0) { $0 + $1.amount.dong }),
                    ])
            ] + files.map { "  \($0)" }
        }
    }

    /// A file for each way by which somebody is paid: their names.
    private func write(_ rows: [PaidPerson], of payer: UnitPath, _ context: CommandContext) throws -> [String]
    {
        let folder = GlobalOptions.absolute(out)
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw Failure(.badFile, Message("gateway.file-unwritable", ["file": folder]))
        }
        var written: [String] = []
        for channel in [PayoutChannel.hand, .post, .bank] {
            let own = rows.filter { $0.channel == channel }
            guard !own.isEmpty else { continue }
            let name = "\(month).\(channel.rawValue).\(channel == .hand ? "html" : "csv")"
            let path = "\(folder)/\(name)"
            if channel == .hand {
                do {
                    try Files.write(Array(PayListPage(own, of: payer, month, context).html.utf8), to: path)
                } catch {
                    throw Failure(.badFile, Message("gateway.file-unwritable", ["file": path]))
                }
            } else {
                try PayListTable(own, channel, month, context).write(to: path)
            }
            written.append(out == "." ? name : "\(out)/\(name)")
        }
        return written
    }
}

/// One who is paid, as the registry calls the child and whoever collects for it.
struct PaidPerson: Composite {
    let payee: Payee
    let child: String?
    let collector: String?

    init(_ payee: Payee, child: String?, collector: String?) {
        (self.payee, self.child, self.collector) = (payee, child, collector)
    }

    var channel: PayoutChannel { payee.channel }
    var amount: Money { payee.amount }
    /// Of whom nobody may see the name the id.
    var childName: String { child ?? payee.child.text }
    /// Who signs, or whose account it is: the collector, and where there is none the child.
    var receiver: String { collector ?? payee.collector?.text ?? childName }
}

/// What post and banks read: a row for each one who is paid. A bank's own form is made of the same columns.
struct PayListTable {
    private let people: [PaidPerson]
    private let channel: PayoutChannel
    private let month: Month
    private let context: CommandContext

    init(_ people: [PaidPerson], _ channel: PayoutChannel, _ month: Month, _ context: CommandContext) {
        (self.people, self.channel, self.month, self.context) = (people, channel, month, context)
    }

    private static func columns(of channel: PayoutChannel) -> [String] {
        let first = ["number", "receiver"]
        let way = channel == .bank ? ["account", "bank"] : ["paper", "child", "commune"]
        return first + way + ["amount", "content"]
    }

    func write(to path: String) throws {
        var layout = TableLayout(
            Self.columns(of: channel).map { TableColumn(context.text("paylist-column.\($0)")) })
        layout.language = context.language
        let names = context.reference.unitNames(on: month.last, context.language)
        do {
            let writer = try TableFormat.csv.writer(to: path, layout)
            for (index, person) in people.enumerated() {
                let payee = person.payee
                let way: [TableCell] =
                    channel == .bank
                    ? [.text(payee.account ?? ""), .text(payee.bank ?? "")]
                    : [.text(payee.paper ?? ""), .text(person.childName), .text(names(payee.commune))]
                try writer.write(
                    [TableCell(.number, "\(index + 1)"), .text(person.receiver)] + way + [
                        TableCell(.number, "\(payee.amount.dong)"),
                        .text(context.text("paylist-content", ["month": "\(month)"])),
                    ])
            }
            try writer.finish()
        } catch is TableError {
            throw Failure(.badFile, Message("gateway.file-unwritable", ["file": path]))
        }
    }
}
