@main
struct CampaignsMain {
    static func main() {}
}
