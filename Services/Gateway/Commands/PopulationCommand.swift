import ArgumentParser
import Foundation
import GatewayKit
import JSONCoding
import ServiceKit
import Vocabulary

/// `chungtay population …`.
struct PopulationCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "population",
        abstract: "Dân số giả định để diễn tập · a made-up population to rehearse with.",
        subcommands: [Make.self])

    struct Make: GatewayCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Tạo dân số từ một công thức, viết thành kịch bản · draw one from a recipe, as scripts and rows."
        )

        @OptionGroup var options: GlobalOptions

        @Argument(help: "Công thức · recipe: population.yaml", completion: .file(extensions: ["yaml"]))
        var recipe: String

        @Option(help: "Thư mục ghi · where to write", completion: .directory)
        var out: String

        func perform(in context: CommandContext) async throws {
            let recipe = try YAMLDocument.decode(PopulationRecipe.self, recipe)
            let reference = try Reference(directory: context.compose + "/reference")
            let folder = GlobalOptions.absolute(out)
            let scripts = try PopulationFiles(directory: URL(filePath: folder, directoryHint: .isDirectory))
                .write(Population(recipe, reference)).map { "\(folder)/\($0)" }
            try context.show(scripts) {
                [context.text("population-made", ["directory": folder])] + scripts.map { "  \($0)" }
            }
        }
    }
}
