import Bus
import FundingAPI
import RegistryAPI
import TestKit
import Vocabulary

@testable import Funding

/// A child that the fund knows, and what is waived for it.
struct WaivedChild {
    let office: Office
    let id: ChildID
    var treasury: TestClient { office.treasury }

    static func open(_ body: (WaivedChild) async throws -> Void) async throws {
        try await Office.open { office in
            try await body(WaivedChild(office: office, id: office.child()))
        }
    }

    /// The same, when it has been granted something from a day on.
    static func open(granted from: String, _ body: (WaivedChild, Waiver) async throws -> Void) async throws {
        try await open { child in try await body(child, child.grant(from)) }
    }

    func request(_ from: String, _ until: String? = nil) -> GrantWaiver {
        GrantWaiver(child: id, kind: "tuition-exemption", unit: health).with {
            ($0.from, $0.until) = (day(from), until.map { day($0) })
        }
    }

    @discardableResult
    func grant(_ from: String, _ until: String? = nil) async throws -> Waiver {
        try await treasury.call(Waivers.grant, request(from, until))
    }

    func listed(on: String? = nil, knownOn: Day? = nil) async throws -> [Waiver] {
        let asked = ListWaivers().with {
            ($0.child, $0.on, $0.knownOn) = (id, on.map { day($0) }, knownOn)
        }
        return try await treasury.call(Waivers.list, asked).items
    }

    /// The registry tells what the child is from a day on: by which fact.
    @discardableResult
    func become(
        _ status: ChildStatus, on text: String, _ kind: VersionKind = .recorded, as fact: FactID = newID()
    ) async throws -> FactID {
        try await office.tell(.standing(status, of: id, on: text, kind, as: fact))
        return fact
    }
}
