import GRDB
import ServiceKit
import Store
import Vocabulary

/// The tables of people who may have been entered twice.
struct TwiceEntered {
    private let people: String
    private let aliases: String
    /// The column that says where they are now.
    private let unit: String

    static let children = Self(people: "children", aliases: "child_aliases", unit: "commune")
    static let caregivers = Self(people: "caregivers", aliases: "caregiver_aliases", unit: "commune")
    static let workers = Self(people: "workers", aliases: "worker_aliases", unit: "unit")

    /// The query for the entries that were known then to be one with any of those that `ids` is a query for: for whom that one was taken,
    /// and all who were taken for the same. One that is out of reach since brings nobody. It asks nothing of the row that it is asked of:
    /// for each of very many that would take very long.
    func alike(_ ids: SQL, for scope: Territory, _ asOf: AsOf) -> SQL {
        """
        SELECT own.survivor FROM \(sql: aliases) AS own
          CROSS JOIN \(sql: people) AS now ON now.id = own.subject AND \(isReached("now", scope))
          WHERE now.id IN (\(ids)) AND \(known("own", asOf))
        UNION SELECT own.subject FROM \(sql: aliases) AS own
          CROSS JOIN \(sql: people) AS now ON now.id = own.survivor AND \(isReached("now", scope))
          WHERE now.id IN (\(ids)) AND \(known("own", asOf))
        UNION SELECT own.subject FROM \(sql: aliases) AS own
          CROSS JOIN \(sql: aliases) AS twin ON twin.survivor = own.survivor AND \(known("twin", asOf))
          CROSS JOIN \(sql: people) AS now ON now.id = twin.subject AND \(isReached("now", scope))
          WHERE now.id IN (\(ids)) AND \(known("own", asOf))
        """
    }

    /// The ids of all entries of whom a row `person` of theirs is an entry now, or was then: of these but those who are out of reach since.
    func entries(of person: String, for scope: Territory, _ asOf: AsOf) -> SQL {
        let own = SQL(sql: person)
        return """
            (SELECT same.id FROM \(sql: people) AS same
              WHERE same.id IN (\(own).id, \(own).survivor)
                OR same.survivor IN (\(own).id, \(own).survivor)
              UNION ALL SELECT once.id FROM \(sql: aliases) AS alias JOIN \(sql: people) AS once
                ON once.id IN (alias.subject, alias.survivor) AND \(isReached("once", scope))
              WHERE \(known("alias", asOf)) AND alias.survivor IN (\(own).id,
                (SELECT mine.survivor FROM \(sql: aliases) AS mine
                  WHERE mine.subject = \(own).id AND \(known("mine", asOf)))))
            """
    }

    private func isReached(_ row: String, _ scope: Territory) -> SQL { .within("\(row).\(unit)", scope) }

    private func known(_ alias: String, _ asOf: AsOf) -> SQL {
        .holding(alias, on: .last, knownOn: asOf.knownOn)
    }
}
