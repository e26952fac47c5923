internal import CZip
internal import Glibc

/// The parts of a workbook. They are read in memory, never written anywhere: what they are called leads nowhere.
final class ZipArchive {
    private let handle: OpaquePointer
    private let limits: TableLimits
    /// Octets that have been unpacked of all parts.
    fileprivate var unpacked = 0

    /// Throws ``TableError`` for what is no archive that can be read.
    init(_ source: TableSource, _ limits: TableLimits) throws(TableError) {
        self.limits = limits
        var code: Int32 = 0
        let opened: OpaquePointer?
        switch source {
        case .file(let path): opened = zip_open(path, ZIP_RDONLY, &code)
        case .bytes(let bytes): opened = Self.open(bytes)
        }
        guard let opened else { throw TableError("sheet-broken") }
        handle = opened
        guard zip_get_num_entries(opened, 0) <= limits.parts else {
            zip_discard(opened)
            throw TableError("sheet-broken")
        }
    }

    /// libzip frees the copy when the archive is closed.
    private static func open(_ bytes: [UInt8]) -> OpaquePointer? {
        guard let copy = malloc(max(1, bytes.count)) else { return nil }
        bytes.withUnsafeBytes { octets in
            if let start = octets.baseAddress { memcpy(copy, start, octets.count) }
        }
        guard let source = zip_source_buffer_create(copy, UInt64(bytes.count), 1, nil) else {
            free(copy)
            return nil
        }
        guard let archive = zip_open_from_source(source, ZIP_RDONLY, nil) else {
            zip_source_free(source)
            return nil
        }
        return archive
    }

    deinit { zip_discard(handle) }

    func has(_ name: String) -> Bool { zip_name_locate(handle, name, 0) >= 0 }

    /// Throws ``TableError`` where there is no such part.
    func part(_ name: String) throws(TableError) -> ZipPart {
        let index = zip_name_locate(handle, name, 0)
        guard index >= 0 else { throw TableError("sheet-broken") }
        var status = zip_stat_t()
        guard zip_stat_index(handle, UInt64(index), 0, &status) == 0 else { throw TableError("sheet-broken") }
        guard let file = zip_fopen_index(handle, UInt64(index), 0) else { throw TableError("sheet-broken") }
        return ZipPart(self, file, packed: Int(clamping: status.comp_size), limits)
    }
}

/// A part that is being unpacked.
final class ZipPart {
    private static let length = 64 << 10
    private let archive: ZipArchive
    private let handle: OpaquePointer
    private let limits: TableLimits
    /// What it may be unpacked to: more than that is no sheet, but a trap.
    private let most: Int
    private var read = 0
    private var buffer = [UInt8](repeating: 0, count: ZipPart.length)

    init(_ archive: ZipArchive, _ handle: OpaquePointer, packed: Int, _ limits: TableLimits) {
        (self.archive, self.handle, self.limits) = (archive, handle, limits)
        most = max(limits.alwaysUnpacked, packed.multipliedReportingOverflow(by: limits.ratio).partialValue)
    }

    deinit { zip_fclose(handle) }

    /// Gives the next octets to `body`; false at the end. Throws ``TableError`` for what was cut off or changed, and for what
    /// grows too far.
    func next(_ body: (UnsafeRawBufferPointer, _ isLast: Bool) throws -> Void) throws -> Bool {
        let count = buffer.withUnsafeMutableBytes { zip_fread(handle, $0.baseAddress, UInt64($0.count)) }
        guard count >= 0 else { throw TableError("sheet-broken") }
        read += Int(count)
        archive.unpacked += Int(count)
        guard read <= most, archive.unpacked <= limits.unpacked else { throw TableError("sheet-too-large") }
        try buffer.withUnsafeBytes { octets in
            try body(UnsafeRawBufferPointer(rebasing: octets.prefix(Int(count))), count == 0)
        }
        return count > 0
    }
}
