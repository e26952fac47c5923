public import FundingAPI
public import GRDB
import Store
import Vocabulary

// Columns that hold one of a contract's words.
extension EstimateStatus: DatabaseValueConvertible {}
extension CommitmentStatus: DatabaseValueConvertible {}
extension LedgerAccount: DatabaseValueConvertible {}
