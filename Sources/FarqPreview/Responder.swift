import FlyingFox
import Foundation

/// Answers requests. Addresses are names of the plan: none is ever a path of the disk.
struct Responder: Sendable {
  let preview: Preview
  /// The port that the server listens on; a `Host` with another one, or of another name, is a page of someone else that
  /// was led here (DNS rebinding).
  let port: UInt16

  /// The addresses of the preview itself; a site has no such folder, as slugs are letters and digits.
  private static let own = "/_farq/"

  func respond(to request: HTTPRequest) async -> HTTPResponse {
    guard isOwnHost(request.headers[.host]) else {
      return text(.misdirectedRequest, "This preview answers to localhost:\(port) and 127.0.0.1:\(port) only.\n")
    }
    guard request.method == .GET || request.method == .HEAD else {
      var refusal = text(.methodNotAllowed, "A preview can be read only.\n")
      refusal.headers[HTTPHeader("Allow")] = "GET, HEAD"
      return refusal
    }
    let response =
      request.path.hasPrefix(Self.own) ? await own(request) : await page(Self.name(request))
    return request.method == .HEAD ? Self.headOnly(response) : response
  }

  private func isOwnHost(_ host: String?) -> Bool {
    let names = ["localhost", "127.0.0.1", "[::1]"]
    return names.contains { name in host == "\(name):\(port)" || (port == 80 && host == name) }
  }

  // MARK: Pages

  private func page(_ path: String) async -> HTTPResponse {
    do {
      switch try await preview.answer(path) {
      case .moved(let target): return Self.response(.found, nil, Data(), also: [.location: "/" + Self.encoded(target)])
      case .file(let name, let bytes, let isFound):
        let digest = Preview.digest(.file(path: name, bytes: bytes, isFound: isFound))
        let body = name.hasSuffix(".html") ? PreviewScript.injected(into: bytes, digest: digest) : Data(bytes)
        return Self.response(isFound ? .ok : .notFound, Self.type(of: name), body)
      case nil:
        let empty = Array(PreviewScript.emptyPage.utf8)
        return Self.response(
          .serviceUnavailable, Self.type(of: ".html"), PreviewScript.injected(into: empty, digest: ""))
      }
    } catch {
      return text(.internalServerError, "The page can't be made: \(error)\n")
    }
  }

  private func own(_ request: HTTPRequest) async -> HTTPResponse {
    let path = String((request.query.first { $0.name == "path" }?.value ?? "").drop { $0 == "/" })
    switch request.path.dropFirst(Self.own.count) {
    case "preview.js": return Self.response(.ok, Self.type(of: ".js"), Data(PreviewScript.script.utf8))
    case "sections":
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      guard let json = try? encoder.encode(await preview.notes(path)) else {
        return text(.internalServerError, "The notes can't be written as JSON.\n")
      }
      return Self.response(.ok, Self.type(of: ".json"), json)
    case "events":
      guard request.method == .GET else { return Self.response(.ok, "text/event-stream", Data()) }
      let body = HTTPBodySequence(from: EventBody(await preview.follow(path)))
      return HTTPResponse(
        statusCode: .ok, headers: Self.headers([.contentType: "text/event-stream"]), body: body)
    default: return text(.notFound, "The preview has nothing at this address.\n")
    }
  }

  /// The path as it was asked for, without the first slash; a slash at its end is kept, as it means a folder.
  private static func name(_ request: HTTPRequest) -> String {
    String(request.target.path(percentEncoded: false).drop { $0 == "/" })
  }

  // MARK: Forms of answers

  private static func headOnly(_ response: HTTPResponse) -> HTTPResponse {
    guard case .httpBody(let body) = response.payload, let count = body.count else { return response }
    var headers = response.headers
    headers[.contentLength] = String(count)
    return HTTPResponse(statusCode: response.statusCode, headers: headers)
  }

  private func text(_ status: HTTPStatusCode, _ words: String) -> HTTPResponse {
    Self.response(status, "text/plain; charset=utf-8", Data(words.utf8))
  }

  private static func response(
    _ status: HTTPStatusCode, _ type: String?, _ body: Data, also more: [HTTPHeader: String] = [:]
  ) -> HTTPResponse {
    var all = more
    if let type { all[.contentType] = type }
    return HTTPResponse(
      statusCode: status, headers: headers(all), body: HTTPBodySequence(data: body, suggestedBufferSize: 1 << 16))
  }

  /// Nothing is kept by browsers, and nothing is taken for another type than it is.
  private static func headers(_ own: [HTTPHeader: String]) -> HTTPHeaders {
    var headers = HTTPHeaders(own)
    headers[HTTPHeader("Cache-Control")] = "no-store"
    headers[HTTPHeader("X-Content-Type-Options")] = "nosniff"
    return headers
  }

  /// Names of the plan are ASCII but for those of images (RFC 3986 §2.1).
  private static func encoded(_ path: String) -> String {
    path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
  }

  private static func type(of name: String) -> String {
    let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    return types[ending] ?? "text/plain; charset=utf-8"
  }

  private static let types = [
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8", "xml": "application/xml; charset=utf-8", "svg": "image/svg+xml",
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "webp": "image/webp", "avif": "image/avif",
    "gif": "image/gif", "woff2": "font/woff2",
  ]
}
