import GRDB
import RegistryKnown
import Store

extension CatalogueService {
    /// Append-only.
    static let migrations: [Migration] = [
        Migration("0001-known-children") { db in
            try ChildRecords.create(in: db)
            try EndedRecords.create(in: db)
        },
        Migration("0002-providers-and-offers") { db in
            try db.execute(
                sql: """
                    CREATE TABLE providers (
                        id TEXT NOT NULL PRIMARY KEY,
                        name TEXT NOT NULL,
                        unit TEXT NOT NULL,
                        place TEXT NOT NULL,
                        kind TEXT NOT NULL,
                        licence TEXT,
                        standard_met_since TEXT,
                        UNIQUE (place, name)
                    ) STRICT, WITHOUT ROWID;
                    CREATE TABLE offers (
                        id TEXT NOT NULL PRIMARY KEY,
                        provider TEXT NOT NULL REFERENCES providers (id),
                        title TEXT NOT NULL,
                        domain TEXT NOT NULL,
                        minimum_age INTEGER,
                        maximum_age INTEGER,
                        circumstances TEXT NOT NULL,
                        disability_types TEXT NOT NULL,
                        disability_degrees TEXT NOT NULL,
                        area TEXT NOT NULL,
                        poverty TEXT NOT NULL,
                        capacity INTEGER CHECK (capacity >= 1),
                        cost INTEGER NOT NULL CHECK (cost >= 0),
                        schedule TEXT,
                        from_day TEXT NOT NULL,
                        until_day TEXT CHECK (until_day >= from_day),
                        status TEXT NOT NULL
                    ) STRICT, WITHOUT ROWID;
                    CREATE INDEX offers_by_provider ON offers (provider);
                    CREATE INDEX offers_by_domain ON offers (domain);
                    """)
        },
        Migration("0003-referrals-and-deliveries") { db in
            try db.execute(
                sql: """
                    CREATE TABLE referrals (
                        id TEXT NOT NULL PRIMARY KEY,
                        child TEXT NOT NULL,
                        offer TEXT NOT NULL REFERENCES offers (id),
                        provider TEXT NOT NULL REFERENCES providers (id),
                        domain TEXT NOT NULL,
                        from_unit TEXT NOT NULL,
                        to_unit TEXT NOT NULL,
                        on_day TEXT NOT NULL,
                        until_day TEXT NOT NULL CHECK (until_day >= on_day),
                        status TEXT NOT NULL,
                        reason TEXT,
                        note TEXT,
                        contradicted INTEGER NOT NULL CHECK (contradicted IN (0, 1))
                    ) STRICT, WITHOUT ROWID;
                    CREATE INDEX referrals_by_offer ON referrals (offer, until_day);
                    CREATE INDEX referrals_by_child ON referrals (child);
                    CREATE INDEX referrals_open ON referrals (until_day) WHERE status IN ('waiting', 'accepted');
                    CREATE TABLE deliveries (
                        id TEXT NOT NULL PRIMARY KEY,
                        child TEXT NOT NULL,
                        provider TEXT NOT NULL REFERENCES providers (id),
                        domain TEXT NOT NULL,
                        on_day TEXT NOT NULL,
                        unit TEXT NOT NULL,
                        place TEXT NOT NULL,
                        offer TEXT REFERENCES offers (id),
                        referral TEXT REFERENCES referrals (id),
                        note TEXT,
                        revision INTEGER NOT NULL CHECK (revision >= 1),
                        voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
                        contradicted INTEGER NOT NULL CHECK (contradicted IN (0, 1))
                    ) STRICT, WITHOUT ROWID;
                    CREATE INDEX deliveries_by_child ON deliveries (child);
                    CREATE INDEX deliveries_by_provider ON deliveries (provider);
                    CREATE INDEX deliveries_by_referral ON deliveries (referral) WHERE referral IS NOT NULL;
                    """)
        },
        Migration("0004-networks-pilots-upgrades") { db in
            try db.execute(
                sql: """
                    CREATE TABLE networks (
                        id TEXT NOT NULL PRIMARY KEY,
                        district TEXT NOT NULL,
                        on_day TEXT NOT NULL,
                        decision TEXT,
                        dissolved_on TEXT CHECK (dissolved_on >= on_day),
                        reason TEXT
                    ) STRICT, WITHOUT ROWID;
                    CREATE UNIQUE INDEX networks_standing ON networks (district) WHERE dissolved_on IS NULL;
                    CREATE TABLE network_members (
                        network TEXT NOT NULL REFERENCES networks (id),
                        provider TEXT NOT NULL REFERENCES providers (id),
                        since TEXT NOT NULL,
                        PRIMARY KEY (network, provider)
                    ) STRICT, WITHOUT ROWID;
                    CREATE TABLE pilots (
                        id TEXT NOT NULL PRIMARY KEY,
                        model TEXT NOT NULL,
                        district TEXT NOT NULL,
                        on_day TEXT NOT NULL,
                        stopped_on TEXT CHECK (stopped_on >= on_day),
                        reason TEXT
                    ) STRICT, WITHOUT ROWID;
                    CREATE TABLE pilot_evaluations (
                        pilot TEXT NOT NULL REFERENCES pilots (id),
                        number INTEGER NOT NULL,
                        on_day TEXT NOT NULL,
                        verdict TEXT NOT NULL,
                        summary TEXT NOT NULL,
                        PRIMARY KEY (pilot, number)
                    ) STRICT, WITHOUT ROWID;
                    CREATE TABLE pilot_expansions (
                        pilot TEXT NOT NULL REFERENCES pilots (id),
                        district TEXT NOT NULL,
                        on_day TEXT NOT NULL,
                        number INTEGER NOT NULL,
                        PRIMARY KEY (pilot, district)
                    ) STRICT, WITHOUT ROWID;
                    CREATE TABLE upgrades (
                        id TEXT NOT NULL PRIMARY KEY,
                        provider TEXT NOT NULL REFERENCES providers (id),
                        work TEXT NOT NULL,
                        cost INTEGER NOT NULL CHECK (cost >= 0),
                        status TEXT NOT NULL,
                        proposed_on TEXT NOT NULL,
                        approved_on TEXT,
                        completed_on TEXT,
                        meets_standard INTEGER
                    ) STRICT, WITHOUT ROWID;
                    CREATE INDEX upgrades_by_provider ON upgrades (provider);
                    """)
        },
        Migration("0005-reasons") { db in
            try db.execute(
                sql: """
                    ALTER TABLE offers ADD COLUMN reason TEXT;
                    ALTER TABLE deliveries ADD COLUMN reason TEXT;
                    """)
        },
        // Lists were words with commas between them, and are JSON arrays as everywhere else. No code and no path of a unit
        // has anything in it that JSON escapes.
        Migration("0006-lists-as-json") { db in
            for column in ["circumstances", "disability_types", "disability_degrees", "area", "poverty"] {
                try db.execute(
                    sql: """
                        UPDATE offers SET \(column) = CASE WHEN \(column) = '' THEN '[]'
                            ELSE '["' || replace(\(column), ',', '","') || '"]' END
                        """)
            }
        },
    ]
}
