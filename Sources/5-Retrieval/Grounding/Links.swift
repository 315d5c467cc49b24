// SPDX-License-Identifier: Apache-2.0

/// Recognises links, and compares them.
enum Links {
  /// With the escapes of characters undone that need none: two links are one only where these are equal.
  static func canonical(_ link: String) -> String {
    guard link.utf8.contains(UInt8(ascii: "%")) else { return link }
    let bytes = Array(link.utf8)
    var result: [UInt8] = []
    var position = 0
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "%"), position + 2 < bytes.count, let high = hex(bytes[position + 1]),
        let low = hex(bytes[position + 2])
      {
        let value = high << 4 | low
        if value >= 0x80 || isUnreserved(value) {
          result.append(value)
        } else {
          result += [UInt8(ascii: "%"), upper(bytes[position + 1]), upper(bytes[position + 2])]
        }
        position += 3
      } else {
        result.append(bytes[position])
        position += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func hex(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
  private static func upper(_ byte: UInt8) -> UInt8 { byte >= 0x61 && byte <= 0x66 ? byte - 0x20 : byte }
  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
    default: false
    }
  }

  /// Schemes that need no `//` after them.
  static let schemes: Set<String> = [
    "mailto", "tel", "sms", "javascript", "data", "skype", "whatsapp", "callto", "ftp", "http", "https", "magnet",
    "view-source", "vbscript",
  ]

  /// Last labels by which a bare name is known as a domain. The endings of pages are among them: `bag.html` is a link
  /// that leads somewhere.
  static let topLevel: Set<String> = Set(
    """
    com org net edu gov mil int info biz name pro aero coop museum mobi jobs travel cat tel asia post xxx app dev io ai co
    shop store online site website web tech cloud blog live life world today news space fun club vip top xyz icu wang win
    page link click digital media agency email group company ltd inc llc buy sale sales deals discount cheap market
    markets shopping fashion shoes clothing boutique jewelry watch bike fitness run fit design style art gallery photo
    pictures video audio game games play toys kids baby family home house kitchen garden tools equipment parts auto car
    cars moto taxi tours holiday hotel cafe bar beer wine pizza food coffee restaurant bio organic health care clinic
    dental pharmacy bank cash credit loan money fund insure tax legal law center support help guide wiki social chat
    network systems solutions services software host hosting server example test invalid localhost local internal lan
    de at ch li fr es it nl be lu pl cz sk hu ro bg gr cy mt pt ie uk dk se no fi is ee lv lt si hr rs ba me mk al tr ru
    by ua md ge am az kz uz kg tj tm us ca mx br ar cl co pe ve ec uy py bo cr pa gt hn sv ni do cu pr jm bs bb tt au nz
    fj cn jp kr tw hk mo sg my th vn ph id in pk bd lk np mm kh la ir iq sa ae qa kw bh om ye jo lb sy il ps eg ly tn dz
    ma sd et ke tz ug rw ng gh ci sn cm za zw zm mz ao na bw mg mu eu asia su tv cc ws fm am to gg im je ly sh ac gs tk
    ml ga cf gq pw nu st vc ai so bz la html htm php aspx jsp shtml укр рф рус бел онлайн сайт
    ad af ag aq aw ax bf bi bj bm bn bq bt cd cg ck cv cw cx dj dm er fk fo gb gd gf gi gl gm gn gp gu gw gy hm ht
    ki km kn kp ky lc lr ls mc mh mn mp mq mr mv mw nc ne nf nr pf pg pm pn sb sc sj sl sm sr ss sx sz tc td tf tg
    tl va vg vi vu wf yt guru ninja rocks zone ink bid trade stream download racing cricket faith press directory
    photos gifts gift luxury diamonds jewellery supply vision estate ventures plus expert exchange express fyi gmbh
    immo lol moda vet
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// `README.md`, `ASP.NET`: names of files and techniques whose endings are those of domains as well.
  static func isFileOrTechnique(_ name: String, _ ending: String) -> Bool {
    if ending.lowercased() == "net" { return name != name.lowercased() && techniques.contains(name.lowercased()) }
    return fileEndings.contains(ending) && fileNames.contains(name.lowercased())
  }

  private static let techniques: Set<String> = [
    "asp", "vb", "ado", "ml", "paint", "json", "xml", "mono", "silverlight",
  ]
  private static let fileEndings: Set<String> = ["md", "py", "sh", "rs", "pl", "ps", "cc"]
  private static let fileNames: Set<String> = [
    "readme", "changelog", "license", "contributing", "main", "setup", "install", "app", "run", "test", "tests",
    "build",
    "config", "utils", "index", "script", "example", "lib", "mod", "manage", "models",
  ]

  /// Words of `topLevel` that are endings of pages, and words that follow a full stop where the blank was forgotten.
  static let pages: Set<String> = ["html", "htm", "php", "aspx", "jsp", "shtml"]

  /// Latin letters that others are mistaken for.
  static func skeleton(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(lookalikes[scalar] ?? scalar) }
    return String(result)
  }

  private static let lookalikes: [Unicode.Scalar: Unicode.Scalar] = {
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    let pairs: [(String, String)] = [
      ("АВЕКМНОРСТУХЅІЈЗаеорсухіјѕԁһк", "ABEKMHOPCTYXSIJ3aeopcyxijsdhk"),
      ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαοενικρτυχ", "ABEZHIKMNOPTYXaoevikptux"),
    ]
    for (others, latin) in pairs {
      for (other, letter) in zip(others.unicodeScalars, latin.unicodeScalars) { table[other] = letter }
    }
    return table
  }()
}
