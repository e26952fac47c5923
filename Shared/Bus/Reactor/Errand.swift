/// What other threads leave for a reactor to do.
enum Errand: Sendable {
    case carry([UInt8], ending: UInt64, any Port)
    case launch(OutgoingCall, [UInt8])
    case run(@Sendable () -> Void)
}
