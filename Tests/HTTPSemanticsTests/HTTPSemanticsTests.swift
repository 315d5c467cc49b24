// SPDX-License-Identifier: Apache-2.0
import HTTPSemantics
import Testing

@Suite("the vocabulary of RFC 9110")
struct HTTPSemanticsTests {
  @Test("fields keep their order, and names are compared without regard to case")
  func fields() {
    var fields: HTTPFields = ["Accept": "a", "x-b": "1"]
    fields.append("ACCEPT", "b")
    #expect(fields["accept"] == "a, b")
    #expect(fields.values(for: "Accept") == ["a", "b"])
    fields["accept"] = "c"
    #expect(fields.map { "\($0.name)=\($0.value)" } == ["accept=c", "x-b=1"])
    fields["accept"] = nil
    #expect(fields["accept"] == nil)
    #expect(fields.count == 1)
    #expect(fields.contains("X-B"))
    let underscore: HTTPFieldName = "x_b"
    #expect(fields[underscore] == nil)
  }

  @Test(
    "dates are read in their three forms and written in one",
    arguments: [
      "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
    ])
  func dates(_ text: String) {
    #expect(HTTPDate.parse(text) == 784_111_777)
    #expect(HTTPDate.format(784_111_777) == "Sun, 06 Nov 1994 08:49:37 GMT")
  }

  @Test("every day of four hundred years is written and read back")
  func dateRoundTrip() {
    for day in stride(from: -135_140, through: 146_097, by: 13) {
      let seconds = day * 86_400 + 45_296
      #expect(HTTPDate.parse(HTTPDate.format(seconds)) == seconds)
    }
    #expect(HTTPDate.format(951_782_400) == "Tue, 29 Feb 2000 00:00:00 GMT")
  }

  @Test(
    "what is no date is none",
    arguments: [
      "", "Sun", "Sun, 06 Nov 1994 08:49:37", "Sun, 6 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 GMT ",
      "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 06 XXX 1994 08:49:37 GMT",
      "sun, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:60:37 GMT", "Sun, 00 Nov 1994 08:49:37 GMT",
    ])
  func noDates(_ text: String) { #expect(HTTPDate.parse(text) == nil) }

  @Test("the coding with the highest weight is taken, the server's order breaks ties")
  func codings() {
    func coding(_ field: String?) -> ContentCoding? { ContentNegotiation.preferredCoding(accepting: field) }
    #expect(coding(nil) == nil)
    #expect(coding("") == nil)
    #expect(coding("gzip") == .gzip)
    #expect(coding("x-gzip") == .gzip)
    #expect(coding("deflate, gzip") == .gzip)
    #expect(coding("deflate;q=1, gzip;q=0.5") == .deflate)
    #expect(coding("*") == .gzip)
    #expect(coding("gzip;q=0, *") == .deflate)
    #expect(coding("gzip;q=0") == nil)
    #expect(coding("identity;q=0.9, gzip;q=0.5") == nil)
    #expect(coding("br, zstd") == nil)
    #expect(coding("GZIP ; Q=0.001") == .gzip)
    #expect(coding("gzip;q=2, deflate;q=0.1") == .deflate)
    #expect(coding("gzip;q=0.0001") == nil)
  }

  @Test("a status knows its phrase and whether it has content")
  func status() {
    #expect(HTTPStatus.contentTooLarge.description == "413 Content Too Large")
    #expect(!HTTPStatus.noContent.allowsContent)
    #expect(!HTTPStatus.notModified.allowsContent)
    #expect(HTTPStatus.ok.allowsContent)
    #expect(HTTPStatus(code: 299).reasonPhrase == "")
  }
}

@Suite("Entity tags")
struct EntityTagTests {
  @Test("If-None-Match names a tag weakly, in a list, or all of them")
  func matching() {
    let tag = EntityTag("abc-1")
    #expect(tag.description == "\"abc-1\"")
    for field in ["\"abc-1\"", "W/\"abc-1\"", "*", "\"x\" , \"abc-1\"", "broken, W/\"abc-1\""] {
      #expect(tag.isNamed(byIfNoneMatch: field), "\(field)")
    }
    for field in [nil, "", "abc-1", "\"abc\"", "w/\"abc-1\"", "\"abc-1", ",,"] {
      #expect(!tag.isNamed(byIfNoneMatch: field), "\(field ?? "none")")
    }
  }
}
