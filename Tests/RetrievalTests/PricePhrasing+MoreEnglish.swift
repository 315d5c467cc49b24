// SPDX-License-Identifier: Apache-2.0

/// More questions in English, with the limits that they set.
extension PricePhrasing {
  static let moreEnglish = table(
    #"""
    en|USD||80|anything cheaper than 80 bucks?
    en|USD||80|Looking for a raincoat, ideally under 80
    en|USD||80|raincoat (under 80)
    en|USD||80|raincoat - under $80 - for my son
    en|USD||80|raincoat,under $80
    en|USD||80|need a raincoat that won't cost me more than 80 bucks
    en|USD||80|I'm on a budget of 80 dollars
    en|USD||80|budget is 80 max
    en|USD||80|my max is $80
    en|USD||80|My maximum is 80 dollars
    en|USD||80|my limit is 80
    en|USD||80|spending limit 80 dollars
    en|USD||80|raincoats with a price under 80
    en|USD||80|raincoats with prices below $80
    en|USD||80|raincoats up to 80 bucks
    en|USD||80|raincoats costing no more than 80 dollars
    en|USD||80|raincoat, not too pricey, max 80
    en|USD||80|keep it under 80
    en|USD||80|Keep it below $80, please.
    en|USD||80|can you keep it under eighty?
    en|USD||80|raincoat for not more than 80
    en|USD||80|not a cent over $80
    en|USD||80|I don't have more than $80
    en|USD||80|I've got $80 to spend
    en|USD||80|I have 80 dollars max
    en|USD||80|what can I get for under $80?
    en|USD||80|what jackets do you sell for $80 or less?
    en|USD||80|is there any jacket below 80 dollars
    en|USD||80|which of your jackets are less than $80
    en|USD||80|jackets less than 80
    en|USD||80|jackets lower than 80
    en|USD||80|jackets at or below 80
    en|USD||80|jackets at $80 or below
    en|USD||80|jackets $80 and under
    en|USD||80|jackets $80 & under
    en|USD||80|jackets 80 and below
    en|USD||80|jackets - $80 or cheaper
    en|USD||80|jackets at most 80
    en|USD||80|don't show jackets over $80
    en|USD||80|avoid anything over 80 dollars
    en|USD||80|exclude jackets above $80
    en|USD||80|nothing more expensive than 80
    en|USD||80|nothing pricier than $80
    en|USD||80|nothing above eighty dollars
    en|USD||80|I won't pay more than 80
    en|USD||80|I wouldn't pay over 80 for a jacket
    en|USD||80|it can't be more than 80
    en|USD||80|it mustn't be over $80
    en|USD||80|should be no more than $80
    en|USD||80|shouldn't be above 80
    en|USD||80|I never spend more than $80 on jackets
    en|USD||80|do not exceed 80 dollars
    en|USD||80|without spending more than $80
    en|USD||80|no higher than $80
    en|USD||80|nothing in excess of $80
    en|USD||80|ok but nothing over 80
    en|USD||80|jackets priced at no more than 80
    en|USD||80|jackets for less than eighty
    en|USD||99.99|jackets under 99.99
    en|USD||99.99|jackets under $99.99
    en|USD||1299.99|tent under $1,299.99
    en|USD||2500|tents for less than $2.5k
    en|USD||2000|tents under 2 thousand dollars
    en|USD||2000|tents below two thousand dollars
    en|USD||150|tents under a hundred and fifty dollars
    en|USD||150|tents under one hundred fifty
    en|USD||200|tents under two hundred dollars
    en|USD||75|shoes for under seventy-five
    en|USD||12|socks under twelve dollars
    en|USD||5000|boat under 5 grand
    en|USD||80|jackets <80
    en|USD||80|jackets < 80
    en|USD||80|jackets <=$80
    en|USD||80|jackets ＜ ＄８０
    en|USD||80|jackets under ８０ dollars
    en|USD||1200|jackets under $1 200
    en|USD||80|Under $80: rain jackets
    en|USD||80|Under 80? rain jackets
    en|USD||80|under 80!
    en|USD||80|UNDER 80 DOLLARS
    en|USD||80|Max $80
    en|USD||80|max $80, waterproof
    en|USD||80|Max: $80
    en|USD||80|price max 80
    en|USD||80|price <= 80
    en|USD||80|price: under 80
    en|USD||80|price up to 80
    en|USD||80|price limit 80
    en|USD||80|price cap of 80
    en|USD|50|80|price 50-80
    en|USD|50|80|price between 50 and 80
    en|USD|50|80|price from 50 to 80
    en|USD|50|80|budget 50 to 80
    en|USD|50|80|budget of 50-80 dollars
    en|USD|50|80|in the 50 to 80 dollar range
    en|USD|50|80|in the $50-$80 range
    en|USD|50|80|somewhere between 50 and 80
    en|USD|50|80|anywhere from $50 to $80
    en|USD|50|80|more than 50 but less than 80
    en|USD|50|80|at least $50 but no more than $80
    en|USD|50|80|above 50, below 80
    en|USD|50|80|over $50, under $80
    en|USD|50|80|min 50 max 80
    en|USD|50|80|min $50, max $80
    en|USD|50|80|minimum 50 and maximum 80 dollars
    en|USD|50|80|from $50 up to $80
    en|USD|50|80|starting at $50, up to $80
    en|USD|50|80|>50 and <80
    en|USD|50|80|$50 to $80 please
    en|USD|50|80|USD 50 to USD 80
    en|USD|50|80|50 USD - 80 USD
    en|USD|50|80|fifty to eighty dollars
    en|USD|50|80|between fifty and eighty dollars
    en|USD|100||over $100
    en|USD|100||jackets above 100
    en|USD|100||jackets more than 100 dollars
    en|USD|100||jackets north of $100
    en|USD|100||I want to spend at least 100
    en|USD|100||I'm happy to spend more than $100
    en|USD|100||jackets costing over 100
    en|USD|100||jackets that are more expensive than 100
    en|USD|100||no less than $100
    en|USD|100||nothing below 100 dollars
    en|USD|100||nothing cheaper than 100
    en|USD|100||don't show me anything under $100
    en|USD|100||not under 100
    en|USD|100||jackets $100 upwards
    en|USD|100||jackets 100 dollars plus
    en|USD|100||jackets $100 minimum
    en|USD|100||price above 100
    en|USD|100||price over 100
    en|USD|100||prices starting at 100
    en|USD|85|115|around $100
    en|USD|85|115|roughly 100 dollars
    en|USD|85|115|about $100
    en|USD|85|115|jackets at around 100
    en|USD|85|115|approximately one hundred dollars
    en|USD|85|115|~$100
    en|USD|85|115|~100 dollars
    en|USD|85|115|close to $100
    en|USD|85|115|$100 give or take
    en|USD|85|115|100 dollars or so
    en|USD||100|budget around 100
    en|USD||80|jackets that cost 80 or less
    en|USD||80|jackets, 80 dollars at most
    en|USD||80|jackets, 80 dollars at the very most
    en|USD||80|jackets, $80 being my limit
    en|USD||80|$80 is my limit for a jacket
    en|USD||80|80 is my max
    en|USD||80|jackets in my $80 budget
    en|USD||80|I only have 80 dollars
    en|USD||80|jackets not over eighty bucks
    en|USD||80|red jackets size M under 80
    en|USD||80|jackets size 42 under $80
    en|USD||80|size 10 shoes under 80
    en|USD||80|shoes size 8 to 10 under $80
    en|USD||300|27" monitor under $300
    en|USD||300|27 inch monitor under 300
    en|USD||300|a tent for 4 people under 300
    en|USD||30|toys for kids under 10 under $30
    en|USD||150|air max 90 under 150
    en|USD||900|iphone 15 under 900
    en|USD||50|backpack 40 l under 50
    en|USD||50|dumbbells 20 kg under $50
    en|USD||40|puzzle with 1000 pieces under 40
    en|USD||60|gift for a 10 year old under 60
    en|USD||60|gift for my mom under 60
    en|USD||60|gifts for men under 60
    en|USD||60|gifts for her under 60
    en|USD||50|rated 4 stars and under 50
    en|GBP||80|anything under 80 quid
    en|GBP||80|raincoat under £80
    en|GBP||80|raincoat for less than 80 pounds
    en|GBP|50|80|raincoat £50-80
    en|GBP|50|80|raincoat 50-80 pounds
    en|GBP||80|raincoat under eighty pounds
    en|GBP||80|raincoat under 80 GBP
    en|GBP||80|raincoat under 80 pounds sterling
    en|EUR||80|raincoat under 80 euros
    en|EUR||80|raincoat under EUR 80
    en|EUR||80.00|raincoat under 80,00 €
    en|EUR||1200|raincoat under 1.200 €
    en|INR||1500|kurta under Rs.1500
    en|INR||1500|kurta under 1500/-
    en|INR||1500|kurta under rs 1500
    en|INR||1500|kurta below 1500 rupees
    en|INR||1500|kurta under ₹1,500
    en|INR||1500|kurta under 1500 inr
    en|INR||2000|kurta under 2k rupees
    en|AUD||80|raincoat under A$80
    en|AUD||80|raincoat under 80 aussie dollars
    en|CAD||80|raincoat under C$80
    en|CAD||80|raincoat under 80 canadian dollars
    en|NZD||80|raincoat under NZ$80
    en|SGD||80|raincoat under S$80
    en|CHF||80|raincoat under 80 Swiss francs
    en|NOK||800|raincoat under 800 kr
    en|DKK||800|raincoat under 800 kroner
    en|SEK||800|raincoat under 800 kronor
    en|SEK||800|raincoat under 800:-
    en|PLN||300|raincoat under 300 zloty
    en|CZK||900|raincoat under 900 koruna
    en|HUF||9000|raincoat under 9000 Ft
    en|RON||200|raincoat under 200 lei
    en|BGN||200|raincoat under 200 leva
    en|TRY||900|raincoat under 900 lira
    en|TRY||900|raincoat under ₺900
    en|ILS||200|raincoat under 200 shekels
    en|KRW||50000|raincoat under 50,000 won
    en|KRW||50000|raincoat under ₩50000
    en|JPY||8000|raincoat under 8000 yen
    en|CNY||500|raincoat under 500 yuan
    en|CNY||500|raincoat under 500 RMB
    en|THB||900|raincoat under 900 baht
    en|PHP||900|raincoat under ₱900
    en|PHP||900|raincoat under 900 pesos
    en|VND||500000|raincoat under 500,000 dong
    en|IDR||500000|raincoat under Rp 500.000
    en|IDR||500000|raincoat under Rp500,000
    en|NGN||9000|raincoat under ₦9,000
    en|KES||2000|raincoat under KSh 2,000
    en|AED||200|raincoat under 200 AED
    en|AED||200|raincoat under Dhs 200
    en|SAR||200|raincoat under 200 riyals
    en|SAR||200|raincoat under SAR 200
    en|KWD||12.5|raincoat under 12.5 KWD
    en|KWD||12.500|raincoat under 12.500 KWD
    en|MXN||900|raincoat under $900 pesos
    en|KZT||20000|raincoat under 20000 tenge
    en|UAH||2000|raincoat under 2000 UAH
    en|UAH||2000|raincoat under 2000 hryvnia
    en|USD|!||raincoat under €80
    en|USD|!||raincoat between €50 and €80
    en|USD|!||raincoat under 80 GBP
    en|USD|!||raincoat under ₹8000
    en|USD|!||raincoat around 80 euros
    en|USD|!||nothing over 80 euros
    en|USD|!||raincoat 80 euros or less
    en|EUR|!||raincoat under 80 bucks
    en|EUR|!||raincoat under $80
    en|GBP|!||raincoat under 80 dollars
    en|USD||80|over $80 is too much for me
    en|USD||80|anything over 80 is too expensive
    en|USD|100||jackets over $100 not red
    en|USD|100||jackets over 100 that are not red
    en|USD|100||jackets over 100 without hood
    en|USD|100||I want jackets over $100, not cheap ones
    en|USD||80|rain jacket with no hood under $80
    en|USD||80|rain jacket no hood under 80
    en|USD||80|rain jacket, no wool, under 80
    en|USD||80|rain jacket, no wool under 80
    en|USD||80|no wool under 80 please, rain jacket
    en|USD||80|jackets but no down under $80
    en|USD||80|shoes not made of leather under 80
    en|USD||80|show me no jackets over 80
    en|USD||80|I don't need a jacket over $80
    en|USD||250|over ear headphones under 250
    en|USD||300|under desk treadmill under 300
    en|USD|80||no jackets under $80 please
    """#)
}
