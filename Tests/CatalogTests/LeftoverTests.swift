// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Catalog

@Suite("What strip_tags leaves of styles and scripts")
struct LeftoverTests {
  @Test(
    "style sheets go, prose around them stays",
    arguments: [
      (
        ".pdp-table td{padding:4px;border:1px solid #ccc} .pdp-table th, .pdp-table h3 { font-weight: bold; } Roomy bag.",
        "Roomy bag."
      ),
      (
        ":root{--main:#f00} @font-face{font-family:X;src:url(x.woff)} @keyframes spin{from{opacity:0}to{opacity:1}} "
          + "Spinning toy.", "Spinning toy."
      ),
      ("#html-body [data-pb-style=A]{a:b}#html-body [data-pb-style=B]{c:d}Lamp", "Lamp"),
      (
        "#html-body [data-pb-style=A],#html-body [data-pb-style=\"B\"]{background-position:left top;width:50%}Lamp",
        "Lamp"
      ),
      ("@media only screen { #html-body [data-pb-style=A]{a:b} }Lamp", "Lamp"),
      ("@media (max-width:768px) and (orientation: portrait){.a{color:red}.b{color:blue}}Lamp", "Lamp"),
      ("@media screen and (max-width: 768px) { /* phones */ .a > li:hover { color: red } } Lamp", "Lamp"),
      ("Roomy bag. .a td{color:red} Made of wool.", "Roomy bag. Made of wool."),
      ("Roomy bag..a{color:red}Made of wool.", "Roomy bag. Made of wool."),
      ("Solid oak table .a{color:red} 5 kg", "Solid oak table 5 kg"),
      ("Nice table td{color:red} 5 kg", "Nice table 5 kg"),
      ("Nice bag. table td{color:red} 5 kg", "Nice bag. 5 kg"), ("body{margin:0}* {box-sizing:border-box} Bag", "Bag"),
      ("h1, h2 > a:hover, ul li:nth-child(2n + 1)::before {content:\"}\"; color:red} Bag", "Bag"),
      ("P.MsoNormal, LI.MsoNormal {mso-style-parent:\"\"; margin:0cm;} TD {font-size:10pt} Bag", "Bag"),
      ("@page Section1 {size:612.0pt 792.0pt; margin:70pt} div.Section1 {page:Section1;} Bag", "Bag"),
      ("/* Style Definitions */ .a{color:red} /* end */ Bag", "Bag"), ("/* .a{color:red} */ .b{color:red} Bag", "Bag"),
      ("@import url(\"https://fonts.example/css?family=A;B\"); @charset \"utf-8\"; Bag", "Bag"),
      (".a{background:url(data:image/png;base64,iVBOR/w0KG==) no-repeat;color:red}Bag", "Bag"),
      (".md\\:flex{display:flex} .a{} Bag", "Bag"), ("@supports (display:grid){.a{display:grid}} Bag", "Bag"),
      ("@-webkit-keyframes x{0%{top:0}50.5%, to{top:9px}} Bag", "Bag"), (".a{color:red;.b &{color:blue}} Bag", "Bag"),
      ("Bag .a{color:red;font-weight:bo", "Bag"), ("Bag @media print{.a{color:red}.b{col", "Bag"),
      (".a:before{content:&quot;x&quot;;color:red} Bag", "Bag"), ("Smile :{ and .a{color:red} Bag", "Smile :{ and Bag"),
    ])
  func styles(text: String, expected: String) {
    expect(text, expected)
  }

  @Test(
    "scripts go, prose around them stays",
    arguments: [
      (
        "jQuery(document).ready(function(){ jQuery('.tab').click(function(){ jQuery(this).toggle(); }); }); Oak table.",
        "Oak table."
      ),
      ("Oak table. $(document).ready(function($){ $('.x').hide(); });", "Oak table."),
      ("$('.a').on('click', function(){ return false; }) Oak table.", "Oak table."),
      ("$(function(){ go(); }); Oak", "Oak"),
      ("require(['jquery', 'slick'], function($, s){ $('.a').slick({dots: true}); }); Oak table.", "Oak table."),
      ("require([ 'jquery' ], function ($) { 'use strict'; if (a < b && c > d) { x(); } }); Oak", "Oak"),
      ("var a = {b: [1, 2]}; var c = 'x;y'; function d(e, f) { return e + f; } Oak", "Oak"),
      ("(function(w, d){ w.x = d; })(window, document); Oak", "Oak"), ("!function(a){ b(a); }(1); Oak", "Oak"),
      ("(() => { go(); })(); Oak", "Oak"),
      ("window.dataLayer = window.dataLayer || []; gtag('js', new Date()); Oak", "Oak"),
      ("document.getElementById('x').style.display = 'none'; Oak", "Oak"), ("document.write(x); Oak", "Oak"),
      ("if (typeof a == 'undefined') { b(); } else { c(); } Oak", "Oak"), ("try { a(); } catch (e) { } Oak", "Oak"),
      ("{\"*\": {\"Magento_Ui/js/core/app\": {\"components\": {}}}} Oak", "Oak"),
      ("{\"[data-role=tabs]\": {\"tabs\": {\"openedState\": \"active\"}}} Oak", "Oak"),
      ("jQuery('.a').text(\"it's\"); Oak's table", "Oak's table"), ("setTimeout(function(){ a(); }, 500); Oak", "Oak"),
      ("jQuery(document).ready(function(){ jQuery('.a').hide(); jQuery('.b", ""),
      ("mediaCheck({media: '(min-width: 768px)', entry: function () { a(); }}); Oak", "Oak"),
      ("jQuery('.x').css({color:'red'}); .a{color:red} Oak", "Oak"),
      ("let a=1; Oak", "Oak"), ("const a = 1, b = 'x'; Oak", "Oak"),
      ("window.dataLayer=window.dataLayer||[]; Oak", "Oak"), ("var a=b; Oak", "Oak"),
      ("//<![CDATA[ var a = 1; //]]> Oak", "Oak"), ("// <![CDATA[ f(function(){ g(); }); // ]]> Oak", "Oak"),
      ("/* <![CDATA[ */ var a = 1; /* ]]> */ Oak", "Oak"), ("//<![CDATA[\nvar a = 1;\n//]]>\nOak", "Oak"),
      ("&lt;![CDATA[ var a = 1; ]]&gt; Oak", "Oak"),
      ("{\"@context\":\"https://schema.org\",\"@type\":\"Product\",\"offers\":{\"price\":\"19.99\"}} Oak", "Oak"),
      ("{ \"@context\": \"https://schema.org/\", \"@graph\": [{\"@type\": \"Offer\", \"price\": 5}] } Oak", "Oak"),
    ])
  func scripts(text: String, expected: String) {
    expect(text, expected)
  }

  @Test(
    "prose with braces, brackets and signs stays",
    arguments: [
      "Fits {size} bottles", "set {1,2}", "Use code {SAVE}", "colors {red, blue}", "Choose {color: red} today",
      "{note: wash cold; dry flat}", "Learning jQuery (4th edition)", "jQuery(in Action)", "Write to shop@example.com",
      "Follow us @media today {x}", "Meet @home {here}", "A table {size: large}",
      "The table {Breite: 5 cm; Tiefe: 3 cm}",
      "Timer function (12 h)", "if (in doubt) {ask}", "for (men and women) {size}",
      "Let it be (live); new var. = colour",
      "Price $(5)", "documents (PDF); windows (2)", "document (scan); window (left)", "define(d) terms; require (us)",
      "{} and {{", "a; b; c {d}", "JSON {\"size\":\"XL\",\"color\":\"red\"}", "A. B {c: d}", ".5 l {e: f}",
      "5 * {a}", "No. #1 {x}", "@ {x}", "hover:{x}", "to {x} from {y}", "50% {x}", "new (2024) try {it}",
      "Let a = 1 be the size; b > 2", "A // B = C", "const = fixed; var = varies", "and/or = both",
      "let us = you and me",
      "24 V /> 12 V", "{\"type\":\"Oak\"}",
    ])
  func prose(text: String) {
    expect(text, text)
  }

  private func expect(_ text: String, _ expected: String, _ place: SourceLocation = #_sourceLocation) {
    let cleaned = TextCleaner.clean(text)
    #expect(cleaned == expected, sourceLocation: place)
    #expect(TextCleaner.clean(cleaned) == cleaned, sourceLocation: place)
  }
}
