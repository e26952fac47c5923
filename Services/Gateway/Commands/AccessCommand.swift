import ArgumentParser
import GatewayKit
import ServiceKit
import Vocabulary

/// `chungtay access …`.
struct AccessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "access", abstract: "Ai được làm gì · who may do what.", subcommands: [Explain.self])

    struct Explain: GatewayCommand {
        static let configuration = CommandConfiguration(
            abstract: "Đơn vị có được gọi không, theo dòng nào · whether a unit may call, by which line.",
            discussion: """
                chungtay access explain thai-binh/so-y-te funding.Payments/Pay
                chungtay access explain thai-binh/mttq registry.Children/Get --for thai-binh/thai-thuy
                """)

        @OptionGroup var options: GlobalOptions

        @Argument(help: "Đơn vị, hoặc đơn vị/mã cán bộ · a unit, or unit/person", completion: .unit)
        var unit: UnitPath

        @Argument(help: "Phương thức · method: registry.Children/Get", completion: .method)
        var method: String

        @Option(
            name: .customLong("for"), help: "Với hồ sơ của đơn vị này · for what is recorded there",
            completion: .anyUnit)
        var place: UnitPath?

        @Option(help: "Ngày được hỏi · the day asked about (YYYY-MM-DD)")
        var on: Day?

        func perform(in context: CommandContext) async throws {
            let known = try KnownUnits(compose: context.compose)
            if let place { try known.check(place) }
            let holder = try KeyHolder(unit, among: known, keys: context.data)
            let described = try await MethodSource.find(context.clients).describe(method)
            let day = if let on { on } else { try await context.today() }
            let explanation = try AccessExplanation(
                holder.unit, holder.person, calling: method, needing: described.needs,
                isFile: described.breakGlass ?? false, for: place, on: day,
                reference: Reference(directory: context.compose + "/reference"),
                policy: WrittenPolicy.read(compose: context.compose))
            // As a service that is asked answers: admin.Access/Explain.
            try context.show(ExplainedAccess(explanation, explanation.messages, GatewayTexts.all)) {
                explanation.messages.map { GatewayTexts.all.render($0, in: context.language) }
            }
        }
    }
}
