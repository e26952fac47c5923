import Bus
import CatalogueAPI
import RegistryAPI
import ServiceKit
package import Vocabulary

/// Children, and what goes on of one that is known by its name.
extension NameReading {
    /// So many who may be meant are told.
    static let told = 20

    /// The id of the case that people mean: by id, or by the name of the child, the open one that the caller works on. Throws ``CallError``.
    package func caseID(called text: String) async throws -> String {
        ChildID(text) == nil ? try await look(for: .caseFile, called: text, at: "") : text
    }

    /// The id of the child that people mean, as ``child(_:at:)``.
    package func child(called text: String) async throws -> ChildID { try await child(text, at: "").id }

    /// The child that people mean: by id, or by name with where it lives, year or day of birth, a number, or the mark of one of
    /// several. Throws ``CallError`` where that is nobody in reach, or several.
    func child(_ text: String, at pointer: String) async throws -> FoundChild {
        let registry = try client(to: RegistryContract.name)
        if let id = ChildID(text) {
            let child = try await registry.call(Children.get, GetChild(id: id), options)
            return FoundChild(child)
        }
        let (found, hasMore) = try await children(called: text)
        return try one(of: found, hasMore, .child, text, at: pointer)
    }

    /// What goes on of the child that is known by its name alone.
    func goingOn(_ thing: NamedThing, of child: FoundChild) async throws -> [NameChoice] {
        func day(_ day: Day) -> String { DayWords.day(day, in: clients.language) }
        switch thing {
        case .caseFile:
            let cases = try await all(
                RegistryContract.name, Cases.list, ListCases().with { $0.child = child.id })
            return cases.filter { $0.closedOn == nil }.map {
                NameChoice(child.name, id: $0.id.text, [day($0.openedOn), $0.id.text])
            }
        case .placement:
            let client = try client(to: RegistryContract.name)
            let placements = try await client.all(Placements.list, options) { after in
                ListPlacements(child: child.id).with { $0.after = after }
            }
            return placements.filter { $0.end == nil }.map {
                NameChoice(child.name, id: $0.id.text, [day($0.start), $0.id.text])
            }
        case .transfer:
            let client = try client(to: RegistryContract.name)
            let transfers = try await client.all(Children.listTransfers, options) { after in
                ListTransfers().with { ($0.status, $0.after) = (.asked, after) }
            }
            return transfers.filter { $0.child == child.id }.map {
                NameChoice(child.name, id: $0.id.text, [day($0.askedOn), $0.id.text])
            }
        case .act:
            let client = try client(to: RegistryContract.name)
            let acts = try await client.all(Acts.list, options) { after in
                ListActs(child: child.id).with { $0.after = after }
            }
            return acts.filter { $0.status != .revoked }.map {
                NameChoice(child.name, id: $0.id.text, [$0.number ?? day($0.draftedOn), $0.id.text])
            }
        case .referral:
            let referrals = try await all(
                CatalogueContract.name, Referrals.list, ListReferrals().with { $0.child = child.id })
            return referrals.filter { [.queued, .waiting, .accepted].contains($0.status) }.map {
                NameChoice(child.name, id: $0.id.text, [day($0.on), $0.id.text])
            }
        default: return []
        }
    }
}

extension FoundChild {
    /// As a search would have found the child.
    init(_ child: Child) {
        self.init(
            id: child.id, name: child.name, sex: child.sex, birthYear: child.birthYear,
            commune: child.commune, status: child.status)
        birthDate = child.birthDate
    }
}
