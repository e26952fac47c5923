public import Vocabulary

/// Why bytes are not a frame.
public struct MalformedFrame: Error, Hashable, Sendable {
    /// The first part that is wrong, in the order in which they are read.
    public enum Reason: String, Hashable, Sendable, CaseIterable {
        /// Fewer than the header's 20 octets.
        case truncated
        /// The first two are not "CT".
        case foreign
        case version
        case kind
        /// The call id is 0 where a call is meant.
        case callID = "call-id"
        /// Longer than 255 octets, beyond the frame's end, empty in a CALL, or not UTF-8.
        case method
        /// Longer than 8 KiB, beyond the frame's end, or not one JSON object of strings with lower-kebab names.
        case metadata
        /// Longer than 4 MiB.
        case body
        /// A part that this kind of frame does not carry.
        case content
        /// Not one of gRPC's 17 codes.
        case status
    }

    /// The call that it belongs to, when that much can be read: it then gets INVALID_ARGUMENT.
    public let callID: UInt64?
    public let reason: Reason

    public init(callID: UInt64?, reason: Reason) { (self.callID, self.reason) = (callID, reason) }

    public var message: Message { Message("bus.frame-\(reason.rawValue)") }
}

extension Frame {
    /// Reads a frame. Any bytes at all are fine: what is not a frame throws, and nothing traps.
    public init(parsing bytes: [UInt8]) throws(MalformedFrame) {
        let read = bytes.withUnsafeBytes { bytes in
            Result { () throws(MalformedFrame) in try Frame(parsing: bytes) }
        }
        self = try read.get()
    }

    /// How many octets follow the header, method and metadata of a CALL; 0 where that cannot be read, and of every other frame.
    static func bodyLength(ofCall bytes: UnsafeRawBufferPointer) -> Int {
        guard bytes.count >= Frame.headerLength, bytes[3] == Kind.call.rawValue else { return 0 }
        let head =
            Frame.headerLength + Int(Frame.integer(bytes, 16..<18)) + Int(Frame.integer(bytes, 18..<20))
        return max(0, bytes.count - head)
    }

    /// Reads a frame where it lies: of its octets only the body is copied.
    init(parsing bytes: UnsafeRawBufferPointer) throws(MalformedFrame) {
        // The magic comes first, so that a stray message is not answered as if it had a call id.
        guard bytes.count >= 2, bytes[0] == UInt8(ascii: "C"), bytes[1] == UInt8(ascii: "T") else {
            throw MalformedFrame(callID: nil, reason: bytes.count < 2 ? .truncated : .foreign)
        }
        guard bytes.count >= 12 else { throw MalformedFrame(callID: nil, reason: .truncated) }
        let callID = Frame.integer(bytes, 4..<12)
        func malformed(_ reason: MalformedFrame.Reason) -> MalformedFrame {
            MalformedFrame(callID: callID == 0 ? nil : callID, reason: reason)
        }
        guard bytes.count >= Frame.headerLength else { throw malformed(.truncated) }
        guard bytes[2] == Frame.version else { throw malformed(.version) }
        guard let kind = Kind(rawValue: bytes[3]) else { throw malformed(.kind) }
        let argument = UInt32(Frame.integer(bytes, 12..<16))
        let methodEnd = Frame.headerLength + Int(Frame.integer(bytes, 16..<18))
        let metadataLength = Int(Frame.integer(bytes, 18..<20))
        let metadataEnd = methodEnd + metadataLength
        guard methodEnd - Frame.headerLength <= Frame.maximumMethodLength, methodEnd <= bytes.count else {
            throw malformed(.method)
        }
        guard metadataLength <= Frame.maximumMetadataLength, metadataEnd <= bytes.count else {
            throw malformed(.metadata)
        }
        guard bytes.count - metadataEnd <= Frame.maximumBodyLength else { throw malformed(.body) }
        guard callID != 0 || kind.allowsNoCall else { throw malformed(.callID) }
        guard kind == .call || methodEnd == Frame.headerLength, kind.carriesMetadata || metadataLength == 0,
            kind.carriesBody || metadataEnd == bytes.count
        else { throw malformed(.content) }
        guard kind != .reply || argument <= 16 else { throw malformed(.status) }
        if kind == .call {
            guard methodEnd > Frame.headerLength,
                let method = String(
                    validating: UnsafeRawBufferPointer(rebasing: bytes[Frame.headerLength..<methodEnd]),
                    as: UTF8.self)
            else { throw malformed(.method) }
            self.method = method
        } else {
            method = ""
        }
        guard let metadata = Metadata(json: UnsafeRawBufferPointer(rebasing: bytes[methodEnd..<metadataEnd]))
        else {
            throw malformed(.metadata)
        }
        (self.kind, self.callID, self.argument, self.metadata) = (kind, callID, argument, metadata)
        body =
            metadataEnd == bytes.count ? [] : Array(UnsafeRawBufferPointer(rebasing: bytes[metadataEnd...]))
    }

    /// Big-endian.
    private static func integer(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> UInt64 {
        var value: UInt64 = 0
        for index in range { value = value << 8 | UInt64(bytes[index]) }
        return value
    }
}

extension Frame.Kind {
    fileprivate var allowsNoCall: Bool {
        switch self {
        case .ping, .pong, .goAway: true
        case .call, .item, .end, .reply, .cancel, .credit: false
        }
    }

    fileprivate var carriesMetadata: Bool {
        switch self {
        case .call, .reply, .goAway: true
        case .item, .end, .cancel, .credit, .ping, .pong: false
        }
    }

    fileprivate var carriesBody: Bool {
        switch self {
        case .call, .item, .reply: true
        case .end, .cancel, .credit, .ping, .pong, .goAway: false
        }
    }
}
