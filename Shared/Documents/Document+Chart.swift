public import Vocabulary

extension Document {
    /// Figures as a picture. Whatever it shows is said by ``alternative`` too, for whoever does not see it.
    public struct Chart: Composite {
        public var title: String
        /// The same in words.
        public var alternative: String
        public var drawing: Drawing
        /// What the stretches of its bars are, in their order; nil where each bar has one.
        public var legend: [String]?

        public init(_ title: String, alternative: String, _ drawing: Drawing) {
            (self.title, self.alternative, self.drawing) = (title, alternative, drawing)
        }

        public enum Drawing: Codable, Hashable, Sendable {
            /// One under the other, to the right as far as they go.
            case bars([ChartBar])
            /// From left to right through time.
            case lines(Lines)
            /// Places where they lie, schematically.
            case map([Place])
        }
    }

    /// One of several bars.
    public struct ChartBar: Composite {
        public var label: String
        /// What is written at its end: `12,5%`.
        public var text: String
        /// Stretches of it one after the other, each a part of the whole width.
        public var stretches: [Bar]

        public init(_ label: String, text: String, _ stretches: [Bar]) {
            (self.label, self.text, self.stretches) = (label, text, stretches)
        }
    }

    public struct Lines: Composite {
        /// What the points' ``Point/values`` are of, in their order.
        public var names: [String]
        public var points: [Point]
        /// The highest value that the drawing has room for.
        public var most: Double

        public init(names: [String], points: [Point], most: Double) {
            (self.names, self.points, self.most) = (names, points, most)
        }

        public struct Point: Composite {
            public var label: String
            /// Nil where there is none.
            public var values: [Double?]
            /// As the document's language writes them; empty where nothing is written.
            public var texts: [String]

            public init(_ label: String, _ values: [Double?], _ texts: [String]) {
                (self.label, self.values, self.texts) = (label, values, texts)
            }
        }
    }

    /// A place of a map: where its middle lies, and what is said of it.
    public struct Place: Composite {
        public var label: String
        public var text: String
        /// Degrees to the east.
        public var longitude: Double
        /// Degrees to the north.
        public var latitude: Double
        /// 0 to 1, the darker the more; nil where nothing is shown.
        public var share: Double?

        public init(_ label: String, text: String, longitude: Double, latitude: Double, share: Double?) {
            (self.label, self.text, self.share) = (label, text, share)
            (self.longitude, self.latitude) = (longitude, latitude)
        }
    }
}
