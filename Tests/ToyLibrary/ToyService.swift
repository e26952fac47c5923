import ServiceKit
import Store
import Vocabulary

struct ToyService: DepartmentService {
    static let name = "toys"
    static let texts = TextCatalogue(
        vi: ["toys.no-toy": "Không có đồ chơi {id}: hãy kiểm tra mã."],
        en: ["toys.no-toy": "There is no toy {id}: check the id."])

    var routes: [Route] {
        Route(Toys.add, addToy)
        Route(Toys.list, listToys)
    }
}

@main
struct ToyMain {
    static func main() async { await ServiceProcess.run(ToyService.self) }
}
