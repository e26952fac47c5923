import Bus
import FundingAPI
import ServiceKit
import Vocabulary

/// By which way money is paid.
extension EntitlementRules {
    /// The way with its words tidied: an account where it goes to a bank, and nowhere else.
    func check(_ payout: Payout, _ checks: inout Checks) -> Payout {
        var tidied = payout
        tidied.paper = checks.title(payout.paper, at: "/payout/paper", upTo: 100)
        tidied.bank = checks.title(payout.bank, at: "/payout/bank", upTo: 100)
        if let account = payout.account {
            let number = account.filter { $0 != " " && $0 != "." && $0 != "-" }.uppercased()
            if !Self.isAccount(number) { checks.fail("/payout/account", "funding.no-account-number") }
            tidied.account = number
        }
        let isBank = payout.channel == .bank
        for (pointer, isGiven) in [
            ("/payout/bank", payout.bank != nil), ("/payout/account", payout.account != nil),
        ] where isGiven != isBank {
            checks.fail(pointer, isBank ? "funding.payout-needs-account" : "funding.payout-without-account")
        }
        return tidied
    }

    private static func isAccount(_ number: String) -> Bool {
        let (digits, letters) = (UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"))
        return (4...34).contains(number.utf8.count)
            && number.utf8.allSatisfy { digits.contains($0) || letters.contains($0) }
    }
}

/// What one gets of a list: a child's lines of one recipient, collected by one person, by one way.
struct PayeeGroup {
    private(set) var lines: [KeptLine]

    /// The groups of one child's lines, in the order of a list.
    static func groups(of lines: [KeptLine]) -> [PayeeGroup] {
        var groups: [PayeeGroup] = []
        for line in lines {
            if let same = groups.firstIndex(where: { $0.takes(line) }) {
                groups[same].lines.append(line)
            } else {
                groups.append(PayeeGroup(lines: [line]))
            }
        }
        return groups
    }

    private func takes(_ line: KeptLine) -> Bool {
        let (one, other) = (lines[0].terms, line.terms)
        return one.recipient == other.recipient && one.collector == other.collector
            && one.payout == other.payout
    }

    /// As it is shown, of the child as it is known now, which lives in the commune.
    func payee(of child: ChildID, in commune: UnitPath) throws -> Payee {
        let (first, payout) = (lines[0], lines[0].terms.payout)
        let returned = try lines.reduce(Money.zero) { try $0.plus($1.returned) }
        return Payee(
            run: first.run, numbers: lines.map(\.number), child: child,
            recipient: first.terms.recipient, commune: commune, channel: payout?.channel ?? .hand,
            paidFor: Set(lines.map(\.month)).sorted(),
            amount: try lines.reduce(Money.zero) { try $0.plus($1.amount) }
        ).with {
            ($0.collector, $0.paper) = (first.terms.collector, payout?.paper)
            ($0.bank, $0.account) = (payout?.bank, payout?.account)
            $0.returned = returned > .zero ? returned : nil
        }
    }
}
