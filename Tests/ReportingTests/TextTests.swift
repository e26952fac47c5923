import Testing
import Vocabulary

@testable import Reporting

@Test("every sentence of reporting is there in both languages")
func textsAreTranslated() { #expect(ReportingTexts.catalogue.untranslated.isEmpty) }
