internal import Glibc

/// What the system says about the call that has just failed.
func systemReason() -> String { String(cString: strerror(errno)) }
