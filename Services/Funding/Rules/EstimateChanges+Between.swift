import Bus
import FundingAPI
import ServiceKit
import Vocabulary

/// What a version of an estimate says otherwise than an earlier one.
extension EstimateChanges {
    /// `between` are the versions from the earlier one to the one before the later.
    init(from before: Estimate, to after: Estimate, between: [Estimate]) {
        var lines: [EstimateChange] = []
        for line in after.lines {
            let was = before.lines.first { $0.key == line.key }
            guard was?.amount != line.amount || was?.reason != line.reason else { continue }
            lines.append(
                EstimateChange(activity: line.activity, source: line.source).with {
                    ($0.earlierAmount, $0.amount, $0.reason) = (was?.amount, line.amount, line.reason)
                    $0.earlierReason = was?.reason == line.reason ? nil : was?.reason
                })
        }
        for line in before.lines where !after.lines.contains(where: { $0.key == line.key }) {
            lines.append(
                EstimateChange(activity: line.activity, source: line.source).with {
                    ($0.earlierAmount, $0.earlierReason) = (line.amount, line.reason)
                })
        }
        self.init(
            id: after.id, unit: after.unit, earlier: before.version, version: after.version, lines: lines,
            earlierTotal: before.total, total: after.total, remarks: between.compactMap(\.remark))
    }
}

extension EstimateRules {
    /// The two versions that the request asks about, of those that there are, the first first.
    func compared(
        _ request: AskEstimateChanges, among versions: [Estimate]
    ) throws -> (before: Estimate, after: Estimate) {
        var checks = Checks(reference, today: today)
        if let from = request.earlier { checks.number(from, of: AskEstimateChanges.self, at: "/earlier") }
        if let to = request.version { checks.number(to, of: AskEstimateChanges.self, at: "/version") }
        let to = request.version ?? versions.last?.version ?? 1
        let from = request.earlier ?? to - 1
        if from >= to || (request.earlier == nil && from < 1) {
            checks.fail("/earlier", "funding.no-earlier-version", ["version": "\(to)"])
        }
        let (before, after) = (
            versions.first { $0.version == from }, versions.first { $0.version == to }
        )
        if after == nil { checks.fail("/version", "funding.no-version", ["version": "\(to)"]) }
        if before == nil, from >= 1, from < to {
            checks.fail("/earlier", "funding.no-version", ["version": "\(from)"])
        }
        try checks.finish()
        guard let before, let after else {
            throw Refusal.invalid("/earlier", Message("funding.no-version", ["version": "\(from)"]))
        }
        return (before, after)
    }
}
