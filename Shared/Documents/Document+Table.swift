public import Vocabulary

extension Document {
    /// A table: one of a page, or a sheet of a workbook.
    public struct Table: Composite {
        /// What a sheet of it is called.
        public var name: String
        /// What is said above it: the unit of its figures, whose units stand in its rows.
        public var caption: String?
        public var columns: [Column]
        public var rows: [Row]

        public init(name: String, columns: [Column], rows: [Row]) {
            (self.name, self.columns, self.rows) = (name, columns, rows)
        }

        /// Whether it is one of many narrow columns, of which the first says what its row is about.
        public var isMatrix: Bool {
            columns.count > 4 && columns.dropFirst().allSatisfy { $0.isNumber == true }
        }
    }

    public struct Column: Composite {
        public var heading: String
        /// Whether figures stand in it: set to the right, digit below digit.
        public var isNumber: Bool?
        /// What its figures are counted in, where that is one thing: `đồng`.
        public var unit: String?
        /// What its cells' ``Cell/parts`` are, for a sheet to give a column to each.
        public var parts: [String]?
        /// How wide it is, to the others: 1 for figures and 3 for words when absent.
        public var weight: Double?

        public init(_ heading: String, isNumber: Bool = false) {
            self.heading = heading
            if isNumber { self.isNumber = true }
        }

        var share: Double { weight ?? (isNumber == true ? 1 : 3) }
    }

    public struct Row: Composite {
        public var cells: [Cell]
        public var kind: Kind?

        public init(_ cells: [Cell], _ kind: Kind? = nil) { (self.cells, self.kind) = (cells, kind) }

        /// A row like the others when absent.
        public enum Kind: String, Choice {
            /// Its only cell says what the rows below it have in common.
            case group
            /// The sum of others.
            case total
            /// Below the total, and not in it.
            case beside
        }
    }

    public struct Cell: Composite {
        /// As the document's language writes it.
        public var text: String
        /// What stands below it, in small letters: `12/60`.
        public var detail: String?
        /// The figure or the day that ``text`` is, for a sheet to count with.
        public var value: Value?
        /// What ``value`` is made from: numerator and denominator.
        public var parts: [Double]?
        public var tone: Tone?
        public var isStrong: Bool?
        /// How far something has come, drawn below the text.
        public var bar: Bar?

        public init(_ text: String) { self.text = text }

        public init(_ text: String, _ value: Value?) { (self.text, self.value) = (text, value) }
    }

    /// What programs take a cell for.
    public enum Value: Codable, Hashable, Sendable {
        /// A number without decimals.
        case whole(Int64)
        /// Per cent, with one decimal.
        case percent(Double)
        /// Percentage points, with one decimal.
        case points(Double)
        case day(Day)
    }

    /// What a cell says beside its words; never said by colour alone.
    public enum Tone: String, Choice {
        case good, bad, warning
        /// Of which somebody could be told: it is not shown.
        case hidden
    }

    /// Parts of a whole, 0 to 1.
    public struct Bar: Composite {
        public var share: Double
        /// Where it should be.
        public var target: Double?
        public var tone: Tone?

        public init(share: Double, target: Double? = nil, tone: Tone? = nil) {
            (self.share, self.target, self.tone) = (Self.within(share), target.map(Self.within), tone)
        }

        private static func within(_ share: Double) -> Double { share.isNaN ? 0 : min(1, max(0, share)) }
    }
}
