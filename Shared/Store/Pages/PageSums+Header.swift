extension PageSums {
    /// What the file of sums says of itself.
    struct Header: Hashable {
        /// Octets that are kept for it.
        static let size = 64
        private static let magic: UInt64 = 0x3153_4D55_5354_4843

        var pageSize: Int
        /// How often pages were summed up: the database says the same, as of when they were.
        var generation: Int64
        /// The database file's own number: one that was put in its place has another.
        var file: UInt64
        /// Whether the database was closed by who wrote the sums, with nothing left in the write-ahead log.
        var isClosed: Bool

        init(pageSize: Int, generation: Int64, file: UInt64, isClosed: Bool) {
            (self.pageSize, self.generation) = (pageSize, generation)
            (self.file, self.isClosed) = (file, isClosed)
        }

        /// Nil of what is none, or was not written whole.
        init?(_ bytes: UnsafeRawBufferPointer) {
            guard bytes.count >= Self.size else { return nil }
            func word(_ index: Int) -> UInt64 {
                bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self)
            }
            self.init(
                pageSize: Int(truncatingIfNeeded: word(1)), generation: Int64(bitPattern: word(2)),
                file: word(3), isClosed: word(4) == 1)
            guard word(0) == Self.magic, word(5) == check else { return nil }
        }

        var bytes: [UInt8] {
            let words = words + [check, 0, 0]
            return words.flatMap { word in withUnsafeBytes(of: word) { Array($0) } }
        }

        private var words: [UInt64] {
            [
                Self.magic, UInt64(pageSize), UInt64(bitPattern: generation), file, isClosed ? 1 : 0,
            ]
        }

        private var check: UInt64 {
            words.withUnsafeBytes { PageSum.of($0, number: 0) }
        }
    }
}
