/// How large a table may be: a file that somebody sends must not take up the machine.
public struct TableLimits: Sendable {
    /// Rows, the heading too: as many as a sheet has.
    public var rows = 1_048_576
    /// Columns in which something stands.
    public var columns = 1_024
    /// Octets of what stands in one cell of a sheet (spreadsheets write 32,767 characters at most).
    public var cell = 256 << 10
    /// Octets of a row of text.
    public var record = 8 << 20
    /// Octets of the file.
    public var file = 256 << 20
    /// Octets of all that is unpacked of a workbook, over and over again where it is read so.
    public var unpacked = 4 << 30
    /// How many times as long a packed part may be unpacked, where that is more than ``alwaysUnpacked``.
    public var ratio = 400
    /// Octets that a part may be unpacked to, however short it was.
    public var alwaysUnpacked = 8 << 20
    /// Octets of the texts that the cells of a workbook share.
    public var sharedStrings = 256 << 20
    /// Parts of a workbook.
    public var parts = 4_096
    /// Elements of XML within each other.
    public var depth = 64

    public init() {}
}
