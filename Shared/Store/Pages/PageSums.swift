internal import Glibc
internal import Vocabulary

/// A sum of every page of the database file as it was written there, in a file beside it (`<database>.sums`): a byte that is changed
/// in place, by a disk or by somebody past SQLite, is found by going over the pages.
///
/// The database file changes only when the writer brings the write-ahead log into it. Then the sums of those pages are written and
/// on the disk before the log can begin anew: after a crash at any moment the log still has every page whose sum may be missing, and
/// they are summed up when it is brought in. What is in the log SQLite guards with sums of its own.
///
/// `@unchecked Sendable`: used by the thread that opens the store until the writer begins, and from then on by the writer alone.
final class PageSums: @unchecked Sendable {
    /// A file of the store could not be read or written.
    struct Fault: DiscreetError {
        let reason: String

        var withoutValues: String { reason }
    }

    private let path: String
    // Open for as long as SQLite has them open: to close one would give up the locks that SQLite holds on it.
    private let database: Int32
    private let journal: Int32
    private let index: Int32
    private let sums: Int32
    /// Why not all of them could be opened.
    private let missing: Fault?
    private let page: UnsafeMutableRawBufferPointer
    private var header: Header
    /// The frames of the log of that salt that are in the file and summed up.
    private var summedUp: (salt: UInt64, frames: Int) = (0, 0)
    /// Whether the sums are those of the file.
    private(set) var isTrusted = false

    /// Of the sums that are written.
    var generation: Int64 { header.generation }

    static func path(of database: String) -> String { database + ".sums" }

    /// Opens the files of the database at `path`, which SQLite has open; ``check()`` says whether they could be. In any case they
    /// are to be closed, after SQLite has closed them.
    init(_ path: String, pageSize: Int) {
        self.path = Self.path(of: path)
        var missing: Fault?
        func opened(_ path: String, _ flags: Int32) -> Int32 {
            let descriptor = open(path, flags | O_CLOEXEC, 0o600)
            if descriptor < 0 { missing = Fault(reason: "\(path): \(systemReason())") }
            return descriptor
        }
        database = opened(path, O_RDONLY)
        journal = opened(path + "-wal", O_RDONLY)
        index = opened(path + "-shm", O_RDONLY)
        sums = opened(self.path, O_RDWR | O_CREAT)
        page = .allocate(byteCount: max(pageSize, Header.size), alignment: 16)
        var found = stat()
        if missing == nil, fstat(database, &found) != 0 { missing = Fault(reason: systemReason()) }
        header = Header(pageSize: pageSize, generation: 0, file: UInt64(found.st_ino), isClosed: false)
        self.missing = missing
    }

    /// Throws ``Fault`` when a file could not be opened.
    func check() throws(Fault) {
        if let missing { throw missing }
    }

    /// Lets go of the files, once SQLite has.
    func close() {
        for descriptor in [database, journal, index, sums] where descriptor >= 0 {
            _ = Glibc.close(descriptor)
        }
    }

    deinit { page.deallocate() }

    /// Where the log stands. Throws ``Fault`` when that cannot be read: nobody would know then which pages are to be summed up.
    func stand() throws(Fault) -> JournalIndex {
        guard read(index, JournalIndex.size, at: 0) else {
            throw Fault(reason: "the index of the write-ahead log cannot be read")
        }
        return JournalIndex(part(JournalIndex.size))
    }

    /// Whether pages of the log are in the file that are not summed up: somebody read when it was brought in, so that not all of it
    /// could be. Until they are, nothing can be said of the file.
    func isBehind(_ stand: JournalIndex) -> Bool {
        isTrusted && stand.backfilled > (stand.salt == summedUp.salt ? summedUp.frames : 0)
    }

    // MARK: Opening and closing

    /// Takes over what the file of sums says, if it is this database's; the log has not been brought in since it was opened.
    ///
    /// - Parameters:
    ///   - generation: what the database says, the log included.
    ///   - hadJournal: whether there was a log before the database was opened. Where there should have been, and was none, another
    ///     program has brought it in.
    /// - Returns: whether it is; otherwise all pages are to be summed up anew.
    func takeOver(generation: Int64, hadJournal: Bool) -> Bool {
        guard read(sums, Header.size, at: 0), let kept = Header(part(Header.size)),
            kept.pageSize == header.pageSize, kept.file == header.file,
            // The one that was begun when the process ended is in the log, and its pages with it.
            kept.generation == generation || kept.generation + 1 == generation, kept.isClosed || hadJournal
        else { return false }
        header.generation = generation
        isTrusted = true
        return true
    }

    /// Sums up every page of the file; the whole log is in it. Throws ``Fault``.
    func sumUpAll(_ stand: JournalIndex, generation: Int64) throws(Fault) {
        guard ftruncate(sums, 0) == 0 else { throw Fault(reason: systemReason()) }
        for number in stride(from: 1, through: stand.pages, by: 1) { try sumUp(number) }
        try commit(stand, generation: generation)
        isTrusted = true
    }

    /// Says that nothing is left in the log, or, once the database is open, that there may be. Throws ``Fault``.
    func mark(closed: Bool) throws(Fault) {
        header.isClosed = closed
        try writeHeader()
    }

    // MARK: While open

    /// Sums up the pages that the log has brought into the file since the last time, once all of the log is in it. Throws ``Fault``:
    /// then nothing is found any more until the store is opened again.
    func sumUpBroughtIn(generation: Int64) throws(Fault) {
        guard isTrusted else { return }
        do throws(Fault) {
            let stand = try stand()
            guard stand.backfilled == stand.frames else { return }
            let first = stand.salt == summedUp.salt ? summedUp.frames : 0
            var numbers: Set<Int> = []
            for frame in stride(from: first, to: stand.frames, by: 1) {
                try numbers.insert(pageOfFrame(frame))
            }
            for number in numbers.sorted() where number <= stand.pages { try sumUp(number) }
            try commit(stand, generation: generation)
        } catch {
            // Sums that are not those of the file would tell of damage where there is none.
            isTrusted = false
            unlink(path)
            throw error
        }
    }

    /// Of a look at some pages.
    enum Look: Equatable {
        /// These are not what was written.
        case seen(bad: [Int], next: Int?)
        /// Part of the log is in the file and not summed up, because somebody reads: later.
        case later
        /// There are no sums of this file.
        case blind
    }

    /// Looks at up to `count` pages, from that number on. Throws ``Fault``.
    func look(from first: Int, count: Int) throws(Fault) -> Look {
        guard isTrusted else { return .blind }
        guard try !isBehind(stand()) else { return .later }
        var found = stat()
        guard fstat(database, &found) == 0 else { throw Fault(reason: systemReason()) }
        // What is in the log alone is not in the file yet.
        let last = min(Int(found.st_size) / header.pageSize, first + count - 1)
        let bad = stride(from: first, through: last, by: 1).filter { !isAsWritten($0) }
        return .seen(bad: bad, next: last < first + count - 1 ? nil : last + 1)
    }

    private func isAsWritten(_ number: Int) -> Bool {
        guard read(sums, 8, at: Self.place(of: number)) else { return true }
        let written = part(8).loadUnaligned(as: UInt64.self)
        guard written != PageSum.unknown else { return true }
        // What cannot be read is not what was written either.
        guard read(database, header.pageSize, at: (number - 1) * header.pageSize) else { return false }
        return PageSum.of(part(header.pageSize), number: number) == written
    }

    // MARK: Files

    private static func place(of page: Int) -> Int { Header.size + (page - 1) * 8 }

    private func pageOfFrame(_ frame: Int) throws(Fault) -> Int {
        let start = JournalIndex.start(ofFrame: frame, pageSize: header.pageSize)
        guard read(journal, 4, at: start) else { throw Fault(reason: "frame \(frame) cannot be read") }
        return Int(UInt32(bigEndian: part(4).loadUnaligned(as: UInt32.self)))
    }

    private func sumUp(_ number: Int) throws(Fault) {
        guard read(database, header.pageSize, at: (number - 1) * header.pageSize) else {
            throw Fault(reason: "page \(number) cannot be read")
        }
        let sum = PageSum.of(part(header.pageSize), number: number)
        try write(withUnsafeBytes(of: sum) { Array($0) }, at: Self.place(of: number))
    }

    private func commit(_ stand: JournalIndex, generation: Int64) throws(Fault) {
        header.generation = generation
        try writeHeader()
        summedUp = (stand.salt, stand.frames)
    }

    private func writeHeader() throws(Fault) {
        try write(header.bytes, at: 0)
        guard fdatasync(sums) == 0 else { throw Fault(reason: systemReason()) }
    }

    private func part(_ count: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: page[..<count])
    }

    /// Reads so much into the buffer; false when there is less.
    private func read(_ descriptor: Int32, _ count: Int, at offset: Int) -> Bool {
        pread(descriptor, page.baseAddress, count, off_t(offset)) == count
    }

    private func write(_ bytes: [UInt8], at offset: Int) throws(Fault) {
        guard pwrite(sums, bytes, bytes.count, off_t(offset)) == bytes.count else {
            throw Fault(reason: systemReason())
        }
    }
}
