internal import Glibc

/// What this process makes is for its owner alone.
package enum OwnerOnly {
    /// From now on files have mode 0600 and folders 0700 at most, whatever the surroundings allow: stores, their
    /// write-ahead logs, keys, logs, run files, backups, reports. What every program of a deployment does first.
    package static func enforce() { _ = umask(0o077) }

    /// Of a data directory's own folders.
    static let folder: mode_t = 0o700
}
