// SPDX-License-Identifier: Apache-2.0
// Modules: JSON Primitives

import JSON

/// Any bytes: the tree, the skip and the pulling reader agree on what is JSON, and what was read is written and read
/// again the same.
@c(LLVMFuzzerTestOneInput)
public func fuzzOne(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = [UInt8](UnsafeBufferPointer(start: data, count: count))
  let limits = JSONLimits(maximumDepth: 20)

  var value: JSONValue?
  var failure: JSONError?
  do throws(JSONError) { value = try JSONValue(parsing: bytes, limits: limits) } catch { failure = error }
  if let failure { precondition(failure.offset >= 0 && failure.offset <= count, "an offset outside of the text") }

  var skipping = JSONReader(bytes, limits: limits)
  var isSkipped = true
  do throws(JSONError) {
    let range = try skipping.skipValue()
    try skipping.finish()
    var again = JSONReader(bytes, in: range, limits: limits)
    try again.skipValue()
    try again.finish()
  } catch { isSkipped = false }
  precondition(isSkipped == (value != nil), "tree and skip do not agree")

  var pulling = JSONReader(bytes, limits: limits)
  var isPulled = true
  do throws(JSONError) {
    try walk(&pulling)
    try pulling.finish()
  } catch { isPulled = false }
  precondition(!isPulled || isSkipped, "the reader takes what the skip refuses")

  if let value {
    precondition(isPulled, "the reader refuses what the tree takes")
    let text = value.serialized()
    let again = try? JSONValue(parsing: text, limits: limits)
    precondition(again == value, "what was written does not read back")
    precondition(again?.serialized() == text, "what was read back is written differently")
  }
  return 0
}

/// Reads every second value by its kind and leaves the others to be passed over.
private func walk(_ reader: inout JSONReader) throws(JSONError) {
  switch try reader.peek() {
  case .object:
    try reader.beginObject()
    while try reader.nextMember() {
      let isSKU = reader.memberIs("sku")
      precondition(!isSKU || reader.memberName == "sku", "a name that is and is not")
      if reader.position.isMultiple(of: 2) { try walk(&reader) }
    }
  case .array:
    try reader.beginArray()
    while try reader.nextElement() {
      if reader.position.isMultiple(of: 2) { try walk(&reader) }
    }
  case .string: _ = try reader.readString()
  case .bool: _ = try reader.readBool()
  case .null: try reader.readNull()
  case .number:
    var same = reader
    let number = try reader.readNumber()
    let int = try? same.readInt()
    precondition(number.int == int, "two readings of a whole number")
    precondition(JSONNumber(text: number.text) == number, "a number that is none")
    let double = number.double
    precondition(double == Double(number.text), "two readings of a number")
    if let int, int.magnitude < 1 << 53 { precondition(double == Double(int), "whole and fractional value differ") }
  }
}
