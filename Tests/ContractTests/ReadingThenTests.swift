import Bus
import JSONCoding
import TestKit
import Testing
import Vocabulary

@testable import ServiceKit

/// Every reading asks what was so on a day, as known on a day, or stands here with the reason why it does not: whoever adds one
/// decides which.
@Suite("Readings of dated things take a day, and the day by which it was known", .timeLimit(.minutes(5)))
struct ReadingThenTests {
    private static let now = "what is to be done, decided or proposed next: about today alone"
    private static let versions = "itself tells every version, with its days and when it was learned"
    private static let document = "a document that stays as it was made: another is made instead"
    private static let steps = "shows each step with its day or moment, and each correction beside it"
    private static let drawn =
        "a list drawn up once for a month and never changed: what was wrong is made up for in a later one"

    /// By method.
    static let others: [String: String] = [
        "campaigns.Certificates/Verify": "whether a number stands today is what whoever is shown one asks",
        "campaigns.Classes/Attended":
            "shows each class with all its days; a class itself is read as known then by Classes/List",
        "campaigns.Classes/Propose": now,
        "catalogue.Offers/History": versions,
        "catalogue.Providers/History": versions,
        "funding.Allocations/History": versions,
        "funding.Donations/Account": "what a unit makes public of a year is what stands of it now",
        "funding.Donations/History": versions,
        "funding.Entitlements/Differences": now,
        "funding.Entitlements/Lines": drawn,
        "funding.Entitlements/Payees": drawn,
        "funding.Entitlements/Runs": drawn,
        "funding.Estimates/Changes": "compares two versions that the request names",
        "funding.Ledger/Entries": "entries are only added: one of a later day or number came later",
        "funding.Sources/History": versions,
        "gateway.Tasks/List": now,
        "gateway.Workflows/Get": steps,
        "gateway.Workflows/List": steps,
        "gateway.Workflows/Mandates": steps,
        "registry.Caregivers/FindDuplicates": now,
        "registry.Caregivers/History": versions,
        "registry.Caregivers/ListDuplicates": now,
        "registry.Cases/Due": now,
        "registry.Cases/Outline":
            "whom to ask today: nothing else is told of a case to who does not work on it",
        "registry.Children/FindDuplicates": now,
        "registry.Children/History": versions,
        "registry.Children/Identify": "who somebody is who stands on a list of today",
        "registry.Children/ListDuplicates": now,
        "registry.Children/ListTransfers": steps,
        "registry.Children/ListUnsettled": now,
        "registry.Disabilities/Due": now,
        "registry.Disabilities/ScreeningForm": "a form to fill in, of the child's age on a day",
        "registry.Openings/List": "an opening is an act of a moment, which nobody puts right",
        "registry.Acts/Due": now, "registry.Placements/Due": now,
        "registry.Workers/History": versions,
        "reporting.Compilations/Get": document,
        "reporting.Compilations/Render": document,
        "reporting.Compilations/Sent": document,
        "reporting.Duties/List":
            "how what fell due in a period stands today, which is what is still to be handed in",
        "reporting.Duties/Overdue": now,
        "reporting.Indicators/List": "what a version of a plan declares",
        "reporting.Indicators/Series":
            "takes the day of knowledge; its days are the last ones of the plan's years",
        "reporting.Plans/Adopted": "every version is listed, each with the days of its steps",
        "reporting.Plans/Get": "a version of a plan is named by its number, and never changes",
        "reporting.Plans/List": "a version of a plan is named by its number, and never changes",
        "reporting.Rounds/List":
            "a round has a few days, each put right for itself; one that never was stays listed as that",
        "reporting.Submissions/Get":
            "a unit's own draft until it is accepted; what a report went by stays in its compilation",
        "reporting.Submissions/List":
            "a unit's own draft until it is accepted; what a report went by stays in its compilation",
    ]

    private static let readings = DepartmentServices.contracts.flatMap { contract in
        contract.methods.filter {
            [.query, .feed].contains($0.kind) && $0.name.hasPrefix(contract.service + ".")
        }
    }

    /// Whether its request has both members, each a day.
    private static func asksThen(_ method: ServiceContract.Entry) -> Bool {
        let schema = Schemas.schema(of: method.types.request)
        return ["on", "knownOn"].allSatisfy { isDay(schema["properties"]?[$0], in: schema) }
    }

    private static func isDay(_ member: JSONValue?, in schema: JSONValue) -> Bool {
        guard let member else { return false }
        if member["format"]?.string == "date" { return true }
        if let reference = member["$ref"]?.string {
            return isDay(schema[pointer: String(reference.dropFirst())], in: schema)
        }
        return (member["anyOf"]?.array ?? []).contains { isDay($0, in: schema) }
    }

    @Test("each reading takes both days, or stands in the list of those that do not, with the reason")
    func complete() {
        let (then, others) = (
            Self.readings.filter(Self.asksThen).map(\.name),
            Self.readings.filter { !Self.asksThen($0) }.map(\.name)
        )
        #expect(then.count > 50)
        #expect(Set(others).subtracting(Self.others.keys).sorted() == [], "to be decided")
        #expect(Set(Self.others.keys).subtracting(others).sorted() == [], "decided since")
        for method in ["registry.Circumstances/List", "catalogue.Deliveries/List", "funding.Estimates/List"] {
            #expect(then.contains(method))
        }
    }
}
