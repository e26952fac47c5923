/// A client's connections: chooses one for each call, and makes those that are needed.
///
/// `@unchecked Sendable`: calls on other threads only hold it to name it in the reactor's mailbox; its mutable members
/// are used on the reactor's thread alone.
final class Connections: Timekeeper, @unchecked Sendable {
    typealias Opener = @Sendable (Channel) throws -> any ClientLine

    /// An endpoint that says it has no time is passed over for so long, if there are others.
    private static let rest = Duration.milliseconds(250)
    /// One that says it is about to stop.
    private static let leave = Duration.seconds(1)

    let reactor: Reactor
    let addresses: [String]
    private let openers: [Opener]
    private var picker: EndpointPicker
    /// By endpoint: what new calls go to.
    private var channels: [Channel?]
    /// Those that end with their last call.
    private var leaving: [Channel] = []
    private var watch: DeadlineWatch?
    private(set) var nextDeadline: ContinuousClock.Instant?
    private var isClosed = false

    init(reactor: Reactor, _ endpoints: [(address: String, opener: Opener)]) {
        self.reactor = reactor
        addresses = endpoints.map(\.address)
        openers = endpoints.map(\.opener)
        picker = EndpointPicker(count: endpoints.count)
        channels = Array(repeating: nil, count: endpoints.count)
    }

    var count: Int { openers.count }

    /// Has the call go over a connection to one of the endpoints, which is made if it is not there.
    func assign(_ call: OutgoingCall, _ frame: [UInt8]) {
        guard !isClosed else { return call.handle(.lost) }
        probe()
        let choice = picker.choose(avoiding: call.avoiding, now: .now) { channels[$0]?.calls.count ?? 0 }
        switch choice {
        case .wait(_, .refused): return call.handle(.refused)
        case .wait(let time, .lost): return call.handle(.unreachable(time))
        case .use(let index):
            let channel = channels[index] ?? open(index)
            if let deadline = call.deadline { nextDeadline = min(nextDeadline ?? deadline, deadline) }
            channel.adopt(call, frame)
        }
    }

    /// Tries a connection to each endpoint that was left alone long enough. While others do their work no call waits
    /// for it; without others, calls go over it as soon as it stands.
    private func probe() {
        for index in picker.due(now: .now) where channels[index] == nil { _ = open(index) }
    }

    private func open(_ index: Int) -> Channel {
        if watch == nil {
            let watch = DeadlineWatch(self)
            self.watch = watch
            reactor.add(watch)
        }
        let channel = Channel(to: index, of: self)
        channels[index] = channel
        channel.open(openers[index])
        return channel
    }

    func timePassed(_ now: ContinuousClock.Instant) {
        nextDeadline = nil
        for channel in channels.compactMap(\.self) + leaving {
            for call in channel.calls.values {
                guard let deadline = call.deadline else { continue }
                if deadline <= now {
                    call.handle(.deadline)
                } else {
                    nextDeadline = min(nextDeadline ?? deadline, deadline)
                }
            }
        }
    }

    /// New calls take new connections.
    func renew() {
        for channel in channels.compactMap(\.self) { channel.leave() }
    }

    func close() {
        isClosed = true
        for channel in channels.compactMap(\.self) + leaving {
            for call in channel.calls.values { call.handle(.cancel) }
            channel.abandon(.lost)
        }
        if let watch { reactor.remove(watch) }
        watch = nil
    }

    var report: [EndpointReport] {
        addresses.indices.map { index in
            let circuit = picker.entries[index].circuit
            let state: EndpointReport.State =
                switch (circuit.state, channels[index]) {
                case (.open, _): .open
                case (_, let channel?): channel.isConnected ? .connected : .connecting
                case (_, nil): .idle
                }
            let finishing = leaving.lazy.filter { $0.endpoint == index }.map(\.calls.count).reduce(0, +)
            return EndpointReport(
                address: addresses[index], state: state,
                outstanding: (channels[index]?.calls.count ?? 0) + finishing, failures: circuit.failures)
        }
    }
}

/// What channels say of themselves.
extension Connections {
    func isConnected(_ channel: Channel) { picker.connect(channel.endpoint) }

    func isProven(_ channel: Channel) { picker.succeed(channel.endpoint) }

    /// It answered that it has no time.
    func isBusy(_ channel: Channel) { rest(channel, Connections.rest) }

    /// It said GOAWAY: new calls go elsewhere, if need be to a new connection of the same endpoint. One that said it
    /// before it has answered anything is as good as none.
    func isLeaving(_ channel: Channel) {
        if !channel.isProven { picker.fail(channel.endpoint, .lost, now: .now) }
        rest(channel, Connections.leave)
        guard channels[channel.endpoint] === channel else { return }
        channels[channel.endpoint] = nil
        leaving.append(channel)
    }

    private func rest(_ channel: Channel, _ time: Duration) {
        guard count > 1 else { return }
        picker.rest(channel.endpoint, until: .now.advanced(by: time))
    }

    /// One that was leaving anyhow says nothing about its endpoint.
    func isLost(_ channel: Channel, _ cause: Circuit.Cause) {
        guard channels[channel.endpoint] === channel else { return }
        picker.fail(channel.endpoint, cause, now: .now)
    }

    func isOver(_ channel: Channel) {
        if channels[channel.endpoint] === channel { channels[channel.endpoint] = nil }
        leaving.removeAll { $0 === channel }
    }
}
