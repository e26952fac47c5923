@main
struct FundingMain {
    static func main() {}
}
