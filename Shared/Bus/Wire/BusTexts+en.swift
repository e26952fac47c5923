extension BusTexts {
    static let en: [String: String] = [
        "bus.invalid-argument": "The request is not right; see the fields that are named.",
        "bus.internal":
            "The service failed on its own account. The request was not carried out; report it with the time.",
        "bus.relayed": "{text}",
        "bus.cancelled": "The call was cancelled by its caller.",
        "bus.deadline": "The answer did not come in time. Allow more time, or ask for less at once.",
        "bus.unavailable": "The service cannot be reached at present. Try again in a moment.",
        "bus.shutting-down": "The service is about to stop and takes no new calls. Try again in a moment.",
        "bus.busy":
            "The service has more to do than it can take on at present. Try again in a moment, with fewer calls at once.",
        "bus.unread-answers":
            "Programs of your office have not read too much of what was sent to them. Close those that hang, and try again in a moment.",
        "bus.too-many-connections":
            "Your office has {limit} connections open to this service, which is as many as one may. Close programs that you do not need, and let one connection carry several calls at once.",
        "bus.connections-full":
            "The service has {limit} connections open, which is as many as it may. Try again in a moment.",
        "bus.too-much-unread":
            "More was sent than the service holds before it is read. Send shorter items, or fewer imports at once.",
        "bus.key-refused":
            "The service does not know this key, or is not the service that its public key says. Ask for a key that is allowed there, and check the endpoint's public key.",
        "bus.key-revoked":
            "This key counts no longer, or for another unit than before. Ask whoever runs the service for a key.",
        "bus.key-undecided":
            "The service cannot find out at present whose key this is. Try again in a moment.",
        "bus.unknown-method":
            "There is no method {method}. reflection.Methods/List names those that there are.",
        "bus.reply-too-large": "The answer is larger than 4 MiB. Ask for less at once.",
        "bus.request-too-large":
            "A body is at most 4 MiB, metadata 8 KiB, a method's name 255 bytes. Send less at once.",
        "bus.broken-reply": "The service's answer could not be read: {reason}",
        "bus.peer-broke-protocol": "The service broke the protocol; the call was given up.",

        "bus.frame-truncated": "The message is shorter than the header's 20 octets.",
        "bus.frame-foreign": "The message does not begin with CT.",
        "bus.frame-version": "The message is of another version of the protocol. Version 1 is spoken here.",
        "bus.frame-kind": "There is no such kind of message. Kinds are 1 to 9.",
        "bus.frame-call-id": "The call id is 0. Choose another number, a fresh one for each call.",
        "bus.frame-method":
            "The method is missing, longer than 255 octets or than the message, or not UTF-8.",
        "bus.frame-metadata":
            "The metadata must be one JSON object of strings with lower-kebab names, at most 8 KiB, within the message.",
        "bus.frame-body": "The body is longer than 4 MiB. Send less at once.",
        "bus.frame-content":
            "A message of this kind does not carry a method, metadata or a body. Leave them out.",
        "bus.frame-status": "There is no such status. Statuses are 0 to 16.",
        "bus.body-in-stream":
            "The method takes a stream: send everything as items, and leave the body of CALL empty.",
        "bus.violation-credit-exceeded": "More items were sent than were granted. Wait for CREDIT after 64.",
        "bus.violation-credit-overflow": "More credit was granted than 65536 items. Grant less.",
        "bus.violation-item-after-end": "Something was sent after END. END is the last word of a caller.",
        "bus.violation-duplicate-call":
            "This call id is taken by a running call. Choose a fresh one for each call.",
        "bus.violation-reused-call":
            "This call id was used before on this connection. Choose a fresh one for each call.",
        "bus.violation-wrong-side": "A message of this kind is only sent by the other side.",

        "bus.json-malformed": "The body is not valid JSON: it goes wrong at byte {offset}, counted from 0.",
        "bus.json-half-character":
            "{field} holds half a character (a \\u escape of a surrogate without the other): delete it, or type the text anew.",
        "bus.json-missing": "{field} is missing. Add it.",
        "bus.json-repeated": "{field} is there more than once. Leave one.",
        "bus.json-not-string": "{field} must be a text in quotation marks.",
        "bus.json-not-integer": "{field} must be a whole number, without quotation marks.",
        "bus.json-not-number": "{field} must be a number, without quotation marks.",
        "bus.json-not-boolean": "{field} must be true or false.",
        "bus.json-not-object": "{field} must be an object in braces: {…}.",
        "bus.json-not-array": "{field} must be a list in brackets: […].",
        "bus.json-wrong-type": "{field} must be of another type: {expected}.",
        "bus.json-not-allowed": "{field} must be one of: {allowed}.",
        "bus.json-outside": "{field} must be a whole number from {least:number} to {most:number}.",
        "bus.json-number-too-long": "{field} is a number of more than {limit} characters. Shorten it.",
        "bus.json-out-of-range": "{field} has a value that is not possible here. Correct it.",
    ]
}
