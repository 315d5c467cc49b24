// SPDX-License-Identifier: Apache-2.0

/// Questions in English, with the limits that they set.
extension PricePhrasing {
  static let english = table(
    #"""
    en|USD||80|nothing over $80 please, rain jacket
    en|USD||80|no jackets over $80
    en|USD||80|I don't want to spend more than $80 on a jacket
    en|USD||80|jackets that don't cost more than $80
    en|USD||80|jacket, I can't spend over 80 dollars
    en|USD||80|jackets no more expensive than $80
    en|USD||80|jackets which aren't more expensive than $80
    en|USD||80|jacket not above 80
    de|EUR||80|Jacken, keine über 80 Euro
    en|USD||80|jackets $80 or less
    en|USD||80|jackets 80 or less
    en|USD||80|jackets for 80 dollars or less
    en|USD||80|jackets at $80 or under
    en|USD||80|jackets $80 max
    en|USD||80|jackets 80 max
    en|USD||80|jackets within $80
    en|USD||80|jackets, my budget is $80
    en|USD|150||boots 150 or over
    en|USD|150||boots exceeding 150
    en|USD|130||boots 130 or greater
    en|USD|100||jackets $100+
    en|USD|100||jackets 100 and up
    en|USD||80|jacket <$80
    en|USD||80|jackets less than or equal to 80
    en|USD||80|jackets no greater than $80
    en|USD|100|150|jackets greater than 100 and smaller than 150
    en|USD|50|100|jackets $50 to $100
    en|USD|50|100|jackets 50 - 100 dollars
    en|USD||1000|jackets under $1k
    de|EUR||80|Jacken unter 80,- €
    de|EUR||80|Jacke, darf nicht teurer sein als 80 Euro
    de|EUR||80|Jacken die nicht mehr kosten als 80 Euro
    en|INR||80|jackets under ₹80
    en|INR||80|jackets under Rs 80
    en|INR||80|jackets under Rs. 80
    en|INR||80|jackets under INR 80
    en|INR||80|jackets max 80 rupees
    en|INR|50|100|jackets between ₹50 and ₹100
    en|USD||80|nothing over 80
    en|USD||80|red rain jacket under 80
    en|USD||79.99|jackets below $79.99 please
    en|USD||30|no more than 30
    en|USD||20|max 20
    en|USD||60|shoes cheaper than 60 for men
    en|USD|20|50|over 20 and under 50
    en|USD|20|50|between 50 and 20 dollars
    en|USD|100|50|jackets over 100 under 50
    en|USD||80|I'd rather not go over eighty dollars
    en|USD||50|gifts under fifty bucks
    en|USD||85|a backpack for less than eighty-five dollars
    en|USD||100|anything under a hundred dollars?
    en|USD||25|mugs under twenty five
    en|USD||1200|laptop bag up to 1,200 USD
    en|USD||1200|tent below 1 200 dollars
    en|USD||1000|tents under 1k
    en|USD||1500|a tent for under $1.5k
    en|USD|68|92|a jacket around $80
    en|USD|68|92|something about 80 dollars
    en|USD|42.5|57.5|gift approx. $50
    en|USD|42.5|57.5|a gift for $50 or so
    en|USD|42.5|57.5|gloves around 50
    en|USD||80|JACKETS UNDER $80
    en|USD||80|jackets under ＄８０
    en|USD||80|jackets under US$80
    en|USD||80|jackets under $ 80
    en|USD||80|jackets under 80$
    en|USD||80|jackets under 80 USD
    en|USD||80|jackets under 80usd
    en|USD||80|do you have jackets that cost less than 80?
    en|USD||80|do you have jackets priced under 80 in blue
    en|USD||80|with a budget of $80, which jacket would you recommend?
    en|USD||80|budget: 80, rain jacket
    en|USD||80|I have $80 to spend on a jacket
    en|USD||80|$80 budget for a jacket
    en|USD||80|jackets, $80 tops
    en|USD||500|camera lens 500 tops
    en|USD||80|show me jackets that are at most $80
    en|USD||80|jackets not exceeding $80
    en|USD||80|jacket must not exceed 80 dollars
    en|USD||80|jackets without going over $80
    en|USD||80|please don't show me anything above $80
    en|USD||80|I'm not looking to pay more than 80 for a jacket
    en|USD||80|jackets capped at $80
    en|USD||80|jackets <= 80
    en|USD||80|jackets ≤ $80
    en|USD|80||jackets >80
    en|USD|80||jackets > $80
    en|USD|80||nothing under $80
    en|USD|80||not less than 80 dollars
    en|USD|80||no jackets cheaper than $80
    en|USD|80||jackets at least $80
    en|USD|80||jackets from $80
    en|USD|80||jackets starting at $80
    en|USD|80||jackets upwards of $80
    en|USD|80||jackets that cost more than $80
    en|USD|80||jackets $80 and above
    en|USD|80||jackets $80 or more
    en|USD|50|100|jackets $50-$100
    en|USD|50|100|jackets $50 - $100
    en|USD|50|100|jackets $50-100
    en|USD|50|100|jackets 50-100$
    en|USD|50|100|jackets 50–100 USD
    en|USD|50|100|jackets from 50 to 100
    en|USD|50|100|jackets 50 to 100 dollars
    en|USD|50|100|jackets 50 to 100
    en|USD|50|100|price range 50-100, jackets
    en|USD|50|100|jackets between $50 & $100
    en|USD|1000|2000|tents between 1k and 2k
    en|USD|1000|2000|tents $1-2k
    en|USD|20|30|a shirt for twenty to thirty dollars
    en|GBP||80|jackets under 80 pounds
    en|GBP||80|jackets under £80
    en|GBP||80|jackets under eighty quid
    en|EUR||80|jackets under 80€
    en|EUR||80|jackets under €80
    en|CHF||80|jackets under CHF 80
    en|CHF||80|jackets under 80 francs
    en|SEK||800|jackets under 800 kr
    en|SEK||800|jackets under 800kr
    en|PLN||300|jackets under 300 zł
    en|PLN||300|jackets under 300zl
    en|UAH||3000|jackets under 3000 грн
    en|UAH||3000|jackets under ₴3000
    en|UAH||3000|jackets under 3000 hryvnias
    en|JPY||8000|jackets under ¥8,000
    en|BRL||200|jackets under R$ 200
    en|ZAR||800|jackets under R800
    en|AED||300|jackets under 300 dirhams
    en|AED||300|jackets under AED 300
    en|TRY||900|jackets under 900 TL
    en|MYR||100|jackets under RM100
    en|CZK||2000|jackets under 2000 Kč
    en|INR||100000|laptop under 1,00,000 rupees
    en|USD||80|I can spend up to 80 dollars on it
    en|USD||80|can't afford more than 80
    en|USD||80|"jackets under 80"
    en|USD||80|nothing that costs over 80 please
    en|USD||80|none over 80
    en|USD||80|no coats above 80 bucks please
    en|USD||80|jackets, but nothing above 80
    en|USD||80|not more than $80 for a jacket
    en|USD||80|jackets never over $80
    en|USD||80|it shouldn't cost more than 80
    en|USD||80|it should not be more than 80 dollars
    en|USD||80|I do not wish to pay over $80
    en|USD|20|80|not less than 20 and not more than 80
    en|USD||80|max. 80 dollars
    en|USD||80|maximum price 80
    en|USD||80|price below 80
    en|USD||80|price: max 80
    en|USD||80|jackets for under 80
    en|USD||80|under 80 red jackets
    en|USD||80|blue jackets under 80 with hood
    en|USD||80|up to and including $80
    en|USD||25|mug under 25
    en|USD||100|jackets under 100 in red
    en|USD||80|rain jacket not red under 80
    en|USD||80|jacket without hood under $80
    en|USD||80|jackets below the $80 mark
    en|USD||5|rain jacket under 5
    en|USD||200|wireless headphones under 200 with 30 hours battery
    en|USD|!||jackets under £80
    en|USD|!||jackets under 80 eur
    en|USD|!||jackets under 80 pounds
    en|EUR|!||jackets cheaper than $80
    en|EUR|!||jackets 50 to 100 dollars
    en|INR|!||jackets under $80
    en|CAD||80|jackets under $80
    en|||80|jackets under 80 €
    """#)
}
