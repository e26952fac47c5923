import CatalogueAPI
import ServiceKit
import Vocabulary

/// What must hold of a provider.
enum Providing {
    /// The provider with its words tidied. What it keeps of `before` may have ended since.
    static func check(
        _ provider: Provider, instead before: Provider? = nil, _ checks: inout Checks
    ) -> Provider {
        let today = checks.today
        var tidied = provider
        tidied.name = checks.words(provider.name, at: "/name")
        if provider.unit != before?.unit { checks.unit(provider.unit, on: today, at: "/unit") }
        if provider.place != provider.unit, provider.place != before?.place {
            checks.unit(provider.place, on: today, at: "/place")
        }
        checks.code(provider.kind, in: .facilityKind, on: today, at: "/kind")
        tidied.licence = checks.remark(provider.licence, at: "/licence", upTo: 100)
        if let since = provider.standardMetSince { checks.day(since, at: "/standardMetSince") }
        return tidied
    }

    /// The provider as the request makes it, which may not contradict itself.
    static func applying(
        _ request: UpdateProvider, to provider: Provider, _ checks: inout Checks
    ) -> Provider {
        if request.standardLost == true, request.standardMetSince != nil {
            checks.fail("/standardLost", "catalogue.standard-both")
        }
        var changed = provider
        changed.name = request.name ?? provider.name
        changed.place = request.place ?? provider.place
        changed.kind = request.kind ?? provider.kind
        changed.licence = request.licence ?? provider.licence
        changed.standardMetSince =
            request.standardLost == true ? nil : request.standardMetSince ?? provider.standardMetSince
        return changed
    }
}
