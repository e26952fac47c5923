#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// What the system says about the call that has just failed.
func systemReason() -> String { String(cString: strerror(errno)) }
