import CatalogueAPI
import JSONCoding
import Vocabulary

/// The catalogue as Open Referral's Human Services Data Specification has it (HSDS 3): each offer a `service` with its
/// organisation, its place, when it is given, what it costs, who may have it. Children are not in it.
struct HSDSExport {
    let reference: Reference
    let language: Language
    let day: Day
    /// Of the deployment's clocks: `+07:00`.
    let offset: String

    /// `utcOffset` in minutes.
    init(_ reference: Reference, _ language: Language, on day: Day, utcOffset: Int) {
        (self.reference, self.language, self.day) = (reference, language, day)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let minutes = abs(utcOffset)
        offset = (utcOffset < 0 ? "-" : "+") + two(minutes / 60) + ":" + two(minutes % 60)
    }

    /// One `service` of an offer; `provider` gives it.
    func service(_ offer: Offer, by provider: Provider) -> JSONValue {
        var service: JSONObject = [
            "id": .string(offer.id.text), "organization_id": .string(provider.id.text),
            "name": .string(offer.title), "status": .string(status(of: offer, by: provider)),
        ]
        service["description"] = offer.schedule.map { .string($0) }
        service["licenses"] = provider.licence.map { .string($0) }
        service["accreditations"] = provider.certification.map { .string($0.evidence) }
        service["minimum_age"] = offer.eligibility.minimumAge.map { .integer(Int64($0)) }
        service["maximum_age"] = offer.eligibility.maximumAge.map { .integer(Int64($0)) }
        service["eligibility_description"] = eligibility(offer.eligibility).map { .string($0) }
        service["organization"] = organization(provider)
        service["service_at_locations"] = .array([location(of: offer, by: provider)])
        service["schedules"] = schedule(of: offer).map { .array([$0]) }
        service["languages"] = languages(of: offer)
        service["required_documents"] = documents(of: offer)
        service["service_areas"] = areas(of: offer)
        service["cost_options"] = .array([cost(of: offer)])
        service["attributes"] = .array([domain(of: offer)])
        return .object(service)
    }

    private func status(of offer: Offer, by provider: Provider) -> String {
        if provider.status == .closed { return "defunct" }
        if offer.status == .withdrawn || offer.until.map({ $0 < day }) == true { return "inactive" }
        return "active"
    }

    private func organization(_ provider: Provider) -> JSONValue {
        let kind = reference.label(.facilityKind, provider.kind, language, on: day) ?? provider.kind
        var organization: JSONObject = [
            "id": .string(provider.id.text), "name": .string(provider.name), "description": .string(kind),
        ]
        organization["year_incorporated"] = provider.openedOn.map { .integer(Int64($0.year)) }
        return .object(organization)
    }

    private func location(of offer: Offer, by provider: Provider) -> JSONValue {
        let id = Self.id(of: provider.id.text, "location")
        var location: JSONObject = [
            "id": .string(id), "location_type": "physical", "organization_id": .string(provider.id.text),
            "name": .string(name(of: provider.place)),
        ]
        if let middle = reference.centre(of: provider.place, on: day) {
            location["latitude"] = .number(middle.latitude)
            location["longitude"] = .number(middle.longitude)
            location["description"] =
                "Latitude and longitude are those of the middle of the commune or district."
        }
        location["accessibility"] = offer.details?.accessibility.map { words in
            [
                [
                    "id": .string(Self.id(of: offer.id.text, "accessibility")), "location_id": .string(id),
                    "description": .string(words),
                ]
            ]
        }
        return [
            "id": .string(Self.id(of: offer.id.text, "service_at_location")),
            "service_id": .string(offer.id.text), "location_id": .string(id), "location": .object(location),
        ]
    }

    private func schedule(of offer: Offer) -> JSONValue? {
        var schedule: JSONObject = [
            "id": .string(Self.id(of: offer.id.text, "schedule")), "service_id": .string(offer.id.text),
            "valid_from": .string(offer.from.description),
        ]
        schedule["valid_to"] = offer.until.map { .string($0.description) }
        schedule["description"] = offer.schedule.map { .string($0) }
        guard let details = offer.details else { return .object(schedule) }
        if let rule = details.recurrence.flatMap(Recurrence.init) {
            schedule["freq"] = .string(rule.frequency.rawValue)
            schedule["interval"] = .integer(Int64(rule.interval))
            schedule["dtstart"] = .string(offer.from.description)
            schedule["byday"] = rule.days.isEmpty ? nil : .string(rule.days.joined(separator: ","))
            schedule["bymonthday"] =
                rule.monthDays.isEmpty
                ? nil : .string(rule.monthDays.map(String.init).joined(separator: ","))
        }
        schedule["opens_at"] = details.opensAt.map { .string($0 + offset) }
        schedule["closes_at"] = details.closesAt.map { .string($0 + offset) }
        return .object(schedule)
    }

    private func languages(of offer: Offer) -> JSONValue? {
        parts(of: offer, "language", offer.details?.languages) { ["code": .string($0)] }
    }

    private func documents(of offer: Offer) -> JSONValue? {
        parts(of: offer, "document", offer.details?.documents) { ["document": .string($0)] }
    }

    private func areas(of offer: Offer) -> JSONValue? {
        parts(of: offer, "area", offer.eligibility.area) { ["name": .string(name(of: $0))] }
    }

    private func parts<Part>(
        of offer: Offer, _ kind: String, _ values: [Part]?, _ members: (Part) -> JSONObject
    ) -> JSONValue? {
        guard let values, !values.isEmpty else { return nil }
        return .array(
            values.enumerated().map { index, value in
                var part: JSONObject = [
                    "id": .string(Self.id(of: offer.id.text, "\(kind)/\(index)")),
                    "service_id": .string(offer.id.text),
                ]
                for (name, value) in members(value).members { part[name] = value }
                return .object(part)
            })
    }

    private func cost(of offer: Offer) -> JSONValue {
        [
            "id": .string(Self.id(of: offer.id.text, "cost")), "service_id": .string(offer.id.text),
            "currency": "VND", "amount": .integer(offer.cost.dong),
        ]
    }

    /// The domain, a term of the deployment's own list.
    private func domain(of offer: Offer) -> JSONValue {
        let label = reference.label(.serviceDomain, offer.domain, language, on: day) ?? offer.domain
        let term = Self.id(of: "service-domain", offer.domain)
        return [
            "id": .string(Self.id(of: offer.id.text, "domain")), "link_id": .string(offer.id.text),
            "link_entity": "service", "taxonomy_term_id": .string(term),
            "taxonomy_term": [
                "id": .string(term), "code": .string(offer.domain), "name": .string(label),
                "description": .string(label), "taxonomy": "service-domain",
            ],
        ]
    }

    /// What is asked, but for age and area, which have members of their own.
    private func eligibility(_ asked: Eligibility) -> String? {
        func labels(_ table: ReferenceTable, _ codes: [String]?) -> [String] {
            (codes ?? []).map { reference.label(table, $0, language, on: day) ?? $0 }
        }
        let lists = [
            labels(.circumstance, asked.circumstances), labels(.disabilityType, asked.disabilityTypes),
            labels(.disabilityDegree, asked.disabilityDegrees), labels(.povertyStatus, asked.poverty),
        ].filter { !$0.isEmpty }
        return lists.isEmpty ? nil : lists.map { $0.joined(separator: ", ") }.joined(separator: "; ")
    }

    private func name(of unit: UnitPath) -> String {
        reference.units.unit(unit, on: day)?.fullName[language] ?? reference.units.unit(unit)?.fullName[
            language]
            ?? unit.text
    }

    /// The same id for the same part at each export: what it is part of, and which. Version 8 of RFC 9562, whose bits are its maker's.
    static func id(of whole: String, _ part: String) -> String {
        func hash(_ start: UInt64) -> UInt64 {
            (whole + "/" + part).utf8.reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        }
        // FNV-1a, once from its own beginning and once from another.
        let high = hash(0xCBF2_9CE4_8422_2325) & ~0xF000 | 0x8000
        let low = hash(0x6C62_272E_07BB_0142) & ~(0b11 << 62) | 0b10 << 62
        func digits(_ number: UInt64) -> String {
            let text = String(number, radix: 16)
            return String(repeating: "0", count: 16 - text.count) + text
        }
        let (first, second) = (Array(digits(high)), Array(digits(low)))
        return [first[0..<8], first[8..<12], first[12..<16], second[0..<4], second[4..<16]]
            .map { String($0) }.joined(separator: "-")
    }
}
