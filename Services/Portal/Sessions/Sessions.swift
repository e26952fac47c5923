import GatewayKit
import Synchronization
import Vocabulary

/// Who is logged in now. In memory: who runs the portal anew asks everybody to log in again.
final class Sessions: Sendable {
    /// Without a page.
    static let idle = Duration.seconds(30 * 60)
    /// From the log-in on, whatever is done: a working day.
    static let longest = Duration.seconds(10 * 3600)
    /// Of one that waits for the code of the second factor.
    static let longestUnproved = Duration.seconds(5 * 60)
    /// Connections that nobody has used for so long are closed.
    static let restsAfter = Duration.seconds(30)
    /// Of all people together; the one that was used least recently ends for another.
    static let most = 2000
    /// Of one person: an office computer, a telephone.
    static let mostOfOne = 5

    private let now: @Sendable () -> ContinuousClock.Instant
    private let sessions = Mutex<[String: Session]>([:])

    init(now: @escaping @Sendable () -> ContinuousClock.Instant) { self.now = now }

    /// Returns the word by which the browser is known from now on.
    func begin(_ session: Session) -> String {
        let word = RandomWord.make()
        let ended = sessions.withLock { sessions in
            // Who knows the password alone ends nobody's session.
            let isProved = session.stage != .code
            let own = sessions.filter {
                $0.value.login == session.login && ($0.value.stage != .code) == isProved
            }
            // Another makes room, never the one that begins, however little time lies between them.
            var ended: [Session] = []
            if own.count >= Self.mostOfOne, let oldest = Self.oldest(own) {
                ended += [sessions.removeValue(forKey: oldest)].compactMap(\.self)
            }
            if sessions.count >= Self.most, let oldest = Self.oldest(sessions) {
                ended += [sessions.removeValue(forKey: oldest)].compactMap(\.self)
            }
            sessions[word] = session
            return ended
        }
        for session in ended { session.close() }
        return word
    }

    private static func oldest(_ sessions: [String: Session]) -> String? {
        sessions.min { $0.value.seen < $1.value.seen }?.key
    }

    /// Nil for none, and for one that has ended; one that is found goes on.
    func session(_ word: String) -> Session? {
        guard let session = sessions.withLock({ $0[word] }) else { return nil }
        guard isAlive(session) else {
            end(word)
            return nil
        }
        session.touch(at: now())
        return session
    }

    func end(_ word: String) { sessions.withLock { $0.removeValue(forKey: word) }?.close() }

    /// Those of one person that go on.
    func own(_ login: LoginName) -> [Session] {
        sessions.withLock { $0.values.filter { $0.login == login && $0.stage != .code } }.filter(isAlive)
    }

    /// Ends another of the same person's; nothing of anybody else's.
    func end(id: String, of session: Session) {
        let word = sessions.withLock { sessions in
            sessions.first { $0.value.id == id && $0.value.login == session.login && $0.value !== session }?
                .key
        }
        if let word { end(word) }
    }

    /// Ends all of a person's but the one.
    func endOthers(of session: Session) {
        let others = sessions.withLock { sessions in
            let words = sessions.filter { $0.value.login == session.login && $0.value !== session }.map(\.key)
            return words.compactMap { sessions.removeValue(forKey: $0) }
        }
        for other in others { other.close() }
    }

    private func isAlive(_ session: Session) -> Bool {
        let now = now()
        let longest = session.stage == .code ? Self.longestUnproved : Self.longest
        return now - session.seen < Self.idle && now - session.began < longest
    }

    /// Ends those whose time is over, and closes connections that nobody uses.
    func sweep() {
        let all = sessions.withLock { $0 }
        for (word, session) in all {
            if !isAlive(session) {
                end(word)
            } else if now() - session.seen > Self.restsAfter {
                session.rest()
            }
        }
    }
}
