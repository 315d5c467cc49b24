// SPDX-License-Identifier: Apache-2.0

extension GateCases {
  /// The same wrong amount, spelled in every way.
  static let spellings: [GateCase] = leaks([
    "$45", "$ 45", "45$", "45 $", "USD 45", "45 USD", "USD45", "45USD", "usd 45", "45 usd", "US$45", "US$ 45.00",
    "$45.00", "$45,00", "45,- $", "45.- USD", "$4,500", "$4.500,00", "4 500 $", "$4'500", "4\u{A0}500\u{A0}USD",
    "$\u{200B}45", "$4\u{200B}5", "4\u{2060}5 $", "45\u{202F}$", "$\u{2009}45", "＄４５", "４５ ＵＳＤ", "٤٥ $", "४५ USD",
    "&#36;45", "&dollar;45", "&#x24;45", "45&nbsp;USD", "&#52;&#53; USD", "$4&#8203;5", "\\$45", "\\u002445",
    "**$45**", "$**45**", "**4**5 USD", "$4*5*", "<b>$45</b>", "$<b>45</b>", "<span>45</span> USD", "$<b>4</b>5",
    "`$45`", "$45⁹⁹", "45<sup>99</sup> $", "45·99 $", "€45", "45 €", "45 Euro", "45 EUR", "EUR 45", "£45", "45 GBP",
    "CHF 45.–", "45 Fr. ", "₹4,500", "Rs. 4500", "4500 INR", "¥4500", "45 zł", "45 złotych", "PLN 45", "450 грн",
    "₴450", "4500 руб.", "4500 ₽", "450 рублей", "450 гривень", "kr 450", "450 kr", "450 Kč", "R$ 45", "A$45",
    "CAD 45.00", "45 bucks", "45 dollars", "45 US dollars", "45-dollar", "45 (USD)", "USD: 45", "(USD) 45", "$(45)",
    "45 in USD",
    "forty-five dollars", "forty five USD", "fünfundvierzig Dollar", "quarante-cinq dollars",
    "cuarenta y cinco dólares",
    "quarantacinque dollari", "vijfenveertig dollar", "czterdzieści pięć dolarów", "сорок п'ять доларів",
    "сорок пять долларов", "zwanzig Euro", "four hundred and fifty dollars", "45 cents", "45¢",
    "45 dollars and 99 cents",
    "45 euros 99.", "$1k", "$1.2k", "2 thousand dollars", "$2 million", "½ $", "19½ USD", "$𝟒𝟓", "$𝟜𝟝", "$④⑤",
    "45\nUSD",
    "$45.", "$.45", "0.45 USD", "-$45", "$-45", "~$45", "$45+", "$45-$99", "$45–99", "45–99 USD", "45 to 99 dollars",
    "from $45 to $99", "$45/$99", "45,99 $ – 99,99 $", "45\u{AD}00 USD", "$4\u{0336}5", "US-$45", "$45 USD", "USD $45",
    "$45$", "$45.00 (USD)", "$45k", "$45M", "$2.5bn", "$4O", "4O USD", "💲45", "💵45", "💰 45",
    "4<!-- -->5 USD", "<!-- $45 -->", "U\u{405}D 45", "45 \u{415}UR", "4️⃣5️⃣ USD", "forty-five (45) dollars", "㊺ USD",
    "price_usd: 45",
    "price: forty-five", "<td>$45</td>", "<p>45 €</p>", "$45<br>", "45 [USD]", "*45* **USD**", "45.00.99 USD",
    "Rs 4500",
    "for 45.00", "only 45.00", "just 45,99", "nineteen ninety-nine dollars", "one hundred dollars", "hundert Euro",
    "\\(45\\) USD",
  ])
}
