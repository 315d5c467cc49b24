// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Evaluation

@Suite("files of judgements")
struct JudgementFileTests {
  private func read(_ text: String) throws -> [String] {
    try JudgementFile.read(Array(text.utf8)).flatMap { query in
      query.judgements.map { "\(query.query)|\($0.document)|\($0.rating)" }
    }
  }

  @Test(
    "a table is read with tabs, commas or semicolons, columns in any order, quotes where they belong to the form",
    arguments: [
      ("query\tdocid\trating\nrain jacket\tAP-RJ01\t3\n", ["rain jacket|AP-RJ01|3.0"]),
      ("\u{FEFF}query,docid,rating\r\nrain jacket,AP-RJ01,3\r\n\r\n", ["rain jacket|AP-RJ01|3.0"]),
      ("Rating;Docid;Query\n0.5;12;Jacke", ["Jacke|12|0.5"]),
      ("query,docid,rating,note\n\"tent, big\",A,1,x\n", ["tent, big|A|1.0"]),
      ("query,docid,rating\n\"a \"\"good\"\"\ntent\",A,1\n", ["a \"good\"\ntent|A|1.0"]),
      (
        "query\tdocid\trating\n27\" monitor\tA\t1\n\"27\"\" monitor\"\tB\t0\n\"q\" and \"r\"\tC\t2\n",
        ["27\" monitor|A|1.0", "27\" monitor|B|0.0", "\"q\" and \"r\"|C|2.0"]
      ),
      ("query,docid,rating\na,X,1\nb,X,2\na,Y,0\na,X,1", ["a|X|1.0", "a|Y|0.0", "b|X|2.0"]),
    ])
  func tables(_ text: String, _ expected: [String]) throws {
    #expect(try read(text) == expected)
  }

  @Test("JSON lines take numbers where texts are meant, and the other way round")
  func objects() throws {
    let text =
      #"{"query":"tent","docid":12,"rating":"2","by":"me"}"# + "\r\n\n" + #"{"rating":0,"docid":"A","query":"tent"}"#
    #expect(try read(text) == ["tent|12|2.0", "tent|A|0.0"])
  }

  @Test(
    "what cannot be taken is refused with its line and what to do",
    arguments: [
      ("", nil, "empty"),
      ("query,docid,rating\n", nil, "no judgement"),
      ("rain jacket,AP-RJ01,3\n", 1, "header"),
      ("query\tdocid\nx\ty", 1, "header"),
      ("[{}]", 1, "one object a line"),
      ("query,docid,rating\na,b,good\n", 2, "\"good\" is no number from 0 to 10"),
      ("query,docid,rating\na,b,1\na,c,-1\n", 3, "from 0 to 10"),
      ("query,docid,rating\na,b,nan\n", 2, "from 0 to 10"),
      ("query,docid,rating\ntent, big,b,1\n", 2, "4 columns where the header has 3"),
      ("query,docid,rating\na,,1\n", 2, "docid is empty"),
      ("query,docid,rating\n ,b,1\n", 2, "must not be empty"),
      ("query,docid,rating\na,b,1\nc,d,1\na,b,2\n", 4, "on line 2 too"),
      ("query,docid,rating\n\"a,b,1\n", 2, "never closed"),
      ("query,docid,rating\n\"a\nb\" c,b,1\n", 3, "closing quotation mark"),
      ("{\"query\":\"a\",\"docid\":\"b\",\"rating\":1}\n{\"query\":\"a\"}\n", 2, "`docid` is missing"),
      ("{\"query\":\"a\",\"docid\":\"b\",\"rating\":1}\nx\n", 2, "no JSON object"),
    ] as [(String, Int?, String)])
  func refusals(_ text: String, _ line: Int?, _ reason: String) {
    let error = #expect(throws: JudgementError.self) { try read(text) }
    #expect(error?.line == line)
    #expect(error?.message.contains(reason) == true, "\(error?.message ?? "")")
  }

  @Test("text that is not UTF-8 is refused with its line")
  func encoding() {
    let error = #expect(throws: JudgementError.self) {
      try JudgementFile.read(Array("query,docid,rating\na,b,1\nM".utf8) + [0xFC] + Array("tze,b,1\n".utf8))
    }
    #expect(error?.line == 3)
  }
}
