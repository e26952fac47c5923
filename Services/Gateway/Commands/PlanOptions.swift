import ArgumentParser
import Bus
import GatewayKit
import Vocabulary

/// Which plan a command is about, and who asks.
struct PlanOptions: ParsableArguments {
    @OptionGroup var caller: CallerOptions

    @Argument(help: "Kế hoạch · plan: thai-binh-2020-2025", completion: .plan)
    var plan: String

    /// The reporting service, as it answers about the plan.
    func reporting(_ context: CommandContext) async throws -> BusClient {
        try await context.clients.reporting(context.unit, for: plan)
    }
}

/// A command that asks reporting about a plan.
protocol PlanQueryCommand: CallingCommand {
    var asked: PlanOptions { get }
}

extension PlanQueryCommand {
    var caller: CallerOptions { asked.caller }
}
