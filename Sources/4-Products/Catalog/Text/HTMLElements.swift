// SPDX-License-Identifier: Apache-2.0

/// The elements that make `<name …>` a tag; any other name is text: `<Harry Potter>`.
enum HTMLElements {
  /// Elements of the HTML standard, its obsolete ones included.
  static let all = Set(
    words(
      """
      a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body \
      br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em \
      embed fencedframe fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup \
      hr html i iframe img input ins isindex kbd keygen label legend li link listing main map mark marquee math menu \
      menuitem meta meter multicol nav nextid nobr noembed noframes noscript object ol optgroup option output p param \
      picture plaintext pre progress q rb rp rt rtc ruby s samp script search section select selectedcontent slot small \
      source spacer span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time \
      title tr track tt u ul var video wbr xmp
      """))

  /// Elements that do not separate words; every other tag leaves a blank.
  static let inline = Set(
    words(
      """
      a abbr acronym b bdi bdo big blink cite code data del dfn em font i ins kbd mark nobr q s samp small span strike \
      strong sub sup time tt u var wbr o:p
      """))

  /// Elements whose content is not text.
  static let opaque = Set(words("script style template noscript head title svg"))

  /// Parts of drawings and formulas, whose names are words of the language too: tags only where markup shows.
  static let foreign = Set(
    words(
      """
      animate animatemotion animatetransform annotation circle clippath defs desc ellipse feblend fecolormatrix \
      fegaussianblur feoffset filter foreignobject g image line lineargradient marker mask metadata mfrac mi mn mo mover \
      mrow mroot mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder path pattern polygon polyline \
      radialgradient rect semantics set stop switch symbol text textpath tspan use view
      """))

  /// Prefixes of the namespaces that word processors leave behind: `<o:p>`, `<w:View>`.
  static let namespaces = Set(words("fb m o st1 svg u1 u2 v w x xml"))

  /// Elements whose names are words: behind prose, `table` is more likely prose than a selector.
  static let wordsOfProse = Set(
    words(
      """
      a address article aside audio b base big body button canvas caption center cite code col data del details dialog \
      dir em embed figure font footer form frame head header i input ins label legend link listing main map mark menu \
      meter nav object option output p param picture pre progress q s samp script search section select slot small \
      source spacer span strike strong style sub summary sup table template time title track u var video
      """))

  private static func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
}
