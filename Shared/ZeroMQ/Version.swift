internal import CZeroMQ

/// libzmq's version, as three numbers.
public func libraryVersion() -> (major: Int32, minor: Int32, patch: Int32) {
    var version: (Int32, Int32, Int32) = (0, 0, 0)
    zmq_version(&version.0, &version.1, &version.2)
    return version
}
