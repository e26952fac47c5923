import ArgumentParser
import Bus
import GatewayKit
import JSONCoding
import ReportingAPI
import ServiceKit
import Vocabulary

/// `chungtay plan …`.
struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Kế hoạch là dữ liệu · the plans as data.",
        subcommands: [Publish.self, Revise.self, Show.self, List.self])

    struct Publish: CallingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ban hành kế hoạch từ tệp YAML · publish plans from YAML files.")

        @OptionGroup var options: GlobalOptions
        @OptionGroup var caller: CallerOptions

        @Argument(
            help: "Tệp kế hoạch · plan files: compose/plans/*.yaml", completion: .file(extensions: ["yaml"]))
        var files: [String]

        func perform(in context: CommandContext) async throws {
            // All are read before the first is published.
            let drafts = try files.map {
                (file: $0, draft: try YAMLDocument.draft(PlanDocument.self, $0))
            }
            for (file, draft) in drafts {
                if let problem = draft.problem {
                    throw try await Self.refusal(of: draft, problem, file: file, in: context) { plan in
                        (Plans.publish.name, ["plan": plan])
                    }
                }
            }
            var published: [PublishedPlan] = []
            for (file, draft) in drafts {
                let document = try draft.get()
                let client = try context.clients.client(
                    to: ReportingContract.name,
                    as: .unit(await Self.publisher(for: document.lead, in: context)))
                do {
                    published.append(
                        try await client.call(
                            Plans.publish, PublishPlan(plan: document),
                            CallOptions(language: context.language)))
                } catch let error as CallError where error.status == .invalidArgument {
                    throw try RefusedFile(error, file: file, under: "/plan")
                }
            }
            try context.show(published) {
                published.map {
                    context.text(
                        "plan-published",
                        ["plan": $0.plan.name[context.language], "version": "\($0.version)"])
                }
            }
        }

        /// Who is named as the caller, else the plan's lead, or who does today what that office did.
        fileprivate static func publisher(for lead: UnitPath, in context: CommandContext) async throws
            -> UnitPath
        {
            if let unit = context.unit { return unit }
            let today = try await context.clients.client(to: ReportingContract.name, as: .serviceItself)
                .call(Health.check, .init()).today
            let heir = context.reference.units
                .officeSuccessors(of: lead, function: PolicyGrant.usualFunction, on: today).first?.path
            guard let heir, heir != lead else { return lead }
            context.note("plan-lead-passed", ["lead": lead.text, "heir": heir.text])
            return heir
        }

        /// Everything that is wrong with a file: what does not decode the service refuses too, together with what else it
        /// finds in it, and in its own words. `problem` is what is told where it cannot be asked; `asking`, by which method and with
        /// what request it is, given the plan.
        fileprivate static func refusal(
            of draft: YAMLDraft<PlanDocument>, _ problem: FileProblem, file: String,
            in context: CommandContext, asking: (JSONValue) -> (method: String, body: JSONValue)
        ) async throws -> any Error {
            let plan = try JSONValue(parsing: draft.json)
            guard !draft.undecoded.isEmpty, context.clients.isUp,
                let lead = context.unit ?? plan["lead"]?.string.flatMap({ UnitPath($0) })
            else { return problem }
            let answers: [CallByName.Answer]
            do {
                let unit = try await publisher(for: lead, in: context)
                let (method, body) = asking(plan)
                var request = CallByName(method: method, credential: .unit(unit))
                request.body = body
                answers = try await request.make(
                    through: context.clients, MethodDirectory(context.clients))
            } catch is Failure {
                // Nobody can be asked, for want of a key say. The file is to be mended first, whatever else is.
                return problem
            }
            guard let error = answers.first?.outcome.error, error.status == .invalidArgument else {
                return problem
            }
            return try RefusedFile(error, file: file, under: "/plan", further: draft.strangers)
        }
    }

    struct Revise: CallingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Điều chỉnh kế hoạch từ tệp YAML · revise a plan from its YAML file.")

        @OptionGroup var options: GlobalOptions
        @OptionGroup var caller: CallerOptions

        @Argument(
            help: "Tệp kế hoạch · plan file: compose/plans/*.yaml", completion: .file(extensions: ["yaml"]))
        var file: String

        @Option(help: "Lý do điều chỉnh · why it is revised")
        var reason: String

        @Option(help: "Quyết định điều chỉnh · the decision that revises it")
        var decision: String?

        func perform(in context: CommandContext) async throws {
            let draft = try YAMLDocument.draft(PlanDocument.self, file)
            if let problem = draft.problem {
                throw try await Publish.refusal(of: draft, problem, file: file, in: context) { plan in
                    var members: [(name: String, value: JSONValue)] = [
                        ("plan", plan), ("reason", .string(reason)),
                    ]
                    if let decision { members.append(("decision", .string(decision))) }
                    return (Plans.revise.name, .object(JSONObject(members)))
                }
            }
            let document = try draft.get()
            let client = try context.clients.client(
                to: ReportingContract.name,
                as: .unit(await Publish.publisher(for: document.lead, in: context)))
            let published: PublishedPlan
            do {
                published = try await client.call(
                    Plans.revise,
                    RevisePlan(plan: document, reason: reason).with { $0.decision = decision },
                    CallOptions(language: context.language))
            } catch let error as CallError where error.status == .invalidArgument {
                throw try RefusedFile(error, file: file, under: "/plan")
            }
            try context.show(published) {
                [
                    context.text(
                        "plan-published",
                        [
                            "plan": published.plan.name[context.language], "version": "\(published.version)",
                        ])
                ]
            }
        }
    }

    struct Show: GatewayCommand {
        static let configuration = CommandConfiguration(
            abstract: "Một kế hoạch đang có hiệu lực · one plan in force.")

        @OptionGroup var options: GlobalOptions

        @Argument(help: "Kế hoạch · plan: thai-binh-2020-2025", completion: .plan)
        var plan: String

        func perform(in context: CommandContext) async throws {
            let published = try await context.clients.plan(plan)
            try context.show(published) { PlanPage(published, context).lines }
        }
    }

    struct List: GatewayCommand {
        static let configuration = CommandConfiguration(abstract: "Các kế hoạch · the plans.")

        @OptionGroup var options: GlobalOptions

        func perform(in context: CommandContext) async throws {
            let client = try context.clients.client(to: ReportingContract.name, as: .serviceItself)
            let plans = try await client.all(Plans.list, CallOptions(language: context.language)) { after in
                ListPlans().with { $0.after = after }
            }
            try context.show(Bus.List(items: plans)) {
                var table = TextTable([
                    .init(title: context.text("column.plan")),
                    .init(title: context.text("column.name"), wraps: true),
                    .init(title: context.text("column.version"), alignment: .right),
                    .init(title: context.text("column.published")),
                ])
                for item in plans {
                    table.add([
                        item.plan.id, item.plan.name[context.language], "\(item.version)",
                        context.numbers.day(item.publishedOn),
                    ])
                }
                return table.rendered(width: Terminal.width)
            }
        }
    }
}

/// A plan for people.
struct PlanPage {
    let lines: [String]

    init(_ published: PublishedPlan, _ context: CommandContext) {
        let plan = published.plan
        let (language, numbers, width) = (context.language, context.numbers, Terminal.width)
        var targets = TextTable([
            .init(title: "ID"), .init(title: context.text("column.indicator"), wraps: true),
            .init(title: context.text("column.clause")),
            .init(title: context.text("column.targets"), wraps: true),
        ])
        for indicator in plan.indicators {
            targets.add([
                indicator.id, indicator.name[language], indicator.clause,
                indicator.targets.map { Self.target($0, indicator.measure, context) }.joined(separator: "; "),
            ])
        }
        var duties = TextTable([
            .init(title: "ID"), .init(title: context.text("column.duty"), wraps: true),
            .init(title: context.text("column.clause")), .init(title: context.text("column.rhythm")),
        ])
        for duty in plan.duties {
            duties.add([
                duty.id, duty.name[language], duty.clause, context.text("rhythm.\(duty.rhythm.rawValue)"),
            ])
        }
        lines =
            plan.name[language].wrapped(to: width)
            + [
                "\(plan.id) · \(context.text("version")) \(published.version) · "
                    + "\(numbers.day(plan.period.start)) – \(numbers.day(plan.period.end)) · \(plan.area)",
                "",
            ] + targets.rendered(width: width) + [""] + duties.rendered(width: width)
    }

    private static func target(
        _ target: TargetDeclaration, _ measure: IndicatorDeclaration.Measure, _ context: CommandContext
    ) -> String {
        let years = target.from == target.through ? "\(target.from)" : "\(target.from)–\(target.through)"
        let value =
            target.grows == true
            ? context.text("grows") : context.numbers.measured(target.value, percent: measure == .percent)
        return "\(years): \(value)"
    }
}
