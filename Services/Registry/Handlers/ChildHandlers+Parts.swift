import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    /// What the request asks for around the child, each part as its own list has it of the day in question; nil where it asks for none.
    func parts(
        of child: RegisteredChild, _ request: GetChild, _ snapshot: Snapshot
    ) throws -> ChildParts? {
        guard let asked = request.include, !asked.isEmpty else { return nil }
        let days = (request.on, request.knownOn)
        var parts = ChildParts()
        if asked.contains(.cases) {
            try requireCaseworker(of: child, snapshot)
            parts.cases = try outlineCases(OutlineCases(child: child.id), snapshot)
        }
        if asked.contains(.placements) {
            parts.placements = try listPlacements(
                ListPlacements(child: child.id).with { ($0.on, $0.knownOn) = days }, snapshot)
        }
        if asked.contains(.caregivers) {
            parts.linkedCaregivers = try listCaregivers(
                ListCaregivers(child: child.id).with {
                    $0.includeEnded = true
                    ($0.on, $0.knownOn) = days
                }, snapshot)
        }
        if asked.contains(.circumstances) {
            parts.circumstances = try listCircumstances(
                ListCircumstances(child: child.id).with {
                    $0.includeEnded = true
                    ($0.on, $0.knownOn) = days
                }, snapshot)
        }
        if asked.contains(.determinations) {
            parts.determinations = try listDisabilities(
                ListDisabilities(child: child.id).with { ($0.on, $0.knownOn) = days }, snapshot)
        }
        return parts
    }

    /// Of cases no more is told here than by ``Cases/outline``: to caseworkers who reach the child, and to who opened its file out of
    /// reach, who is one.
    private func requireCaseworker(of child: RegisteredChild, _ snapshot: Snapshot) throws {
        let isOpened = !snapshot.reaches(child.commune)
        guard isOpened || snapshot.reaches(child.commune, as: .caseworker) else {
            throw Refusal.denied(
                "/include",
                Message(
                    "registry.parts-cases",
                    terms: ["part": [ChildPart.cases.term], "role": [Role.caseworker.term]]))
        }
    }
}
