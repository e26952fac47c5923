import ServiceKit

@main
struct NotesMain {
    static func main() async { await ServiceProcess.run(NotesService.self) }
}
