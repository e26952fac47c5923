import Vocabulary

/// The one standing of what is entered and takes no steps: a source.
enum Entered: String, Choice {
    case entered
}
