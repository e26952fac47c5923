import ServiceKit

@main
struct ReportingMain {
    static func main() async { await ServiceProcess.run(ReportingService.self) }
}
