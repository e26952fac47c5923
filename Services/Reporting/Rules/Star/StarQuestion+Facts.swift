import ReportingAPI
import Vocabulary

/// What speaks for a member.
extension StarQuestion {
    /// A table whose rows speak for people or districts.
    struct Speaking {
        let table: StarSQL
        /// The column that names for whom a row speaks.
        let about: String
        /// True of those, called `f`, that speak.
        let condition: StarSQL
        /// What a record is called: `delivery`.
        let kind: String
        let isOfPeople: Bool
        /// Whether it may be told which record speaks, or only that one does.
        var isNamed = true
    }

    func speaking(_ fact: FactDeclaration, in span: ClosedRange<Day>) -> Speaking? {
        if let domains = fact.delivery {
            return Speaking(
                table: "star_deliveries", about: "child",
                condition: """
                    f.on_day BETWEEN \(span.lowerBound) AND \(span.upperBound)
                    AND \(.within("f.domain", words.codes(.domain, of: domains)))
                    AND \(.known("f", at: known.catalogue))
                    """, kind: "delivery", isOfPeople: true)
        }
        if let topics = fact.training {
            return Speaking(
                table: "star_trainings", about: "person",
                condition: """
                    f.on_day BETWEEN \(span.lowerBound) AND \(span.upperBound) AND f.until_day >= \(day)
                    AND \(topics.isEmpty ? .always : .within("f.topic", words.codes(.topic, of: topics)))
                    AND \(.known("f", at: known.campaigns))
                    """, kind: "training", isOfPeople: true)
        }
        if let kinds = fact.placement {
            return Speaking(
                table: "star_placements", about: "child",
                condition: """
                    \(.within("f.kind", words.codes(.placement, of: kinds)))
                    AND \(.holding("f", on: day, knownAt: known.registry))
                    """, kind: "placement", isOfPeople: true)
        }
        if fact.assistance == true {
            // Neither which list nor when: that it is paid says enough, and why is nobody's to learn here.
            return Speaking(
                table: "star_assistance", about: "child",
                condition: """
                    f.on_day BETWEEN \(span.lowerBound) AND \(span.upperBound)
                    AND \(.known("f", at: known.funding))
                    """, kind: "assistance", isOfPeople: true, isNamed: false)
        }
        if fact.waiver == true {
            return Speaking(
                table: "star_waivers", about: "child",
                condition: """
                    f.from_day <= \(span.upperBound) AND f.until_day >= \(span.lowerBound)
                    AND \(.known("f", at: known.funding))
                    """, kind: "waiver", isOfPeople: true)
        }
        if fact.network == true { return network }
        if fact.pilot == true {
            return Speaking(
                table: "star_pilots", about: "district",
                condition: .holding("f", on: day, knownAt: known.catalogue), kind: "pilot", isOfPeople: false)
        }
        return nil
    }

    /// One that somebody is in who works on the day.
    private var network: Speaking {
        Speaking(
            table: "star_networks", about: "district",
            condition: """
                \(.holding("f", on: day, knownAt: known.catalogue))
                AND EXISTS (SELECT 1 FROM star_providers AS works
                  WHERE works.provider = f.provider
                    AND \(.holding("works", on: day, knownAt: known.catalogue)))
                """, kind: "network", isOfPeople: false)
    }

    /// True of the members, called `m`, for whom a fact speaks.
    func speaks(_ fact: FactDeclaration, in span: ClosedRange<Day>, for root: StarRoot) -> StarSQL {
        if fact.anyOf != nil { return fact.alternatives.map { speaks($0, in: span, for: root) }.any }
        if fact.standard == true { return root == .providers ? "m.is_met = 1" : .never }
        if fact.completed == true {
            guard root == .upgrades else { return .never }
            return "m.completed_day BETWEEN \(span.lowerBound) AND \(span.upperBound)"
        }
        guard let source = speaking(fact, in: span),
            source.isOfPeople ? root.isOfPeople : root == .districts
        else { return .never }
        var ways: [StarSQL] = [
            """
            EXISTS (SELECT 1 FROM \(source.table) AS f
              WHERE f.\(name: source.about) = m.member AND \(source.condition))
            """
        ]
        if let same = sameTable(of: root) {
            ways.append(
                """
                m.member IN (SELECT s.person FROM \(same) AS s
                  JOIN \(source.table) AS f ON f.\(name: source.about) = s.entry WHERE \(source.condition))
                """)
        }
        return ways.any
    }

    private func sameTable(of root: StarRoot) -> StarSQL? {
        switch root {
        case .children: children.isEmpty ? nil : "same_children"
        case .caregivers: caregivers.isEmpty ? nil : "same_caregivers"
        case .workers: workers.isEmpty ? nil : "same_workers"
        case .providers, .upgrades, .districts: nil
        }
    }

    /// The records of a fact that speak for these people, or districts, called as they are in `members`: rows of `member` and
    /// `record`, in the order of the records, each once; of those that are not named, one row a member.
    func records(_ source: Speaking, for members: StarSQL) -> StarSQL {
        """
        SELECT DISTINCT x.member AS member, \(source.isNamed ? "f.record" : "NULL") AS record
        FROM \(members) AS x JOIN \(source.table) AS f ON f.\(name: source.about) = x.entry
        WHERE \(source.condition) ORDER BY 2
        """
    }
}

extension FactDeclaration {
    /// Itself, or those of which one at least has to hold.
    var alternatives: [FactDeclaration] { anyOf?.flatMap(\.alternatives) ?? [self] }
}
