import ServiceKit

@main
struct CatalogueMain {
    static func main() {}
}
