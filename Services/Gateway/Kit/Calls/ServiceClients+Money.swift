import Bus
import FundingAPI
import ReportingAPI
package import Vocabulary

/// What money is added up by.
package enum MoneyGrouping: String, CaseIterable, Sendable {
    case unit, activity, source, level, year
}

/// What became of the money of one of them.
package struct MoneyShare: Composite {
    /// A unit's path, an activity's id, a source's name, a level's word, a year.
    package let key: String
    /// In đồng, as are the others.
    package var allocated: Int64 = 0
    package var committed: Int64 = 0
    package var paid: Int64 = 0
    package var left: Int64 = 0

    package init(key: String) { self.key = key }
}

extension ServiceClients {
    /// A plan's money as the funding service has it, added up, in the order of the keys. `levels` are the units by path, for
    /// their levels.
    ///
    /// - Parameter unit: who asks; the plan's lead when nil.
    package func money(
        of plan: String, by grouping: MoneyGrouping, for unit: UnitPath?, year: Int?, on: Day?, knownOn: Day?,
        among units: UnitDirectory
    ) async throws -> [MoneyShare] {
        let caller: UnitPath
        if let unit {
            caller = unit
        } else {
            let published = try await self.plan(plan)
            caller = published.actingLead ?? published.plan.lead
        }
        let client = try client(to: FundingContract.name, as: .unit(caller))
        var shares: [String: MoneyShare] = [:]
        var after: String?
        repeat {
            let sheet = try await client.call(
                Ledger.balance,
                AskBalance().with {
                    ($0.plan, $0.year, $0.on, $0.knownOn, $0.after) = (plan, year, on, knownOn, after)
                }, CallOptions(language: language))
            for row in sheet.rows {
                let key = MoneyShare.key(of: row.line, by: grouping, among: units)
                var share = shares[key] ?? MoneyShare(key: key)
                share.allocated += row.amounts.allocated.dong
                share.committed += row.amounts.committed.dong
                share.paid += row.amounts.paid.dong
                share.left += row.amounts.left.dong
                shares[key] = share
            }
            after = sheet.next
        } while after != nil
        return shares.values.sorted { $0.key < $1.key }
    }
}

extension MoneyShare {
    fileprivate static func key(
        of line: BudgetLine, by grouping: MoneyGrouping, among units: UnitDirectory
    ) -> String {
        switch grouping {
        case .unit: line.unit.text
        case .activity: line.activity
        case .source: line.sourceName
        case .level: units.unit(line.unit)?.level.rawValue ?? line.unit.text
        case .year: "\(line.year)"
        }
    }
}
