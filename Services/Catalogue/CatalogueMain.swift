import ServiceKit

@main
struct CatalogueMain {
    static func main() async { await ServiceProcess.run(CatalogueService.self) }
}
