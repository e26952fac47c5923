internal import Bus

extension Dispatcher {
    func kind(of method: String) -> ServerLimits.Kind {
        guard let route = service.table[method] else { return .calls }
        switch route.answer {
        case .command, .query: return .calls
        case .feed, .import, .live: return .streams
        case .inquiry: return method == "health.Health/Check" ? .health : .calls
        }
    }
}
