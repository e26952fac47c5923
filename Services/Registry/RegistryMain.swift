import ServiceKit

@main
struct RegistryMain {
    static func main() async { await ServiceProcess.run(RegistryService.self) }
}
