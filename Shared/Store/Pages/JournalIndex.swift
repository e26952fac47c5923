/// Where the write-ahead log stands, as SQLite's index of it says (<https://www.sqlite.org/walformat.html>).
struct JournalIndex: Hashable {
    /// Frames that are committed, each a page.
    let frames: Int
    /// Of them those that are in the file already.
    let backfilled: Int
    /// Pages that the file has with all of them.
    let pages: Int
    /// Another one each time that the log begins anew.
    let salt: UInt64

    /// Octets at the index's beginning that say so.
    static let size = 136

    init(_ bytes: UnsafeRawBufferPointer) {
        func number(at offset: Int) -> Int {
            Int(bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
        }
        frames = number(at: 16)
        pages = number(at: 20)
        salt = bytes.loadUnaligned(fromByteOffset: 32, as: UInt64.self)
        backfilled = number(at: 96)
    }

    /// Octet of the log at which the frame begins, from 0; the first four are its page's number, the highest first.
    static func start(ofFrame frame: Int, pageSize: Int) -> Int { 32 + frame * (24 + pageSize) }
}
