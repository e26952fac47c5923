import FundingAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

extension SQL {
    /// The balance of an account as it was on a day, as known at a point: a sum with two conditions. `subjects` is what
    /// follows IN: a column of the query around it, or a query.
    static func balance(_ account: LedgerAccount, of subjects: SQL, _ asOf: AsOf) -> SQL {
        """
        (SELECT coalesce(sum(CASE WHEN debit = \(account) AND debit_of IN \(subjects)
                THEN posting.amount ELSE -posting.amount END), 0)
            FROM ledger_postings AS posting JOIN ledger_entries AS entry ON entry.number = posting.entry
            WHERE ((debit = \(account) AND debit_of IN \(subjects))
                    OR (credit = \(account) AND credit_of IN \(subjects)))
                AND entry.on_day <= \(asOf.on) AND entry.position <= \(asOf.knownOn))
        """
    }

    /// The postings to one account as `posting`, each with its `entry`.
    static func postings(to side: LedgerSide) -> SQL {
        """
        (SELECT * FROM ledger_postings
            WHERE (debit = \(side.account) AND debit_of = \(side.of))
                OR (credit = \(side.account) AND credit_of = \(side.of))) AS posting
        JOIN ledger_entries AS entry ON entry.number = posting.entry
        """
    }

    /// What a posting adds to the account or takes from it.
    static func signedAmount(of side: LedgerSide) -> SQL {
        """
        CASE WHEN debit = \(side.account) AND debit_of = \(side.of)
            THEN posting.amount ELSE -posting.amount END
        """
    }
}
