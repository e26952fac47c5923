package import Bus
internal import CoreMetrics
internal import Foundation
public import Logging
public import Store
internal import Synchronization
public import Vocabulary

/// A department's service with its store open, ready to answer; without sockets. What a process serves and what a test
/// calls are both this, through the same ``Dispatcher``.
public final class RunningService: Sendable {
    public let name: String
    public let store: ServiceStore
    /// The sentences of the service, the framework and the words below them.
    public let texts: TextCatalogue
    /// Every method that is answered, the framework's included.
    public let routes: [Route]
    let table: RouteTable
    /// What the units of the deployment are called.
    let units: UnitDirectory
    let followings: [Following]
    private let tending: @Sendable (Transaction) throws -> Bool
    private let accompanying: @Sendable (Neighbours) async -> Void
    /// The entries that are a child, see ``DepartmentService/entries(of:_:)``.
    let entries: @Sendable (ChildID, Snapshot) throws -> Set<ChildID>
    let readiness: Readiness
    let diskSpace: DiskSpace
    let evidence: EvidenceWatch
    let rules = RulesInForce()
    let interceptors: InterceptorChain
    /// When whoever calls in vain hears of it.
    let vain = Mutex(VainPace())
    /// How long a call may wait at most until the service has followed what its caller has seen; nil: as long as the call's
    /// own deadline allows.
    let patience: Duration?
    /// What is counted, for who asks the service itself.
    let book = MetricsBook()
    /// Where it is counted: here, and in the process's own backend where it has one.
    let metrics: any MetricsFactory
    let logger: Logger

    /// Opens the store in `data` (or makes it) and brings it up to the service's migrations. Throws
    /// `StoreError`.
    public init<Service: DepartmentService>(
        _ type: Service.Type, reference: Reference, data: DataDirectory, clock: WallClock = .system,
        utcOffset: Int = 420, room settings: DiskSpaceSettings = DiskSpaceSettings(),
        patience: Duration? = nil,
        logger: Logger = Logger(label: Service.name)
    ) throws {
        let service = Service()
        name = Service.name
        units = reference.units
        followings = service.followings
        (tending, accompanying, entries) = (service.tend, service.accompany, service.entries)
        let sources = Set(followings.map(\.source))
        store = try ServiceStore(
            at: data.path, service: Service.name, migrations: Service.migrations, following: sources,
            clock: clock, utcOffset: utcOffset, reference: reference, forgetting: service.forget)
        texts = KitTexts.all.merging(reference.texts).merging(Service.texts)
        readiness = Readiness(sources: sources)
        (self.patience, self.logger) = (patience, logger)
        let backend = MetricsSystem.factory
        metrics =
            backend is NOOPMetricsHandler ? book : MultiplexMetricsHandler(factories: [book, backend])
        diskSpace = DiskSpace(
            settings, metrics: metrics, logger: logger, measure: { [store] in store.sizes() },
            damage: { [store] in store.damage },
            changed: { [readiness] in readiness.changed() })
        evidence = EvidenceWatch(changed: { [readiness] in readiness.changed() })
        let framework = FrameworkRoutes(
            service: Service.name, store: store, readiness: readiness, diskSpace: diskSpace,
            evidence: evidence,
            book: book, texts: texts, reference: reference, proof: Service.proof, rules: rules,
            home: service.home)
        routes = framework.routes(beside: service.routes)
        table = RouteTable(routes)
        interceptors = InterceptorChain(
            tracing: TracingInterceptor(), metrics: MetricsInterceptor(metrics),
            logging: LoggingInterceptor(logger: logger),
            access: AccessInterceptor(service: Service.name, table: table, readiness: readiness),
            own: service.interceptors)
    }

    /// A server of the bus that answers with this service. `authority` says what a caller may do now, where
    /// that can change while it is connected; `refusing` hears every refusal, a row's too, before its caller does and in no
    /// language yet.
    package func server(
        limits: ServerLimits = ServerLimits(), authority: Authority? = nil,
        refusing: (@Sendable (Refusal) -> Void)? = nil
    ) throws -> BusServer {
        try BusServer(
            Dispatcher(self, authority: authority, refusing: refusing), texts: texts, limits: limits,
            metrics: metrics)
    }

    /// From now on new calls are refused with UNAVAILABLE; those under way go on.
    public func drain() { readiness.drain() }

    /// Does what is due by the clock: what nobody answered in time ends by itself.
    public func tend() async throws { try await store.tend(tending) }

    /// Does what the service does beside answering, until cancelled. `open` gives clients of the other services.
    package func accompany(_ open: @escaping @Sendable (_ service: String) throws -> BusClient) async {
        await accompanying(Neighbours(store, logger: logger, open: open))
    }

    /// Finishes what the store has queued and closes it.
    public func close() async {
        // Closing waits for the store's readers, and those need the threads that tasks run on: it gets its
        // own.
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            Thread.detachNewThread { [store] in
                store.close()
                continuation.resume()
            }
        }
    }
}
