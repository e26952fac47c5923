import Bus
import FundingAPI
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Funding

/// Two provinces, a district, two departments, and the codes that the tests name.
func testReference() throws -> Reference {
    try Reference(files: [
        "labels.csv": """
        table,code,label_vi,label_en,valid_from,valid_to,source,confidence
        fund-source,provincial-budget,Ngân sách tỉnh,Provincial budget,,,test,V
        fund-source,donor,Nhà tài trợ,Donor,,,test,V
        waiver-kind,tuition-exemption,Miễn học phí,Tuition exemption,,,test,V
        unit-type,tinh,Tỉnh,Province,,,test,V
        unit-type,huyen,Huyện,District,,,test,V
        unit-type,xa,Xã,Commune,,,test,V
        unit-type,department,Sở,Department,,,test,V

        """,
        "units.csv": """
        code,name,full_name_vi,type,parent_code,valid_from,valid_to,source,confidence
        34,Thái Bình,Tỉnh Thái Bình,tinh,,,,test,V
        33,Hưng Yên,Tỉnh Hưng Yên,tinh,,,,test,V
        341,Thái Thụy,Huyện Thái Thụy,huyen,34,,,test,V
        12826,Diêm Điền,Xã Diêm Điền,xa,341,,,test,V

        """,
        "organisations.csv": """
        path,name_vi,name_en,kind,parent,valid_from,valid_to,source,confidence
        thai-binh/so-y-te,Sở Y tế,Department of Health,department,thai-binh,,,test,V
        thai-binh/so-tai-chinh,Sở Tài chính,Department of Finance,department,thai-binh,,,test,V

        """,
    ])
}

let health: UnitPath = "thai-binh/so-y-te"
let finance: UnitPath = "thai-binh/so-tai-chinh"
let thaiThuy: UnitPath = "thai-binh/thai-thuy"
let plan = "thai-binh-2020-2025"
/// The day that the tests' clock stands at, and the days before it on which most of what is told late was so.
let today = day("2021-03-15")
let january = day("2021-01-04")
let february = day("2021-02-01")
let march = day("2021-03-01")

/// What the registry tells of a child who lives in Diêm Điền.
func known(_ child: ChildID) -> ChildFacts {
    .registering(
        child, sex: .male, in: "thai-binh/thai-thuy/diem-dien", poverty: .poor, on: day("2020-01-01"))
}

/// Short ways to have money there.
struct Office: Served {
    static let service = "funding"
    let deployment: Deployment

    /// The fund, and a stand-in for the registry before it.
    static func open(_ body: (Office) async throws -> Void) async throws {
        try await besideRegistry(FundingService.self, reference: testReference(), today: today, body)
    }

    /// The same, and when the body is done the books are in order.
    static func keepingBooks(
        sourceLocation: SourceLocation = #_sourceLocation, _ body: (Office) async throws -> Void
    ) async throws {
        try await open { office in
            try await body(office)
            try await office.expectBooksInOrder(sourceLocation: sourceLocation)
        }
    }

    /// Who drafts, reserves and pays: the department of health, for itself.
    var health: TestClient {
        deployment.client(as: "thai-binh/so-y-te", [.reader, .comptroller, .accountant], language: .en)
    }
    /// Who opens sources, approves and allocates: the province's People's Committee, for itself and all below it.
    var treasury: TestClient {
        deployment.client(
            as: "thai-binh", [.reader, .comptroller, .accountant, .treasurer, .approver], language: .en)
    }

    /// A child of whom the registry has told.
    func child() async throws -> ChildID {
        let id: ChildID = newID()
        try await tell(.childRegistered(known(id)))
        return id
    }

    func tell(_ event: RegistryEvent) async throws { try await treasury.call(RegistryStandIn.tell, event) }

    func source(
        _ amount: Money = 1_000_000, kind: String = "provincial-budget", name: String = "Ngân sách tỉnh",
        year: Int = 2021, on day: Day? = nil
    ) async throws -> Source {
        try await treasury.call(
            Sources.open,
            OpenSource(name: name, kind: kind, unit: "thai-binh", year: year, amount: amount).with {
                $0.on = day
            })
    }

    func draft(_ lines: [EstimateLine], id: EstimateID? = nil, on day: Day? = nil) async throws -> Estimate {
        try await health.call(
            Estimates.draft,
            DraftEstimate(unit: "thai-binh/so-y-te", plan: plan, year: 2021, lines: lines).with {
                ($0.id, $0.on) = (id, day)
            })
    }

    /// All versions of an estimate, as somebody sees them.
    func versions(of estimate: Estimate, for client: TestClient) async throws -> [Estimate] {
        try await client.call(
            Estimates.list, ListEstimates().with { ($0.id, $0.allVersions) = (estimate.id, true) }
        ).items
    }

    func approved(
        _ lines: [EstimateLine], id: EstimateID? = nil, on day: Day? = nil
    ) async throws -> Estimate {
        let drafted = try await draft(lines, id: id, on: day)
        try await health.call(Estimates.submit, SubmitEstimate(id: drafted.id).with { $0.on = day })
        return try await treasury.call(
            Estimates.approve, ApproveEstimate(id: drafted.id).with { $0.on = day })
    }

    /// An allocation for III.5, with the source and the estimate it needs, all of one day.
    func allocation(
        _ amount: Money = 600_000, of sum: Money = 1_000_000, on day: Day? = nil
    ) async throws -> Allocation {
        let source = try await source(sum, on: day)
        let estimate = try await approved([line("III.5", source, sum)], on: day)
        return try await treasury.call(
            Allocations.allocate,
            AllocateMoney(
                estimate: estimate.id, activity: "III.5", source: source.id, amount: amount
            ).with { $0.on = day })
    }

    func revise(_ allocation: Allocation, _ amount: Money, on day: Day? = nil) async throws -> Allocation {
        try await treasury.call(
            Allocations.revise,
            ReviseAllocation(id: allocation.id, amount: amount, reason: "chỉnh").with { $0.on = day })
    }

    func confirmed(
        _ amount: Money, of allocation: Allocation, on day: Day? = nil
    ) async throws -> Commitment {
        let held = try await health.call(
            Commitments.reserve,
            ReserveMoney(allocation: allocation.id, amount: amount, purpose: "Mua xe lăn").with {
                $0.on = day
            })
        return try await health.call(
            Commitments.confirm, ConfirmCommitment(id: held.id, document: "HĐ 12").with { $0.on = day })
    }

    func paid(
        _ amount: Money, of commitment: Commitment, document: String = "UNC 1", on day: Day? = nil
    ) async throws -> Payment {
        try await health.call(
            Payments.pay,
            PayMoney(commitment: commitment.id, amount: amount, document: document).with { $0.on = day })
    }

    /// Who acts for a district, and for nothing that the province's departments spend.
    var stranger: TestClient { treasury.acting(as: thaiThuy, scope: [thaiThuy]) }

    /// That debits equal credits, that no account is on its wrong side on any day, and that the tables of sources, allocations,
    /// commitments and donations say the same as the ledger.
    func expectBooksInOrder(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        #expect(try await ledgerFaults() == [], sourceLocation: sourceLocation)
        let trial = try await treasury.call(Ledger.trial, AskTrialBalance())
        #expect(trial.difference == 0, sourceLocation: sourceLocation)
        #expect(trial.debit == trial.credit, sourceLocation: sourceLocation)
        for row in trial.rows {
            let contra = [LedgerAccount.funding, .authority, .promised].contains(row.account)
            #expect(contra ? row.balance <= 0 : row.balance >= 0, sourceLocation: sourceLocation)
        }
        let sources = try await treasury.all(Sources.list, ListSources(), from: \.after)
        let allocations = try await treasury.all(Allocations.list, ListAllocations(), from: \.after)
        let commitments = try await treasury.all(Commitments.list, ListCommitments(), from: \.after)
        let entries = try await treasury.items(Ledger.entries, ListEntries())
        #expect(entries.map(\.number) == Array(1...max(1, entries.count)).prefix(entries.count).map { $0 })
        let sums = Sums(entries)
        for source in sources {
            let given = allocations.filter { $0.line.source == source.id }.reduce(0) { $0 + $1.amount.dong }
            #expect(given <= source.amount.dong, sourceLocation: sourceLocation)
            #expect(
                sums[.unallocated, source.id.text] == source.amount.dong - given,
                sourceLocation: sourceLocation)
            #expect(sums[.funding, source.id.text] == -source.amount.dong, sourceLocation: sourceLocation)
        }
        for allocation in allocations {
            let own = commitments.filter { $0.allocation == allocation.id }
            #expect(
                allocation.committed.dong == own.reduce(0) { $0 + $1.amount.dong },
                sourceLocation: sourceLocation)
            #expect(
                allocation.paid.dong == own.reduce(0) { $0 + $1.paid.dong }, sourceLocation: sourceLocation)
            #expect(allocation.paid <= allocation.committed, sourceLocation: sourceLocation)
            #expect(allocation.committed <= allocation.amount, sourceLocation: sourceLocation)
            #expect(
                sums[.allocated, allocation.id.text] == allocation.left.dong, sourceLocation: sourceLocation)
        }
        for commitment in commitments {
            let reserved = commitment.status == .reserved ? commitment.left.dong : 0
            let confirmed = commitment.status == .confirmed ? commitment.left.dong : 0
            #expect(sums[.reserved, commitment.id.text] == reserved, sourceLocation: sourceLocation)
            #expect(sums[.confirmed, commitment.id.text] == confirmed, sourceLocation: sourceLocation)
            #expect(sums[.paid, commitment.id.text] == commitment.paid.dong, sourceLocation: sourceLocation)
        }
        for donation in try await treasury.all(Donations.list, ListDonations(), from: \.after) {
            let toCome = donation.pledged.dong - donation.received.dong
            #expect(sums[.pledged, donation.id.text] == toCome, sourceLocation: sourceLocation)
            #expect(sums[.promised, donation.id.text] == -toCome, sourceLocation: sourceLocation)
        }
        for (day, sums) in Sums.byDay(entries) {
            for key in sums.keys {
                let contra = [LedgerAccount.funding, .authority, .promised].contains(key.account)
                let balance = sums[key.account, key.subject]
                #expect(
                    contra ? balance <= 0 : balance >= 0, "\(key) on \(day)", sourceLocation: sourceLocation)
            }
        }
    }
}

extension TestClient {
    /// All of a list, page by page. `from` is where the request says where a page begins.
    func all<Request: PagedRequest, Item>(
        _ method: Query<Request, List<Item>>, _ request: Request, from: WritableKeyPath<Request, String?>
    ) async throws -> [Item] {
        var request = request
        var items: [Item] = []
        repeat {
            let page = try await call(method, request)
            items += page.items
            request[keyPath: from] = page.next
        } while request[keyPath: from] != nil
        return items
    }
}

/// Balances, added up from entries.
struct Sums: Sendable {
    struct Key: Hashable, Sendable {
        let account: LedgerAccount
        let subject: String
    }

    private var balances: [Key: Int64] = [:]
    var keys: [Key] { Array(balances.keys) }

    /// As they are when each day ends.
    static func byDay(_ entries: [LedgerEntry]) -> [(day: Day, sums: Sums)] {
        Set(entries.map(\.on)).sorted().map { day in (day, Sums(entries.filter { $0.on <= day })) }
    }

    init(_ entries: [LedgerEntry]) {
        for posting in entries.flatMap(\.postings) {
            balances[Key(account: posting.debit, subject: posting.debitOf), default: 0] += posting.amount.dong
            balances[Key(account: posting.credit, subject: posting.creditOf), default: 0] -=
                posting.amount.dong
        }
    }

    subscript(account: LedgerAccount, subject: String) -> Int64 {
        balances[Key(account: account, subject: subject)] ?? 0
    }
}

func line(_ activity: String, _ source: Source, _ amount: Money) -> EstimateLine {
    EstimateLine(activity: activity, source: source.id, amount: amount, reason: "theo định mức")
}

extension Office {
    /// What the ledger has that the log does not explain, and lacks that it does: `ledger-missing -`.
    func ledgerFaults() async throws -> [String] {
        var faults: [String] = []
        try await deployment.store(of: "funding").verifyEvidence(proof: LedgerProof.self) { piece in
            faults += piece.faults.map { fault in
                "\(fault.message.key.split(separator: ".").last ?? "") \(fault.number.map { "\($0)" } ?? "-")"
            }
        }
        return faults
    }
}
