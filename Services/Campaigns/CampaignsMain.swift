import ServiceKit

@main
struct CampaignsMain {
    static func main() async { await ServiceProcess.run(CampaignsService.self) }
}
