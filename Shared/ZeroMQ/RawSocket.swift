internal import CZeroMQ
internal import Glibc

let interrupted = EINTR

/// The handle of one libzmq socket, closed at the end of its life.
struct RawSocket: ~Copyable {
    let handle: UnsafeMutableRawPointer
    /// Sockets are gone before their context ends.
    let context: Context

    init(_ context: Context, type: Int32, _ name: String) throws(ZeroMQError) {
        guard let handle = zmq_socket(context.handle, type) else { throw .last("open a \(name) socket") }
        (self.handle, self.context) = (handle, context)
    }

    deinit {
        zmq_close(handle)
    }

    func set<Value: FixedWidthInteger>(_ option: Int32, _ name: String, _ value: Value?) throws(ZeroMQError) {
        guard var value else { return }
        guard zmq_setsockopt(handle, option, &value, MemoryLayout<Value>.size) == 0 else {
            throw .last("set \(name) to \(value)")
        }
    }

    func set(_ option: Int32, _ name: String, text: String) throws(ZeroMQError) {
        try set(option, name, bytes: [UInt8](text.utf8))
    }

    /// Binary: the value, which may be a secret, is not in the error.
    func set(_ option: Int32, _ name: String, bytes: [UInt8]) throws(ZeroMQError) {
        guard zmq_setsockopt(handle, option, bytes, bytes.count) == 0 else { throw .last("set \(name)") }
    }

    func integer(_ option: Int32, _ name: String) throws(ZeroMQError) -> Int32 {
        var value: Int32 = 0
        var size = MemoryLayout<Int32>.size
        while zmq_getsockopt(handle, option, &value, &size) != 0 {
            guard zmq_errno() == interrupted else { throw .last("get \(name)") }
        }
        return value
    }

    func text(_ option: Int32, _ name: String) throws(ZeroMQError) -> String {
        var buffer = [UInt8](repeating: 0, count: 1024)
        var size = buffer.count
        guard zmq_getsockopt(handle, option, &buffer, &size) == 0 else { throw .last("get \(name)") }
        return String(decoding: buffer.prefix(max(0, size - 1)), as: UTF8.self)
    }
}
