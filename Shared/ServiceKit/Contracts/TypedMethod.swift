internal import Bus

/// A method that knows what its messages are made of.
protocol TypedMethod: Method {
    var types: (request: any Payload.Type, reply: any Payload.Type) { get }
}

extension Command: TypedMethod {
    var types: (request: any Payload.Type, reply: any Payload.Type) { (Request.self, Reply.self) }
}

extension Query: TypedMethod {
    var types: (request: any Payload.Type, reply: any Payload.Type) { (Request.self, Reply.self) }
}

extension Feed: TypedMethod {
    var types: (request: any Payload.Type, reply: any Payload.Type) { (Request.self, Item.self) }
}
