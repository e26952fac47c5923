import ArgumentParser
import Bus
import CampaignsAPI
import Foundation
import GatewayKit
import JSONCoding
import ServiceKit
import Vocabulary

/// `chungtay presskit`.
struct PressKitCommand: CallingCommand {
    static let configuration = CommandConfiguration(
        commandName: "presskit",
        abstract: "Trang và áp phích của một chiến dịch · a campaign's page and posters.",
        discussion: """
            chungtay presskit "Tháng hành động vì trẻ em" --out thong-cao
            Ghi một trang HTML để in, và lời áp phích cho từng đối tượng. Writes a page to print, and posters' text.
            """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var caller: CallerOptions

    @Argument(help: "Chiến dịch, theo tên hoặc mã · the campaign, by title or id")
    var campaign: String

    @Option(help: "Thư mục ghi · where to write", completion: .directory)
    var out: String = "."

    func perform(in context: CommandContext) async throws {
        guard let unit = context.unit else { throw Failure(.usage, Message("gateway.who")) }
        let folder = GlobalOptions.absolute(out)
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw Failure(.badFile, Message("gateway.file-unwritable", ["file": folder]))
        }
        let found = try await context.clients.campaign(campaign, as: unit)
        let client = try context.clients.client(to: CampaignsContract.name, as: .unit(unit))
        let kit = try await client.call(
            Campaigns.render, RenderCampaign(id: found.id).with { $0.language = context.language },
            CallOptions(language: context.language))
        // An id is no text of people's: nothing of it leads to another folder.
        let stem = "\(kit.campaign.text).\(context.language.rawValue)"
        let posters = kit.posters.map { poster in
            ([context.text("audience.\(poster.audience.rawValue)"), poster.headline] + poster.lines)
                .map(ShownText.line).joined(separator: "\n")
        }
        let files = [
            ("\(stem).html", kit.html), ("\(stem).txt", posters.joined(separator: "\n\n") + "\n"),
        ]
        for (name, text) in files {
            do {
                try Files.write(Array(text.utf8), to: "\(folder)/\(name)")
            } catch {
                throw Failure(.badFile, Message("gateway.file-unwritable", ["file": "\(folder)/\(name)"]))
            }
        }
        let paths = files.map { out == "." ? $0.0 : "\(out)/\($0.0)" }
        try context.show([
            "campaign": .string(kit.campaign.text), "files": .array(paths.map { .string($0) }),
        ]) { [context.text("presskit-written", ["title": found.title])] + paths.map { "  \($0)" } }
    }
}
