internal import Bus
internal import Store
internal import Vocabulary

/// What the framework answers in every service.
struct FrameworkRoutes: Sendable {
    let service: String
    let store: ServiceStore
    let readiness: Readiness
    let diskSpace: DiskSpace
    let evidence: EvidenceWatch
    let book: MetricsBook
    let texts: TextCatalogue
    let reference: Reference
    /// What the service holds against its log.
    let proof: (any LogProof.Type)?
    let rules: RulesInForce
    /// Where a child lives today; nil of one that the service does not know.
    let home: @Sendable (ChildID, Snapshot) throws -> UnitPath?
    private let since = Timestamp.now()

    init(
        service: String, store: ServiceStore, readiness: Readiness, diskSpace: DiskSpace,
        evidence: EvidenceWatch, book: MetricsBook, texts: TextCatalogue, reference: Reference,
        proof: (any LogProof.Type)?, rules: RulesInForce,
        home: @escaping @Sendable (ChildID, Snapshot) throws -> UnitPath?
    ) {
        (self.service, self.store, self.readiness) = (service, store, readiness)
        (self.diskSpace, self.evidence, self.book) = (diskSpace, evidence, book)
        (self.texts, self.reference, self.proof) = (texts, reference, proof)
        (self.rules, self.home) = (rules, home)
    }

    /// The framework's routes and the service's own.
    func routes(beside own: [Route]) -> [Route] {
        let plain =
            healthRoutes + logRoutes + clockRoutes + storeRoutes + auditRoutes + versionRoutes + metricsRoutes
            + own
        let explained = plain + [access(of: plain)]
        return explained + reflection(of: explained)
    }

    private var healthRoutes: [Route] {
        [
            Route(Health.check, asking: { [self] _, _ in report() }),
            Route(Health.watch, sending: { [self] _, _, send in try await watch(send) }),
        ]
    }

    private var logRoutes: [Route] {
        [
            Route(EventLog.head, asking: { [self] _, _ in head }),
            Route(EventLog.compare, asking: { [self] request, _ in try await compare(request) }),
            Route(EventLog.heads, asking: { [self] request, _ in try await heads(request) }),
            Route(EventLog.subscribe, sending: { [self] in try await subscribe($0, $1, $2) }),
        ]
    }

    private var clockRoutes: [Route] {
        [
            Route(AdminClock.set) { request, transaction in
                transaction.authorizeByRoleAlone()
                try transaction.setClock(to: request.day)
                return ClockReading(today: request.day, now: transaction.now, simulated: true)
            },
            Route(AdminClock.get) { _, snapshot in
                snapshot.authorizeByRoleAlone()
                return ClockReading(
                    today: snapshot.today, now: snapshot.now, simulated: snapshot.context.isSimulated)
            },
        ]
    }

    private var metricsRoutes: [Route] {
        [
            Route(
                AdminMetrics.get,
                asking: { [self] _, _ in MetricsReport(service: service, since: since, book) })
        ]
    }

    private var auditRoutes: [Route] {
        [
            Route(AdminAudit.verify, sending: { [self] in try await verify($0, $1, $2) }),
            Route(
                AdminHeads.get,
                asking: { [self] _, _ in
                    NeighbourHeads(heads: try await store.neighbourHeads().compactMap(NeighbourLogHead.init))
                }),
            Route(AdminAudit.search) { [self] in try search($0, $1) }.long,
            Route(AdminReads.list) { [self] in try listReads($0, $1) }.long,
        ]
    }

    private var versionRoutes: [Route] {
        [
            Route(AdminVersions.list) { [service] _, snapshot in
                snapshot.authorizeByRoleAlone()
                return AdoptedVersions(try snapshot.adoptedVersions(), of: service)
            }
        ]
    }

    private var storeRoutes: [Route] {
        [
            Route(
                AdminStore.check,
                asking: { [self] _, _ in
                    let problems = try await store.integrityCheck()
                    return StoreHealth(sound: problems.isEmpty, problems: problems)
                })
        ]
    }
}

extension FrameworkRoutes {
    func report() -> HealthReport {
        HealthReport(
            service: service, state: readiness.state(rewinds: store.rewinds), position: store.head,
            today: store.today,
            following: readiness.reports(cursors: store.logCursor(for:), rewinds: store.rewinds),
            storage: diskSpace.report, logs: evidence.report,
            connections: ConnectionsReport(
                open: book.whole("chungtay_bus_peers_connected"),
                turnedAway: book.whole("chungtay_bus_connections_refused_total")))
    }

    private func watch(_ send: @Sendable ([UInt8]) async throws -> Void) async throws {
        for await _ in readiness.changes() { try await send(Wire.reply(report())) }
    }
}

extension FrameworkRoutes {
    /// Routes that describe `others` and themselves.
    private func reflection(of others: [Route]) -> [Route] {
        [
            Route(
                Reflection.list,
                asking: { [self] _, _ in
                    let all = others + reflection(of: others)
                    let entries = all.map { MethodList.Entry(name: $0.name, kind: $0.kind, needs: $0.needs) }
                    return MethodList(service: service, methods: entries.sorted { $0.name < $1.name })
                }),
            Route(
                Reflection.describe,
                asking: { [self] request, _ in
                    let words = SchemaWords(texts, codes: (reference, store.today))
                    let table = RouteTable(others + reflection(of: others))
                    guard let route = table[request.method] else {
                        throw Refusal.notFound("/method", table.unknown(request.method))
                    }
                    return ServiceContract.Entry(route).description(in: words)
                }),
        ]
    }
}
