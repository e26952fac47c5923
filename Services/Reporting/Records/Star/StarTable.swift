import CampaignsAPI
import CatalogueAPI
import FundingAPI
import RegistryAPI
import Store

/// A narrow table of the star: what another service's log says, a few numbers a row. Each row is known from a position of that
/// log until another one; days are numbers (``Vocabulary/Day/daysSinceEpoch``).
///
/// What a log says of somebody aspect by aspect is kept as facts (``CountedChildRecords``, ``CountedWorkerRecords``,
/// ``KnownProviderRecords``), and the star's rows of that follow from them: see `StarRecords+Projecting`.
struct StarTable: Sendable {
    let name: String
    /// The service whose log speaks.
    let source: String
    /// By which the rows of one record are found.
    let identity: [String]
    /// What else a row says.
    let values: [String]

    /// `child` is whom it was for.
    static let deliveries = StarTable(
        name: "star_deliveries", source: CatalogueContract.name, identity: ["child", "record"],
        values: ["on_day", "domain"])
    /// A row a topic; of a class without any, one of topic 0. `record` is the class.
    static let trainings = StarTable(
        name: "star_trainings", source: CampaignsContract.name, identity: ["person", "record"],
        values: ["on_day", "topic", "until_day"])
    static let placements = StarTable(
        name: "star_placements", source: RegistryContract.name, identity: ["record"],
        values: ["child", "from_day", "until_day", "kind"])
    static let links = StarTable(
        name: "star_links", source: RegistryContract.name, identity: ["record"],
        values: ["child", "from_day", "until_day", "caregiver"])
    /// `token` stands for what it is: a keyed digest, by its number among the star's words.
    static let circumstances = StarTable(
        name: "star_circumstances", source: RegistryContract.name, identity: ["record"],
        values: ["token", "child", "from_day", "until_day"])
    /// Two entries that are, or may be, one child.
    static let childPairs = StarTable(
        name: "star_child_pairs", source: RegistryContract.name, identity: ["one", "other"],
        values: ["is_decided", "alias"])
    static let caregiverPairs = StarTable(
        name: "star_caregiver_pairs", source: RegistryContract.name, identity: ["one", "other"],
        values: ["is_decided", "alias"])
    /// A row a member, for the days on which it is in a network that stands, as far as it works on them.
    static let networks = StarTable(
        name: "star_networks", source: CatalogueContract.name, identity: ["record"],
        values: ["part", "district", "from_day", "until_day", "provider"])
    /// A row a district, for the days on which it runs there.
    static let pilots = StarTable(
        name: "star_pilots", source: CatalogueContract.name, identity: ["record"],
        values: ["part", "district", "from_day", "until_day"])
    static let upgrades = StarTable(
        name: "star_upgrades", source: CatalogueContract.name, identity: ["record"],
        values: ["provider", "proposed_day", "completed_day"])
    /// That something was paid for a child, not why nor how much, which the fund tells nobody. `record` is the list.
    static let assistance = StarTable(
        name: "star_assistance", source: FundingContract.name, identity: ["child", "record"],
        values: ["on_day"])
    static let waivers = StarTable(
        name: "star_waivers", source: FundingContract.name, identity: ["record"],
        values: ["child", "from_day", "until_day"])

    static let all = [
        deliveries, trainings, placements, links, circumstances, childPairs, caregiverPairs, networks, pilots,
        upgrades, assistance, waivers,
    ]

    /// What a migration creates.
    static let schema = """
        -- Texts that rows name by a number: within a kind, from 1 on.
        CREATE TABLE star_words (
            kind TEXT NOT NULL, code INTEGER NOT NULL, word TEXT NOT NULL,
            PRIMARY KEY (kind, code), UNIQUE (kind, word)
        ) STRICT, WITHOUT ROWID;
        -- Children, caregivers and workers, whom rows name by a number.
        CREATE TABLE star_people (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;

        -- What a child was on each day of a stretch, in all of its aspects, as known from one position to another.
        CREATE TABLE star_children (
            child INTEGER NOT NULL, from_day INTEGER NOT NULL, known_from INTEGER NOT NULL,
            until_day INTEGER NOT NULL, known_until INTEGER NOT NULL,
            is_active INTEGER NOT NULL, is_mistake INTEGER NOT NULL, unit INTEGER NOT NULL, sex INTEGER NOT NULL,
            born INTEGER NOT NULL, ethnicity INTEGER,
            PRIMARY KEY (child, from_day, known_from)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX star_children_by_mistake ON star_children (child) WHERE is_mistake = 1;
        CREATE TABLE star_disabilities (
            child INTEGER NOT NULL, from_day INTEGER NOT NULL, known_from INTEGER NOT NULL,
            until_day INTEGER NOT NULL, known_until INTEGER NOT NULL,
            type INTEGER NOT NULL, degree INTEGER NOT NULL, record TEXT NOT NULL,
            PRIMARY KEY (child, from_day, known_from)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE star_workers (
            worker INTEGER NOT NULL, from_day INTEGER NOT NULL, known_from INTEGER NOT NULL,
            until_day INTEGER NOT NULL, known_until INTEGER NOT NULL,
            is_at_work INTEGER NOT NULL, unit INTEGER NOT NULL, role INTEGER NOT NULL,
            PRIMARY KEY (worker, from_day, known_from)
        ) STRICT, WITHOUT ROWID;
        -- Where a provider stands; what it is, while it works; when it meets the standard.
        CREATE TABLE star_places (
            provider TEXT NOT NULL, from_day INTEGER NOT NULL, known_from INTEGER NOT NULL,
            until_day INTEGER NOT NULL, known_until INTEGER NOT NULL, unit INTEGER NOT NULL,
            PRIMARY KEY (provider, from_day, known_from)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE star_providers (
            provider TEXT NOT NULL, from_day INTEGER NOT NULL, known_from INTEGER NOT NULL,
            until_day INTEGER NOT NULL, known_until INTEGER NOT NULL, kind INTEGER NOT NULL,
            PRIMARY KEY (provider, from_day, known_from)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE star_standards (
            provider TEXT NOT NULL, from_day INTEGER NOT NULL, known_from INTEGER NOT NULL,
            until_day INTEGER NOT NULL, known_until INTEGER NOT NULL,
            PRIMARY KEY (provider, from_day, known_from)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE star_deliveries (
            child INTEGER NOT NULL, on_day INTEGER NOT NULL, record BLOB NOT NULL, known_from INTEGER NOT NULL,
            known_until INTEGER NOT NULL, domain INTEGER NOT NULL,
            PRIMARY KEY (child, on_day, record, known_from)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE star_trainings (
            person INTEGER NOT NULL, on_day INTEGER NOT NULL, record BLOB NOT NULL, topic INTEGER NOT NULL,
            known_from INTEGER NOT NULL, known_until INTEGER NOT NULL, until_day INTEGER NOT NULL,
            PRIMARY KEY (person, on_day, record, topic, known_from)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE star_placements (
            child INTEGER NOT NULL, from_day INTEGER NOT NULL, record BLOB NOT NULL,
            known_from INTEGER NOT NULL, known_until INTEGER NOT NULL, until_day INTEGER NOT NULL,
            kind INTEGER NOT NULL,
            PRIMARY KEY (child, from_day, record, known_from)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX star_placements_by_record ON star_placements (record);
        CREATE TABLE star_links (
            child INTEGER NOT NULL, from_day INTEGER NOT NULL, record BLOB NOT NULL,
            known_from INTEGER NOT NULL, known_until INTEGER NOT NULL, until_day INTEGER NOT NULL,
            caregiver INTEGER NOT NULL,
            PRIMARY KEY (child, from_day, record, known_from)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX star_links_by_record ON star_links (record);
        -- By the token first: of circumstances that a question does not name, no row is read.
        CREATE TABLE star_circumstances (
            token INTEGER NOT NULL, child INTEGER NOT NULL, record BLOB NOT NULL,
            known_from INTEGER NOT NULL, known_until INTEGER NOT NULL, from_day INTEGER NOT NULL,
            until_day INTEGER NOT NULL,
            PRIMARY KEY (token, child, record, known_from)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX star_circumstances_by_record ON star_circumstances (record);
        CREATE TABLE star_child_pairs (
            one INTEGER NOT NULL, other INTEGER NOT NULL, known_from INTEGER NOT NULL,
            known_until INTEGER NOT NULL, is_decided INTEGER NOT NULL, alias INTEGER,
            PRIMARY KEY (one, other, known_from)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE star_caregiver_pairs (
            one INTEGER NOT NULL, other INTEGER NOT NULL, known_from INTEGER NOT NULL,
            known_until INTEGER NOT NULL, is_decided INTEGER NOT NULL, alias INTEGER,
            PRIMARY KEY (one, other, known_from)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE star_networks (
            record TEXT NOT NULL, part INTEGER NOT NULL, known_from INTEGER NOT NULL,
            known_until INTEGER NOT NULL, district TEXT NOT NULL, from_day INTEGER NOT NULL,
            until_day INTEGER NOT NULL, provider TEXT NOT NULL,
            PRIMARY KEY (record, part, known_from)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE star_pilots (
            record TEXT NOT NULL, part INTEGER NOT NULL, known_from INTEGER NOT NULL,
            known_until INTEGER NOT NULL, district TEXT NOT NULL, from_day INTEGER NOT NULL,
            until_day INTEGER NOT NULL,
            PRIMARY KEY (record, part, known_from)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE star_upgrades (
            record TEXT NOT NULL, known_from INTEGER NOT NULL, known_until INTEGER NOT NULL,
            provider TEXT NOT NULL, proposed_day INTEGER NOT NULL, completed_day INTEGER,
            PRIMARY KEY (record, known_from)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE star_assistance (
            child INTEGER NOT NULL, on_day INTEGER NOT NULL, record BLOB NOT NULL, known_from INTEGER NOT NULL,
            known_until INTEGER NOT NULL,
            PRIMARY KEY (child, on_day, record, known_from)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE star_waivers (
            child INTEGER NOT NULL, from_day INTEGER NOT NULL, record BLOB NOT NULL,
            known_from INTEGER NOT NULL, known_until INTEGER NOT NULL, until_day INTEGER NOT NULL,
            PRIMARY KEY (child, from_day, record, known_from)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX star_waivers_by_record ON star_waivers (record);
        """
}
