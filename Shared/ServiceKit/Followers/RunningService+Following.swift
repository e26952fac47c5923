internal import Store

extension RunningService {
    /// Follows every log that the service follows, from `logs` into its store, until cancelled.
    package func follow(_ logs: @Sendable (_ source: String) -> any LogSource) async {
        await withTaskGroup { group in
            for (source, following) in Dictionary(grouping: followings, by: \.source) {
                let follower = Follower(
                    of: source, from: logs(source), into: StoreSink(store: store, following: following),
                    readiness: readiness, logger: logger)
                group.addTask { await follower.run() }
                let keeping = HeadKeeping(source: source, log: logs(source), store: store, logger: logger)
                group.addTask { await keeping.run() }
            }
        }
    }
}
