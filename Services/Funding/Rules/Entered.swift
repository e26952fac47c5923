import Vocabulary

/// The one standing of what is entered and takes no steps: a source, a pledge.
enum Entered: String, Choice {
    case entered
}
