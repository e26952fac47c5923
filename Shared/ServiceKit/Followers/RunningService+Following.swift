extension RunningService {
    /// Follows every log that the service follows, from `logs`, until cancelled.
    package func follow(_ logs: @Sendable (_ source: String) -> any LogSource) async {
        let bySource = Dictionary(grouping: followings, by: \.source)
        await withTaskGroup { group in
            for (source, following) in bySource {
                let follower = Follower(
                    service: self, following: following, source: source, log: logs(source))
                group.addTask { await follower.run() }
            }
        }
    }
}
