internal import Glibc

/// Where a process says what goes on and what went wrong.
package enum StandardError {
    /// Writes `text`, in one write(2) where the system takes it whole, so that lines of several threads do not mix.
    ///
    /// What cannot be written is dropped: a full disk under the log must not end who writes it, and there is nowhere left
    /// to say so. (Foundation's `FileHandle.write(_:)` ends the process.)
    package static func write(_ text: String) { _ = Stream.write(text, to: STDERR_FILENO) }
}

/// Where a program answers.
package enum StandardOutput {
    /// `text` could not be written, or only its beginning.
    package struct Failure: Error {
        /// What the system says of it.
        package let reason: String
    }

    /// Writes `text` at once.
    package static func write(_ text: String) throws(Failure) {
        if let code = Stream.write(text, to: STDOUT_FILENO) {
            throw Failure(reason: String(cString: strerror(code)))
        }
    }
}

private enum Stream {
    /// The errno of the failure, nil when all of `text` is written.
    static func write(_ text: String, to descriptor: Int32) -> Int32? {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0 {
                guard errno == EINTR else { return errno }
            } else {
                rest = rest.dropFirst(written)
            }
        }
        return nil
    }
}
