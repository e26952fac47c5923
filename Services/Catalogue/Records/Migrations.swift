import GRDB
import RegistryKnown
import Store

extension CatalogueService {
    /// Edited in place until the baseline is laid, see ``Migration``.
    static let migrations: [Migration] = [
        Migration("0001-known-children-2026-12-01") { db in
            try MatchedChildRecords.create(in: db)
            try EndedRecords.create(in: db)
        },
        Migration("0002-providers-and-offers", sql: providersAndOffers) { db in
            // What was said of each: `providers` and `offers` follow from it.
            try ProviderRecords.facts.create(in: db)
            try OfferRecords.facts.create(in: db)
        },
        Migration("0003-referrals-and-deliveries", sql: referralsAndDeliveries) { db in
            // Who held a place when, as it was known: it follows from each referral.
            try HoldRecords.facts.create(in: db)
            try ReferralRecords.createFormer(referrals, in: db)
            try DeliveryRecords.createFormer(deliveries, in: db)
        },
        Migration("0004-networks-pilots-upgrades", sql: networksPilotsUpgrades) { db in
            // What was said of each network with its members, of each pilot with its steps, and of each upgrade: the tables above
            // follow from it.
            try NetworkRecords.facts.create(in: db)
            try NetworkRecords.memberFacts.create(in: db)
            try PilotRecords.facts.create(in: db)
            try PilotRecords.steps.create(in: db)
            try UpgradeRecords.facts.create(in: db)
        },
    ]

    private static let providersAndOffers = """
        CREATE TABLE providers (
            id TEXT NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            folded TEXT NOT NULL,
            unit TEXT NOT NULL,
            place TEXT NOT NULL,
            kind TEXT NOT NULL,
            licence TEXT,
            licence_authority TEXT,
            licence_until TEXT,
            standard_met_since TEXT,
            standard_judged_on TEXT,
            certification TEXT,
            care TEXT,
            status TEXT NOT NULL,
            opened_on TEXT,
            closed_on TEXT CHECK (closed_on >= opened_on),
            reason TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX providers_by_name ON providers (folded, place);
        CREATE TABLE offers (
            id TEXT NOT NULL PRIMARY KEY,
            provider TEXT NOT NULL REFERENCES providers (id),
            title TEXT NOT NULL,
            domain TEXT NOT NULL,
            eligibility TEXT NOT NULL,
            capacity INTEGER CHECK (capacity >= 1),
            cost INTEGER NOT NULL CHECK (cost >= 0),
            schedule TEXT,
            details TEXT,
            from_day TEXT NOT NULL,
            until_day TEXT CHECK (until_day >= from_day),
            status TEXT NOT NULL,
            withdrawn_on TEXT,
            reason TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX offers_by_provider ON offers (provider);
        CREATE INDEX offers_by_domain ON offers (domain);
        """

    /// What is kept of a referral, as it is and as it was.
    private static let referrals = """
        id TEXT NOT NULL,
        child TEXT NOT NULL,
        offer TEXT NOT NULL REFERENCES offers (id),
        provider TEXT NOT NULL REFERENCES providers (id),
        domain TEXT NOT NULL,
        from_unit TEXT NOT NULL,
        to_unit TEXT NOT NULL,
        on_day TEXT NOT NULL,
        until_day TEXT NOT NULL CHECK (until_day >= on_day),
        status TEXT NOT NULL,
        -- Sealed under the child's own key, both.
        reason BLOB,
        note BLOB,
        contradicted INTEGER NOT NULL CHECK (contradicted IN (0, 1))
        """

    /// The same of a delivery.
    private static let deliveries = """
        id TEXT NOT NULL,
        child TEXT NOT NULL,
        provider TEXT NOT NULL REFERENCES providers (id),
        domain TEXT NOT NULL,
        on_day TEXT NOT NULL,
        unit TEXT NOT NULL,
        place TEXT NOT NULL,
        offer TEXT REFERENCES offers (id),
        referral TEXT REFERENCES referrals (id),
        -- Sealed under the child's own key, as is `reason`.
        note BLOB,
        revision INTEGER NOT NULL CHECK (revision >= 1),
        voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
        reason BLOB,
        contradicted INTEGER NOT NULL CHECK (contradicted IN (0, 1)),
        recorded_by TEXT NOT NULL,
        person TEXT
        """

    private static let referralsAndDeliveries = """
        CREATE TABLE referrals (
            \(referrals),
            known_from INTEGER NOT NULL,
            PRIMARY KEY (id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX referrals_by_offer ON referrals (offer, until_day);
        CREATE INDEX referrals_by_child ON referrals (child);
        CREATE INDEX referrals_by_provider ON referrals (provider, until_day);
        CREATE INDEX referrals_open ON referrals (until_day) WHERE status IN ('queued', 'waiting', 'accepted');
        CREATE TABLE waiting_list (
            number INTEGER PRIMARY KEY,
            referral TEXT NOT NULL UNIQUE REFERENCES referrals (id),
            offer TEXT NOT NULL REFERENCES offers (id)
        ) STRICT;
        CREATE INDEX waiting_list_by_offer ON waiting_list (offer, number);
        CREATE TABLE deliveries (
            \(deliveries),
            known_from INTEGER NOT NULL,
            PRIMARY KEY (id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX deliveries_by_child ON deliveries (child);
        CREATE INDEX deliveries_by_provider ON deliveries (provider);
        CREATE INDEX deliveries_by_offer ON deliveries (offer, on_day) WHERE offer IS NOT NULL;
        CREATE INDEX deliveries_by_referral ON deliveries (referral) WHERE referral IS NOT NULL;
        """

    private static let networksPilotsUpgrades = """
        CREATE TABLE networks (
            id TEXT NOT NULL PRIMARY KEY,
            district TEXT NOT NULL,
            on_day TEXT NOT NULL,
            decision TEXT,
            dissolved_on TEXT CHECK (dissolved_on >= on_day),
            reason TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX networks_by_district ON networks (district, on_day, id);
        CREATE TABLE network_members (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            network TEXT NOT NULL REFERENCES networks (id),
            provider TEXT NOT NULL REFERENCES providers (id),
            from_day TEXT NOT NULL,
            until_day TEXT CHECK (until_day >= from_day),
            domains TEXT
        ) STRICT;
        CREATE INDEX network_members_by_network ON network_members (network, from_day);
        CREATE INDEX network_members_by_provider ON network_members (provider, from_day);
        CREATE TABLE pilots (
            id TEXT NOT NULL PRIMARY KEY,
            model TEXT NOT NULL,
            folded TEXT NOT NULL,
            aim TEXT NOT NULL,
            district TEXT NOT NULL,
            on_day TEXT NOT NULL,
            stopped_on TEXT CHECK (stopped_on >= on_day),
            reason TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX pilots_by_model ON pilots (folded);
        CREATE TABLE pilot_evaluations (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            pilot TEXT NOT NULL REFERENCES pilots (id),
            on_day TEXT NOT NULL,
            verdict TEXT NOT NULL,
            summary TEXT NOT NULL,
            scores TEXT
        ) STRICT;
        CREATE INDEX pilot_evaluations_by_pilot ON pilot_evaluations (pilot, on_day);
        CREATE TABLE pilot_expansions (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            pilot TEXT NOT NULL REFERENCES pilots (id),
            district TEXT NOT NULL,
            on_day TEXT NOT NULL
        ) STRICT;
        CREATE INDEX pilot_expansions_by_pilot ON pilot_expansions (pilot, on_day);
        CREATE TABLE pilot_stops (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            pilot TEXT NOT NULL REFERENCES pilots (id),
            district TEXT NOT NULL,
            on_day TEXT NOT NULL,
            reason TEXT NOT NULL
        ) STRICT;
        CREATE INDEX pilot_stops_by_pilot ON pilot_stops (pilot, on_day);
        CREATE TABLE upgrades (
            id TEXT NOT NULL PRIMARY KEY,
            provider TEXT NOT NULL REFERENCES providers (id),
            work TEXT NOT NULL,
            cost INTEGER NOT NULL CHECK (cost >= 0),
            status TEXT NOT NULL,
            kind TEXT,
            proposed_on TEXT NOT NULL,
            refused_on TEXT,
            reason TEXT,
            approved_on TEXT,
            funded_on TEXT,
            funded INTEGER,
            source TEXT,
            completed_on TEXT,
            certified_on TEXT,
            meets_standard INTEGER,
            certification TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX upgrades_by_provider ON upgrades (provider);
        """
}
