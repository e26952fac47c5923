public import ReportingAPI
public import ServiceKit
import Vocabulary

/// What can happen to a difficulty.
enum DifficultyStep: Step {
    case answer, escalate, close

    func next(from status: DifficultyStatus) -> DifficultyStatus? {
        switch (status, self) {
        case (.open, .answer): .answered
        // Who is not content with an answer asks higher up.
        case (.open, .escalate), (.answered, .escalate): .open
        case (.open, .close), (.answered, .close): .closed
        case (.answered, .answer), (.closed, _): nil
        }
    }

    func instead(for difficulty: Difficulty) -> Message {
        let day = difficulty.closedOn ?? difficulty.answers.last?.on
        return Message(
            difficulty.status == .closed ? "reporting.difficulty-closed" : "reporting.difficulty-answered",
            ["on": day?.description ?? ""])
    }
}

extension Difficulty: Stepping {}
