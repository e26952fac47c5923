import Bus
import FundingAPI
import ServiceKit
import Store
import Vocabulary

extension FundingService {
    func postNotice(_ request: PostNotice, _ tx: Transaction) throws -> Notice {
        tx.authorizeByRoleAlone()
        let sought = try request.entitlements.prefix(200).enumerated().map { index, id in
            try tx.entitlements.seekOwn(id, at: "/entitlements/\(index)", by: tx) {
                try tx.answering(for: $0.unit, of: $0.child)
            }.map { entitlement in
                var posted = entitlement
                posted.unit = try tx.answering(for: entitlement.unit, of: entitlement.child)
                return posted
            }
        }
        let notice = try NoticeRules(tx).post(
            request, as: request.id ?? tx.newID(), of: sought, by: tx.recorder)
        try tx.notices.refuseTaken(request.id)
        // Who is granted something and is not posted gets it on a ground that is sealed: that is for nobody to read off the looks.
        for child in sought.compactMap(\.value?.child) { tx.discloseConfidential(child) }
        return try save(notice, .posted, from: notice.from, tx) { .noticePosted($0) }
    }

    func takeDownNotice(_ request: TakeDownNotice, _ tx: Transaction) throws -> Notice {
        let current = try tx.notices.seekOwn(request.id, at: "/id", by: tx, of: \.unit)
        let down = try NoticeRules(tx).takeDown(current, by: request)
        return try save(down, .takenDown, from: request.on ?? tx.today, tx) { .noticeTakenDown($0) }
    }

    func listNotices(_ request: ListNotices, _ snapshot: Snapshot, _ page: FeedPage) throws -> Page<Notice> {
        let names = try payer(request.unit, snapshot).names
        let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn)
        let found = try snapshot.notices.list(names, asOf, page)
        return Page(found.marked(asOf, in: \.provisional), key: \.id.text)
    }

    private func save(
        _ notice: Notice, _ standing: NoticeStanding, from day: Day, _ tx: Transaction,
        telling event: (NoticeFacts) -> FundingEvent
    ) throws -> Notice {
        try tx.notices.save(notice)
        try tx.stand(FactSubject(notice.id), Standing(standing, reason: notice.reason), from: day)
        tx.emit(event(NoticeFacts(notice)))
        return notice
    }
}
