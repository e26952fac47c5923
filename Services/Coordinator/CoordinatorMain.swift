import ServiceKit

@main
struct CoordinatorMain {
    static func main() async { await ServiceProcess.run(CoordinatorService.self) }
}
