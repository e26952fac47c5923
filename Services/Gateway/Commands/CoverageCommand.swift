import ArgumentParser
import Bus
import CampaignsAPI
import GatewayKit
import ReportingAPI
import ServiceKit
import Vocabulary

/// `chungtay coverage`.
struct CoverageCommand: PlanQueryCommand {
    static let configuration = CommandConfiguration(
        commandName: "coverage",
        abstract: "Ai chưa được tập huấn · who has not been taught.",
        discussion: """
            chungtay coverage thai-binh-2020-2025 T3 --unit thai-binh/thai-thuy --who
            Đối tượng, chủ đề và thời gian lấy theo chỉ tiêu của kế hoạch. Họ tên, điện thoại do sổ đăng ký cho biết, theo quyền
            của người hỏi; mỗi lượt xem được ghi vào sổ.
            Whom, what and since when are the indicator's. Names and telephones are the registry's, for whoever may see them.
            """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var asked: PlanOptions

    @Argument(help: "Chỉ tiêu về tập huấn · an indicator of training: T3", completion: .indicator)
    var indicator: String

    @OptionGroup var days: DayOptions

    @Option(help: "Chỉ trong đơn vị này · within this unit only")
    var unit: UnitPath?

    @Option(help: "Dòng theo cấp · rows by: province, district, commune")
    var level: UnitLevel = .commune

    @Flag(help: "Ghi từng người chưa được tập huấn · list who has not been taught")
    var who = false

    @Option(
        help:
            "Đề xuất lớp của chương trình này, theo tên hoặc mã · propose classes of this course, by title or id"
    )
    var classes: String?

    @Option(help: "Số chỗ của một lớp · places of a class")
    var capacity: Int?

    func perform(in context: CommandContext) async throws {
        let published = try await context.clients.plan(asked.plan)
        let asker = context.clients.asker(context.unit, about: published)
        let scope = try scope(of: published.plan)
        let client = try context.clients.client(to: CampaignsContract.name, as: .unit(asker))
        let options = CallOptions(language: context.language)
        if let classes {
            let course = try await context.clients.course(classes, as: asker)
            let proposed = try await client.call(
                Classes.propose,
                ProposeClasses(course: course.id).with {
                    ($0.unit, $0.capacity, $0.since) = (unit, capacity, scope.since)
                    ($0.ageUnder, $0.everyChild) = (scope.ageUnder, scope.everyChild)
                }, options)
            let trainers = try await context.clients.named(
                proposed.trainers.map { Learner($0.worker) }, as: asker)
            return try context.show(proposed) {
                ProposalPage(proposed, of: course, trainers, context, on: published.plan.period.end).lines
            }
        }
        if who {
            let request = ListCoverage(scope: scope).with {
                ($0.unit, $0.on, $0.knownOn) = (unit, days.on, days.knownOn)
            }
            var missing: [CoveredPerson] = []
            for try await person in client.feed(Coverage.list, request, options) { missing.append(person) }
            let names = try await context.clients.named(missing.map(\.person), as: asker)
            let shown = missing.map { MissingPerson(covered: $0, named: names[$0.person]) }
            return try context.show(List(items: shown)) { MissingPage(shown, indicator, context).lines }
        }
        let table = try await client.call(
            Coverage.compute,
            ComputeCoverage(scope: scope).with {
                ($0.unit, $0.level) = (unit, level)
                ($0.on, $0.knownOn) = (days.on, days.knownOn)
            }, options)
        try context.show(table) { CoveragePage(table, indicator, context).lines }
    }

    private func scope(of plan: PlanDocument) throws -> CoverageScope {
        let asked = plan.indicators.filter { $0.id == indicator }
        if let scope = asked.first.flatMap({ CoverageScope($0, of: plan) }) { return scope }
        let known = plan.indicators.filter { CoverageScope($0, of: plan) != nil }.map(\.id)
        throw Failure(
            .usage,
            Message(
                "gateway.no-training-indicator",
                ["plan": plan.id, "indicator": indicator, "known": known.joined(separator: ", ")]))
    }
}

/// One who has not been taught, with what the registry says of the person, where the caller may see that.
struct MissingPerson: Composite {
    let covered: CoveredPerson
    let name: String?
    let birthYear: Int?
    let phones: [String]

    init(covered: CoveredPerson, named: NamedPerson?) {
        (self.covered, name) = (covered, named?.name)
        (birthYear, phones) = (named?.birthYear, named?.phones ?? [])
    }
}
