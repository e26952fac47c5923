internal import Vocabulary

extension Positions {
    /// Whether each log that `wanted` names has come at least as far.
    func reach(_ wanted: Positions) -> Bool {
        wanted.byService.allSatisfy { self[$0.key] >= $0.value }
    }
}
