internal import Store

extension StackSettings {
    var wallClock: WallClock {
        switch clock {
        case .system: .system
        case .simulated: .simulated(startingOn: firstDay)
        }
    }
}
