import CatalogueAPI
import ServiceKit
import Vocabulary

/// What must hold of a provider.
struct ProviderRules {
    let reference: Reference
    let today: Day

    func register(_ request: RegisterProvider, as id: ProviderID) throws -> Provider {
        var checks = Checks(reference, today: today)
        let name: String = checks.words(request.name, at: "/name")
        let place = request.place ?? request.unit
        checks.unit(request.unit, at: "/unit")
        if place != request.unit { checks.unit(place, at: "/place") }
        checks.code(request.kind, in: .facilityKind, at: "/kind")
        let licence = checks.words(request.licence, at: "/licence", upTo: 100)
        if let since = request.standardMetSince { checks.day(since, at: "/standardMetSince") }
        try checks.finish()
        return Provider(id: id, name: name, unit: request.unit, place: place, kind: request.kind).with {
            $0.licence = licence
            $0.standardMetSince = request.standardMetSince
        }
    }

    /// The provider as the request changes it; the same provider when it changes nothing.
    func change(_ provider: Sought<Provider>, by request: UpdateProvider) throws -> Provider {
        var checks = Checks(reference, today: today)
        if request.standardLost == true, request.standardMetSince != nil {
            checks.fail("/standardLost", "catalogue.standard-both")
        }
        let name: String? = request.name.map { checks.words($0, at: "/name") }
        if let place = request.place { checks.unit(place, at: "/place") }
        if let kind = request.kind { checks.code(kind, in: .facilityKind, at: "/kind") }
        let licence: String? = request.licence.map { checks.words($0, at: "/licence", upTo: 100) }
        if let since = request.standardMetSince { checks.day(since, at: "/standardMetSince") }
        let cleared = checks.clear(request.clear, of: ["licence": request.licence != nil], at: "/clear")
        let current = try checks.finish(provider)
        var changed = current
        changed.name = name ?? current.name
        changed.place = request.place ?? current.place
        changed.kind = request.kind ?? current.kind
        changed.licence = cleared.contains("licence") ? nil : licence ?? current.licence
        changed.standardMetSince =
            request.standardLost == true ? nil : request.standardMetSince ?? current.standardMetSince
        return changed
    }
}
