import Vocabulary

/// One CTP/1 message: a header of 20 octets, then method, metadata and body.
///
/// ```
/// octets  0-1   "CT"
///         2     version, 1
///         3     kind
///         4-11  call id          all integers in network byte order
///         12-15 argument
///         16-17 length of method
///         18-19 length of metadata
///         20-   method, metadata, body (the rest)
/// ```
public struct Frame: Hashable, Sendable {
    /// What a frame says, with who says it and what the frame then carries.
    public enum Kind: UInt8, Sendable, CaseIterable {
        /// Client: method, metadata, body; the argument is the timeout in ms, 0 for none.
        case call = 1
        /// Both: body.
        case item
        /// Client: no more items.
        case end
        /// Server: metadata, body; the argument is the ``Status``. Ends the call.
        case reply
        /// Client: the answer is no longer wanted.
        case cancel
        /// Both: the argument is how many more items may be sent.
        case credit
        /// Both: answered by ``pong`` with the same argument and call id.
        case ping
        case pong
        /// Server: metadata; call id 0. No new calls; running ones finish.
        case goAway
    }

    public static let version: UInt8 = 1
    static let headerLength = 20
    /// Octets.
    public static let maximumMethodLength = 255
    public static let maximumMetadataLength = 8 * 1024
    public static let maximumBodyLength = 4 * 1024 * 1024
    /// The longest frame that can be well formed.
    public static let maximumLength =
        headerLength + maximumMethodLength + maximumMetadataLength + maximumBodyLength

    public var kind: Kind
    /// Chosen by the client, never reused on a connection; 0 only where no call is meant (PING, PONG, GOAWAY).
    public var callID: UInt64
    public var argument: UInt32
    public var method: String
    public var metadata: Metadata
    public var body: [UInt8]

    public init(
        _ kind: Kind, callID: UInt64, argument: UInt32 = 0, method: String = "",
        metadata: Metadata = Metadata(),
        body: [UInt8] = []
    ) {
        (self.kind, self.callID, self.argument) = (kind, callID, argument)
        (self.method, self.metadata, self.body) = (method, metadata, body)
    }
}

/// A part of a frame that is longer than the protocol allows.
public enum FrameOversize: Error, Hashable, Sendable {
    case method, metadata, body
}

extension Frame {
    /// The frame as it goes over the wire. Throws ``FrameOversize``.
    public func serialized() throws(FrameOversize) -> [UInt8] {
        var method = method
        let methodLength = method.withUTF8 { $0.count }
        guard methodLength <= Frame.maximumMethodLength else { throw .method }
        guard body.count <= Frame.maximumBodyLength else { throw .body }
        var bytes: [UInt8] = []
        let metadataEstimate =
            metadata.isEmpty
            ? 0
            : metadata.entries.reduce(2) {
                $0 + $1.name.utf8.count + $1.value.utf8.count + 8
            }
        bytes.reserveCapacity(Frame.headerLength + methodLength + metadataEstimate + body.count)
        bytes.append(UInt8(ascii: "C"))
        bytes.append(UInt8(ascii: "T"))
        bytes.append(Frame.version)
        bytes.append(kind.rawValue)
        withUnsafeBytes(of: callID.bigEndian) { bytes.append(contentsOf: $0) }
        withUnsafeBytes(of: argument.bigEndian) { bytes.append(contentsOf: $0) }
        withUnsafeBytes(of: UInt16(methodLength).bigEndian) { bytes.append(contentsOf: $0) }
        bytes.append(0)
        bytes.append(0)
        method.withUTF8 { bytes.append(contentsOf: $0) }
        let start = bytes.count
        metadata.write(to: &bytes)
        let metadataLength = bytes.count - start
        guard metadataLength <= Frame.maximumMetadataLength else { throw .metadata }
        bytes[18] = UInt8(metadataLength >> 8)
        bytes[19] = UInt8(metadataLength & 0xFF)
        bytes.append(contentsOf: body)
        return bytes
    }

    /// A frame without method, metadata and body; there is nothing in it that could be too long.
    static func signal(_ kind: Kind, callID: UInt64, argument: UInt32 = 0) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(headerLength)
        bytes.append(UInt8(ascii: "C"))
        bytes.append(UInt8(ascii: "T"))
        bytes.append(version)
        bytes.append(kind.rawValue)
        withUnsafeBytes(of: callID.bigEndian) { bytes.append(contentsOf: $0) }
        withUnsafeBytes(of: argument.bigEndian) { bytes.append(contentsOf: $0) }
        withUnsafeBytes(of: UInt32(0)) { bytes.append(contentsOf: $0) }
        return bytes
    }

    /// A REPLY that says no. Always fits: sentences and violations are cut to what metadata can hold.
    /// `metadata` goes with it as far as there is room.
    static func refusal(
        _ refusal: Refusal, callID: UInt64, texts: TextCatalogue, in language: Language,
        metadata: Metadata = Metadata()
    ) -> [UInt8] {
        var metadata = metadata
        metadata.state(refusal, texts: texts, in: language)
        do {
            return try Frame(.reply, callID: callID, argument: refusal.status.rawValue, metadata: metadata)
                .serialized()
        } catch {
            // Full of what JSON escapes, details can still be too long: then the sentence has to do.
            metadata.details = nil
        }
        do {
            return try Frame(.reply, callID: callID, argument: refusal.status.rawValue, metadata: metadata)
                .serialized()
        } catch {
            // What came with the sentence was too long for both; the status alone always fits.
            return signal(.reply, callID: callID, argument: refusal.status.rawValue)
        }
    }
}
