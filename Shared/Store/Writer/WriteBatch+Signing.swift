internal import Foundation
internal import GRDB
internal import Vocabulary

extension WriteBatch {
    /// Signs how far each log is that has moved on since it was signed last.
    func signHeads() throws {
        let now = machineTime
        for (log, mark) in state.ends where mark.position > state.signed.positions[log] ?? 0 {
            let number = state.signed.number + 1
            let signed = try core.signing.sign(at: now) { moment in
                SignedHead.text(number, of: log, mark, at: moment, service: core.service)
            }
            try run(
                """
                INSERT INTO store_signed_heads (number, log, position, chain, at, key, signature)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    Int64(number), log, Int64(mark.position), mark.chain, signed.at, signed.key,
                    Data(signed.signature),
                ])
            state.signed.number = number
            state.signed.positions[log] = mark.position
        }
    }
}
