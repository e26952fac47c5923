import CampaignsAPI
import CatalogueAPI
import RegistryAPI
import ReportingAPI
import TestKit
import Vocabulary

@testable import Reporting

/// Made-up facts for counting tests.
enum Rolls {
    static let lastDay = day("2021-12-31")
    static let commune: UnitPath = "bac-son/dong/mot"

    /// A province of two districts, and another that is called almost alike.
    static let reference: Reference = {
        do {
            return try Reference(files: [
                "units.csv": """
                code,name,full_name_vi,type,parent_code,valid_from,valid_to,source,confidence
                1,Bắc Sơn,Tỉnh Bắc Sơn,tinh,,,,made up,verified
                2,Bắc Sơn Khác,Tỉnh Bắc Sơn Khác,tinh,,,,made up,verified
                11,Đông,Huyện Đông,huyen,1,,,made up,verified
                12,Tây,Huyện Tây,huyen,1,,,made up,verified
                21,Đông,Huyện Đông,huyen,2,,,made up,verified
                111,Một,Xã Một,xa,11,,,made up,verified
                112,Núi,Xã Núi,xa,11,,,made up,verified
                121,Hai,Xã Hai,xa,12,,,made up,verified
                211,Một,Xã Một,xa,21,,,made up,verified
                """,
                "labels.csv": """
                table,code,label_vi,label_en,valid_from,valid_to,source,confidence
                circumstance-list,L,Danh sách,List,,,made up,V
                unit-type,tinh,Tỉnh,Province,,,made up,V
                unit-type,huyen,Huyện,District,,,made up,V
                unit-type,xa,Xã,Commune,,,made up,V
                """,
                "circumstances.csv": """
                code,list,label_vi,label_en,valid_from,valid_to,confidential,confidential_source,confidential_confidence,source,confidence
                orphan,L,Mồ côi,Orphan,,,no,,,made up,V
                """,
            ])
        } catch {
            preconditionFailure("the made-up units can be read: \(error)")
        }
    }()

    static func id<Subject>(_ number: Int) -> ID<Subject> {
        let digits = String(number)
        let text = "00000000-0000-7000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
        guard let id = ID<Subject>(text) else { preconditionFailure("not an id: \(text)") }
        return id
    }

    static func child(
        _ number: Int, born: String = "2015-06-01", commune: UnitPath = Rolls.commune
    ) -> ChildFacts {
        .registering(id(number), born: day(born), in: commune, on: day("2020-01-05"))
    }

    static func disability(_ number: Int, of child: Int, on: String = "2020-02-01") -> DisabilityFacts {
        DisabilityFacts(id: id(number), child: id(child), type: .mobility, degree: .severe, on: day(on))
    }

    static func delivery(
        _ number: Int, to child: Int, _ domain: String, on: String = "2021-05-05", voided: Bool = false
    ) -> Delivery {
        Delivery(
            id: id(number), child: id(child), provider: id(900), domain: domain, on: day(on), unit: commune,
            place: commune, revision: 1, voided: voided)
    }

    static func training(
        _ number: Int, _ person: Learner, on: String = "2021-04-04"
    ) -> TrainingResult {
        TrainingResult(
            person: person, course: id(1), topics: ["inclusion"], class: id(number), place: commune,
            on: day(on))
    }

    static func link(
        _ number: Int, _ caregiver: Int, _ child: Int, until end: String? = nil
    ) -> CaregiverLinkFacts {
        CaregiverLinkFacts(
            id: id(number), caregiver: id(caregiver), child: id(child), relation: .mother,
            start: day("2020-01-01")
        ).with { $0.end = end.map(day) }
    }

    static let plan: PlanDocument = {
        do {
            return PlanDocument(
                id: "bac-son-2020-2025", name: BilingualText(vi: "Kế hoạch thử", en: "A plan for tests"),
                period: try Period(from: day("2020-02-14"), through: day("2025-12-31")), area: "bac-son",
                lead: "bac-son/so-mot")
        } catch {
            preconditionFailure("the plan's period is in order: \(error)")
        }
    }()

    static func indicator(
        _ population: PopulationDeclaration, having: [FactDeclaration] = [],
        measure: IndicatorDeclaration.Measure = .percent, span: IndicatorDeclaration.Span = .year,
        targets: [TargetDeclaration] = []
    ) -> IndicatorDeclaration {
        IndicatorDeclaration(
            id: "X1", name: BilingualText(vi: "Thử", en: "Test"), clause: "I", measure: measure,
            population: population
        ).with {
            $0.having = having
            $0.span = span
            $0.targets = targets
        }
    }

    /// A filter of so many, each in the one before.
    static func nested(_ filters: Int, under age: Int = 16, _ circumstance: String) -> ChildFilter {
        let one = ChildFilter().with { ($0.ageUnder, $0.circumstances) = (age, [circumstance]) }
        return (1..<filters).reduce(one) { inner, _ in one.with { $0.anyOf = [inner] } }
    }
}
