import Bus
import RegistryAPI
import TestKit
import Vocabulary

@testable import Registry

/// What the suites about a child's dated facts tell of: a child that moves between four communes.
protocol ChildStories {}

extension ChildStories {
    var first: UnitPath { Office.commune }
    var second: UnitPath { "thai-binh/thai-thuy/thuy-truong" }
    var third: UnitPath { "thai-binh/tien-hai/vu-lang" }
    var fourth: UnitPath { "thai-binh/tien-hai/tien-hai" }

    /// A child registered on 10 January 2020 at the first commune.
    func entered(_ office: TestClient, id: ChildID? = nil, number: String? = nil) async throws -> Child {
        try await office.call(
            Children.register,
            child(personalNumber: number, registeredOn: day("2020-01-10"), id: id))
    }

    func move(_ id: ChildID, to commune: UnitPath, on text: String) -> UpdateChild {
        UpdateChild(id: id).with { ($0.commune, $0.on) = (commune, day(text)) }
    }

    func status(_ id: ChildID, _ status: PovertyStatus, on text: String) -> UpdateChild {
        UpdateChild(id: id).with { ($0.povertyStatus, $0.on) = (status, day(text)) }
    }
}

extension TestClient {
    /// The child on a day, as known at the end of another.
    func child(_ id: ChildID, on text: String? = nil, knownOn: String? = nil) async throws -> Child {
        try await call(
            Children.get, GetChild(id: id).with { ($0.on, $0.knownOn) = (text.map(day), knownOn.map(day)) })
    }

    func history(_ id: ChildID, _ aspect: ChildAspect) async throws -> [ChildFactEntry] {
        try await call(Children.history, ListChildHistory(child: id)).items.filter { $0.aspect == aspect }
    }
}
