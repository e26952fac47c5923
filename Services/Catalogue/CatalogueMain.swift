@main
struct CatalogueMain {
    static func main() {}
}
