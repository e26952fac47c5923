import ServiceKit

@main
struct FundingMain {
    static func main() async { await ServiceProcess.run(FundingService.self) }
}
