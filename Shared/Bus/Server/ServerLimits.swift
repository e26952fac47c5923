/// How much a server takes on at once. What is beyond it is RESOURCE_EXHAUSTED, with a time after which to try again.
public struct ServerLimits: Hashable, Sendable {
    /// Calls that share limits, so that those which last long do not keep out the short ones.
    public enum Kind: Int, Hashable, Sendable, CaseIterable {
        /// Commands and queries.
        case calls
        /// Commands and queries that have to wait before there is anything to do for them: they cost memory and no work, and
        /// must not take the places of those that could be done.
        case waits
        /// Feeds, imports and dialogues: nobody knows how long they last.
        case streams
        /// Feeds that tell of what is still to happen: nearly always asleep, and without an end.
        case watches
        /// Questions after the service's own health, which must be answered when nothing else is.
        case health
    }

    /// The limits of one kind.
    public struct Lane: Hashable, Sendable {
        /// Octets of a call's body that one place in the queue holds; a longer one takes several.
        public static let place = 16 * 1024

        /// Calls that have begun and are not yet let go by whoever answers them; 1 or more.
        public var running: Int
        /// Of them those of one principal; 1...running. What is between the two is kept for the others, even when one
        /// principal's calls never end.
        public var runningPerPrincipal: Int
        /// Places for calls that wait their turn; 0 or more. A call with a body of up to 16 KiB takes one, a longer one as
        /// many as it has 16 KiB begun.
        public var queued: Int

        public init(running: Int, runningPerPrincipal: Int, queued: Int) {
            self.running = max(1, running)
            self.runningPerPrincipal = min(max(1, runningPerPrincipal), self.running)
            self.queued = max(0, queued)
        }

        func places(of size: Int) -> Int { max(1, (size + Lane.place - 1) / Lane.place) }
    }

    /// Connections of clients that have said something, over all endpoints. Those that have said nothing yet are bounded together
    /// with them: the oldest of those makes room.
    public struct Connections: Hashable, Sendable {
        /// At the same time, of everybody; 1 or more.
        public var open: Int
        /// Of them those of one principal; 1...open.
        public var perPrincipal: Int

        public init(open: Int, perPrincipal: Int) {
            self.open = max(1, open)
            self.perPrincipal = min(max(1, perPrincipal), self.open)
        }
    }

    public var connections: Connections
    public var calls: Lane
    public var waits: Lane
    public var streams: Lane
    public var watches: Lane
    public var health: Lane
    /// Octets of items of one principal's that have come in and are not yet read; beyond it the call whose item it was
    /// ends.
    public var unreadPerPrincipal: Int
    /// Octets of the bodies of all calls that are here, whether they run or wait, of whatever connections; of one principal's half
    /// as many. A call whose body is longer than ``Lane/place`` and finds no room is refused before that is taken in.
    /// The same again of what was sent to connections and is known not to be read: who has more than its half there gets no more calls in,
    /// and where nobody reads for a minute, connections are cut.
    public var bodies: Int
    /// Octets that were sent to one connection and that the client is not known to have read; beyond it, items wait. Beyond
    /// eight times as much its new calls are refused, as it does not read their replies.
    public var unreadPerConnection: Int

    /// - Parameters:
    ///   - connections: of one principal more than an office has people who work at once; each takes a file descriptor.
    ///   - calls: 256 fill several group commits, and are answered within milliseconds; 16,384 places (256 MiB) are a
    ///     second of work.
    ///   - waits: many, as they do nothing; they end at their deadlines.
    ///   - streams: none waits, as it might for ever behind one that nobody reads.
    ///   - watches: many, as they do nothing, of one principal few, as they do not end.
    ///   - health: answered at once, so that few ever run at the same time.
    ///   - unreadPerPrincipal: 64 MiB.
    ///   - bodies: 256 MiB; at least two of the longest.
    ///   - unreadPerConnection: 8 MiB fill a gigabit line to a client 60 ms away.
    public init(
        connections: Connections = Connections(open: 2048, perPrincipal: 128),
        calls: Lane = Lane(running: 256, runningPerPrincipal: 192, queued: 16_384),
        waits: Lane = Lane(running: 4096, runningPerPrincipal: 256, queued: 16_384),
        streams: Lane = Lane(running: 2048, runningPerPrincipal: 128, queued: 0),
        watches: Lane = Lane(running: 4096, runningPerPrincipal: 128, queued: 0),
        health: Lane = Lane(running: 64, runningPerPrincipal: 32, queued: 256),
        unreadPerPrincipal: Int = 64 * 1024 * 1024, bodies: Int = 256 * 1024 * 1024,
        unreadPerConnection: Int = 8 * 1024 * 1024
    ) {
        self.connections = connections
        (self.calls, self.waits, self.streams) = (calls, waits, streams)
        (self.watches, self.health, self.unreadPerPrincipal) = (watches, health, unreadPerPrincipal)
        self.bodies = max(2 * Frame.maximumBodyLength, bodies)
        self.unreadPerConnection = max(OutboundMeter.perMark, unreadPerConnection)
    }

    subscript(kind: Kind) -> Lane {
        switch kind {
        case .calls: calls
        case .waits: waits
        case .streams: streams
        case .watches: watches
        case .health: health
        }
    }
}
