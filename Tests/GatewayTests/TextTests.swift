import GatewayKit
import Testing
import Vocabulary

@testable import Gateway

@Suite("What the command line says", .timeLimit(.minutes(5)))
struct TextTests {
    @Test("every sentence is in both languages")
    func texts() {
        #expect(GatewayTexts.catalogue.untranslated.isEmpty)
    }

    @Test("a sentence is said in one room: the command line's or the kit's")
    func rooms() {
        #expect(GatewayTexts.catalogue.keys.isDisjoint(with: GatewayKitTexts.catalogue.keys))
    }
}
