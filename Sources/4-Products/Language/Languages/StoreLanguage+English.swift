// SPDX-License-Identifier: Apache-2.0

extension StoreLanguage {
  /// English, `en`: the language of stores that name none.
  package static let english = StoreLanguage(
    code: "en", stemmers: ["plural_english", "minimal_english", "english"],
    stopWords: """
      a an the is are was be do does did don't dont what what's whats which who how where when i i'm i'd im you your
      yours we our me my it its this that these those there of for to in on at by with and or from as have has had can
      could would should will show find give get need want like looking look please some any one ones product products
      that's thats it's there's theres who's which's item items sell shop store buy got tell about available all something
      anything also too now then pls plz
      """,
    prices: englishPrices, facets: englishFacets, phrases: .english,
    talk: englishSmallTalk, references: englishReferences)

  private static let englishFacets = FacetWords(
    exclusions: """
      without any | without | with no | with out | except for | except | excluding | apart from | other
      than | but no | but not | and no | and not | but without | anything but | minus | w/o | free of |
      avoid | besides | i hate | i dislike | can't stand | not a fan of | allergic to | tired of | sick of |
      nothing with | nothing in | nothing made of | anyone but | anybody but | any brand but | every brand but
      | any colour but | any color but | every colour but | every color but | all colours but | all colors but
      | all but | everything but | any other than | any except | every colour except | any colour except
      | instead of | rather than
      """,
    negations: """
      not no non isn't aren't don't doesn't never nor neither isnt dont avoid nothing none
      """,
    gaps: """
      any a an the made of from by in with want like need is are be to me show it contain contains containing
      have has using ones be being really color colour colored coloured material size brand please either
      """, joints: "or and nor & neither", contrasts: "but instead rather only just though however",
    endings: "s es 's ed ish", muteEndings: "e", wholeEnds: "lens", freeSuffixes: "free excluded",
    sizes: "size sizes sized sz",
    kindNouns: "type types kind kinds sort sorts style styles one ones version versions variety model models",
    preferences: "rather than | sooner than | preferably than",
    comparisons: "more than | prefer to | prefer over | preferably to | preferably over",
    permissions: """
      is fine | is fine too | is fine as well | is also fine | is ok | is ok too | is okay | is okay too |
      is also ok | are fine | are fine too | are ok | are ok too | would be fine | would be fine too |
      would be ok | would do | will do | works too | works as well | is good too | fine too | ok too | okay too
      """,
    idioms: """
      for sale | brand new | not only | no matter | not just | not too | no more | not more
      """)

  private static let englishPrices = PriceWords(
    upper: [
      .needsCurrency: "i have | i've got | ive got | i got | i've | we have | we've got | have got",
      .price: """
      cheaper than | less expensive than | price ceiling of | price ceiling | ceiling of | ceiling is
      | upper limit of | upper limit | cost less than | costs less than | costing less than | budget of
      | budget is | budget's | budget | spend up to | spend | pay up to | pay | afford | spending limit of | spending
      limit | only have | have only
      | spending limit is | price limit of | price limit | price cap of | price cap | price cap is | price cap at
      | max price tag of | max price tag | willing to go to | can go to | could go to
      | maximum price tag of | maximum price tag | max price tag is | limit of | limit is | price up to
      | price max | max price of | max price | max price is | maximum price of | maximum price | cost up to
      """,
      .strong: """
      under | below | less than | lower than | smaller than | at most | beneath | underneath | less than or equal to
      | at or below | at or under | no higher than | as high as | capped at | cap of | cap it at | cap at | keep it to
      | at the most | at the very most
      """,
      .weak: """
      up to | upto | up to and including | south of | max | maximum | max of | maximum of | within | till | until
      | < | <= | =< | ≤ | sub - | sub
      """,
    ],
    lower: [
      .price: "more expensive than | dearer than | pricier than | cost more than | costs more than | costing more than"
        + " | min price | min price of | minimum price | minimum price of",
      .weak: """
      over | above | more than | greater than | higher than | at least | minimum of | min of | minimum | min
      | upwards of | in excess of | exceeding | exceed | exceeds | beyond | north of | > | >= | => | ≥ | greater than
      or equal to
      | at or above | at or over | bigger than | at the very least | at the least | go past | goes past | going past
      """,
      .needsPrice: "break | breaking | breaks | from | starting from | starting at | beginning at | upward of",
    ],
    upperAfter: [
      .price: """
      , not a penny over | , not a penny more | not a penny more | not a penny over | , not a cent more |
      not a cent more | not a cent over | , not a cent over | not a dime more | , not a dime more | , no
      more | and no more | , not more | , max | , maximum | , tops | , at most | , at the most | and not a
      penny more | and not a cent more | all in | , absolute max | absolute max
      |       is my limit | being the absolute max | being the max | being my max | being the maximum
      | is the absolute max | is my ceiling | is my cap | is the ceiling | is my absolute limit | being my limit
      | is my max | is my maximum | is my budget | is the limit | is the max | is the
      maximum
      | is all i have | budget | to spend | is what i can spend | price limit | limit
      """,
      .strong: """
      or less | or under | or below | or cheaper | or lower | or smaller | or fewer | and under | and below | and less
      | and lower | at most | at the most | at the very most | tops | or thereunder | and cheaper | at max | and down
      """,
      .weak: "max | maximum | top",
    ],
    lowerAfter: [
      .strong: """
      or more | or over | or above | or greater | or higher | or upwards | or pricier | and more | and over | and above
      | and up | and upwards | and upward | and higher | or up | upwards
      """,
      .needsPrice: "minimum | min | at least | plus | +",
    ],
    around: [
      .strong: "around | approximately | approx | roughly | circa | ca | close to | somewhere around | in the region of"
        + " | in the area of | in the neighborhood of | in the neighbourhood of | in the ballpark of | in the vicinity of | ~ | ≈",
      .needsPrice: "about | near | some | more or less | c",
    ],
    aroundAfter: "range | or so | or thereabouts | give or take | ish | more or less"
      + " | approximately | approx | roughly",
    ranges: [
      "between": "and to - & or", "from": "to till until - up", "anywhere": "and to -", "range": "to - and",
      "of": "to -",
    ],
    joints: "- to through till until",
    determinerNegations: "no nothing none neither nobody avoid excluding exclude except skip hide",
    particleNegations: """
      refuse refuses unwilling hate ain't aint
      not don't doesn't isn't aren't can't cannot won't shouldn't mustn't wouldn't couldn't didn't dont doesnt isnt
      arent
      cant wont shouldnt mustnt wouldnt never nor without
      """,
    gaps: """
      those these want wanna interest interested in tryna trying gonna to be go going spend spending cost costs costing pay paying exceed like need wish it that which is are
      anything something a priced price prices have having should must can could would will ever really looking look
      show me see buy get anywhere things items products stuff any ones one much my budget able willing prepared even
      afford cent penny dime single set back run them dollar buck
      """,
    links: """
      a an the of about around approximately roughly price budget total sum cost my your amount equal to or is = : just
      only some exactly say like for spend limit is
      """,
    price: """
      price prices priced pricing cost costs costing budget budgets spend spending pay paying afford affordable cheap
      cheaper expensive inexpensive worth money
      """,
    connectives: """
      for in with without and or please that which to if but only thanks total altogether max each per on made from as
      also though because when including plus shipping is are do does can i we you my the what any size color colour by
      at so then not no pls plz ? apiece would could should have has preferably ideally maybe suitable
      """,
    units: """
      g kg kgs gram grams kilo kilos kilogram kilograms lb lbs oz ounce ounces ton tons tonne tonnes mg mm cm m km meter
      meters metre metres inch inches ft feet foot l ml cl dl liter liters litre litres gallon gallons pint pints quart
      v w kw wh kwh watt watts volt volts amp amps mah ah hz khz mhz ghz gb tb mb mp mpx megapixel megapixels px dpi fps
      year years yr yrs yo old month months mo day days week weeks hour hours hr hrs minute minutes mins min second
      seconds secs people persons person players player guests adults pieces piece pcs pc products degrees degree
      % percent ° ° x times mile miles mph kmh km/h rpm psi bar db decibels lumen lumens lm review reviews rating
      ratings star stars seats seater pages page count pack packs colours colors sheets rolls slots ports channels
      strings rounds songs nights steps reps denier thread gsm bpm cal kcal calories spf hp yards yard sq tog ply gauge
      pairs cards cells cups servings capsules tablets buttons january february april june july august september
      october november december keys functions speeds gears games units customers items off discount sold
      """,
    scales: """
      size sizes sized age ages aged waist inseam length width height chest bust hip collar neck eu uk us rating rated
      ratings stars star score scored scoring review reviews reviewed grade level spf upf iso ip index fps model series
      version gen generation type number nr no channel chapter part volume vol season episode year years class capacity
      weight weighs weighing temperature temperatures temp distance depth thickness diameter screen resolution power wattage voltage
      speed carat karat born made count counts
      """,
    children: """
      kid kids kid's kids' child children children's boy boys girl girls toddler toddlers baby babies infant infants teen
      teens teenager teenagers youth juniors youngsters minors anyone everybody
      """,
    adults: "man men woman women people adults ladies seniors persons folks someone everyone guys mum mom dad grandma",
    measured: [
      ("dumbbell", 1...60), ("kettlebell", 1...60), ("barbell", 1...300), ("weights", 1...100),
      ("monitor", 5...55), ("television", 5...86), ("tv", 5...86), ("screen", 5...86),
      ("laptop", 8...20), ("tablet", 5...20),
    ],
    measuredWeakly: [
      ("backpack", 1...120), ("rucksack", 1...120), ("cooler", 1...120), ("suitcase", 1...150), ("tent", 1...12),
      ("sleeping", 1...30), ("rope", 1...200), ("hose", 1...100), ("cable", 1...100), ("lens", 1...400),
      ("drill", 1...100), ("bulb", 1...150), ("puzzle", 1...5000), ("ssd", 1...4000), ("drive", 1...4000),
      ("bike", 8...30), ("frying", 10...40), ("pan", 10...40), ("powerbank", 1...100), ("charger", 1...200),
      ("boat", 1...200),
    ],
    currencies: [
      dollars: "dollar dollars dollar's buck bucks", "EUR": "euro euros", "GBP": "pound pounds quid sterling",
      "INR PKR LKR NPR MUR": "rupee rupees", "UAH": "hryvnia hryvnias hryven", "RUB BYN": "ruble rubles rouble roubles",
      "PLN": "zloty zlotys zloties", "JPY": "yen", "CNY": "yuan renminbi rmb", "CHF XPF XAF XOF": "franc francs",
      "SEK NOK DKK ISK": "krona kronor krone kroner crowns", "CZK": "koruna korunas koruny korun crowns",
      "HUF": "forint forints",
      "TRY": "lira liras", "KRW": "won", "ILS": "shekel shekels nis", "THB": "baht", "VND": "dong",
      "MXN ARS CLP COP PHP UYU DOP": "peso pesos", "BRL": "reais reals", "ZAR": "rand rands", "MYR": "ringgit ringgits",
      "IDR": "rupiah rupiahs", "AED MAD": "dirham dirhams", "SAR QAR OMR": "riyal riyals", "KZT": "tenge",
      "NGN": "naira", "KES TZS UGX": "shilling shillings", "BGN": "lev leva", "RON": "leu lei", "BDT": "taka",
      "KWD BHD JOD RSD DZD TND": "dinar dinars",
    ],
    multipliers: [
      "k": 1000, "thousand": 1000, "grand": 1000, "hundred": 100, "million": 1_000_000, "millions": 1_000_000,
    ],
    numbers: NumberWords(
      """
      one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13
      fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19
      """, tens: "twenty=20 thirty=30 forty=40 fourty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90",
      onesInCompounds: "a=1", hundreds: "hundred=100 thousand=1000 grand=1000", hundredJoiners: ["and", ""],
      counting: "zero=0 million=1000000 dozen=12"),
    cheapest:
      "as cheap as possible | cheapest first | lowest price first | lowest price | lowest priced | least expensive | most affordable | most inexpensive"
      + " | price low to high | low to high | lowest to highest | cheap to expensive | sort by price | sorted by price | order by price | price ascending | ascending price | lowest first | cheap first | cheaper first | cheap ones first | lowest cost | costs the least | cost the least | least costly | best price",
    dearest: "most expensive | highest price | highest priced"
      + " | descending | price high to low | high to low | highest to lowest | expensive to cheap | price descending | descending price | expensive first | expensive ones first | highest first | costs the most | most costly",
    cheapestPrefixes: "cheapest",
    dearestPrefixes: "priciest dearest",
    newest: """
      newest | latest | most recent | new arrivals | newest arrivals | latest arrivals | newly added
      | recently added
      """,
    bestRated: """
      best rated | best-rated | top rated | top-rated | highest rated | highest-rated | best reviewed
      | best-reviewed | best reviews | best ratings | best rating | highest rating | highest ratings
      | highest reviews | sorted by rating | sort by rating
      """,
    sorting: "sort sorted order ordered by price", sortingBehind: "first ascending")

  static let dollars = "USD CAD AUD NZD SGD HKD MXN TWD"

  private static let englishSmallTalk = SmallTalk(
    [
      .greeting: """
      hello | hi | hey | hiya | howdy | greetings | good morning | good afternoon | good evening | good day
      | how are you | how are you doing | how's it going | what's up | nice to meet you | hello again
      """,
      .thanks: """
      thanks | thank you | thx | cheers | much appreciated | that's great | that helps | that helped | great help
      | that was helpful | very helpful
      """,
      .service: """
      how much is shipping | how much is delivery | what does shipping cost | shipping costs | is shipping free
      | do you ship worldwide | how long does shipping take | how long does delivery take | delivery time | delivery times | shipping time | shipping times
      | when will it arrive | when will my order arrive | where is my order | track my order | order status
      | my order | can i return it | can i return things | can i return this | how do i return it | returns
      | return policy | what is your return policy | refund | i want a refund | i want my money back | warranty
      | opening hours | when are you open | where are you located | payment methods | how can i pay
      | can i pay with paypal | i want to talk to a human | talk to a human | can i talk to a human
      | i want to speak to someone | a human please | customer service | customer support | tell me a joke
      | you are stupid | you're stupid | cancel my order | i want to complain | complaint
      """,
      .farewell: """
      bye | goodbye | good bye | see you | see ya | good night | have a nice day | have a good day | farewell
      """,
      .identity: """
      who are you | what are you | who is this | who am i talking to | are you a bot | are you a robot | are you human
      | are you a human | are you real | are you a real person | are you an ai | are you ai | what's your name
      | what is your name | is this a bot | am i talking to a bot | am i talking to a human
      """,
      .help: """
      help | help me | can you help | can you help me | i need help | i need some help | could you help me
      | how can you help | how can you help me | what can you do | what can i ask | what can i ask you
      | what do you do | how does this work | how do you work | how do i use this
      """,
    ],
    fillers: """
      cool nice lovely fantastic brilliant amazing wonderful excellent good fine alright sure yes yeah yep wow interesting got
      there everyone all again so very much a lot you dear friend assistant bot and ok okay please for your the help
      now today later tomorrow then soon great well oh ah this that's it perfect awesome helpful it that just
      """,
    approvals: "great perfect awesome cool nice lovely super excellent amazing wonderful brilliant fantastic wow"
      + " ok okay alright fine lol haha understood",
    answers: [
      .greeting: "Hello! What are you looking for? I search this shop's catalogue for you.",
      .thanks: "You're welcome! Ask me whenever you want to know more about this shop's products.",
      .service: """
      I can only help with this shop's products. For orders, delivery, returns and payment please ask its \
      customer service.
      """,
      .farewell: "Goodbye! I'm here whenever you want to look for something.",
      .identity: "I'm this shop's AI assistant. I find products in its catalogue and answer questions about them.",
      .help: """
      Tell me what you are looking for: a kind of product, a colour, a size, a limit of price, or a product's name \
      or number. I search this shop's catalogue and answer from what it says.
      """,
    ])

  private static let englishReferences = ReferenceWords(
    places: [
      "the first one | the first | first one | the 1st | number one | number 1",
      "the second one | the second | second one | the 2nd | number two | number 2",
      "the third one | the third | third one | the 3rd | number three | number 3",
      "the fourth one | the fourth | fourth one | the 4th | number four | number 4",
      "the fifth one | the fifth | fifth one | the 5th | number five | number 5",
    ],
    last: "the last one | last one",
    cheapest: """
      the cheaper one | the cheapest one | cheaper of the two | the less expensive one | the cheaper of the two
      | cheapest of them | cheapest of those | cheapest of these | which one is cheaper | which one is cheapest
      | which is cheaper | which is the cheapest | which one is the cheapest | which of the two is cheaper
      | which of them is cheaper | which of them is the cheapest | which of these is the cheapest
      | which of those is the cheapest | which one costs less | which costs less | which of the two costs less
      """,
    dearest: """
      the more expensive one | the most expensive one | the dearer one | the pricier one
      | which one is more expensive | which is more expensive | which of the two is more expensive
      """,
    both: """
      the first two | first two | the two first |
      of the two | of those two | of these two | the two | between the two | between them | both of them | both
      | either of them
      """,
    all: """
      which one | which ones | which of these | which of those | which of them | these | those | them | they
      | their | any of them | any of these | all of them | none of them | do any
      """,
    pronouns: """
      it | it's | its | this | this one | that one | is that | does that | about that | of that | the ones | the one
      | ones | have that | have this | get that | get this
      """,
    others: """
      show me more | show more | more please | more options | more results | more choices | any more
      | any others | any other | others | the others | another | another one | other ones | other options
      | something else | anything else | what else | something different | anything different | different ones
      | more like this | more like these | similar ones | something similar | do you have more | are there more
      | got more | got any more | see more | some more | next page | next ones | what other
      """,
    cheaper: """
      anything cheaper | something cheaper | cheaper ones | a cheaper one | a cheaper | any cheaper | cheaper
      | less expensive | anything less expensive | something less expensive | lower price | for less
      | that costs less | a lower price | more affordable | too expensive | that's too expensive | too pricey
      | too much money | not so expensive | not as expensive
      """,
    dearer: """
      anything more expensive | something more expensive | more expensive ones | more expensive
      | a more expensive one | pricier | something pricier | higher priced | more upmarket | more premium
      """,
    openers: """
      and | or | but | also | matching | a matching | and matching | and a matching | what about | how about
      | and what about | and how about | now | then | instead
      | ok | okay | well | so | hmm | next | alternatively
      """,
    refiners: """
      in | with | without | for | under | over | below | above | from | made of | up to | less than | more than
      | only | just | not | but not | no | same | the same | made from | of | at most | at least | smaller
      | bigger | larger | lighter | heavier | warmer | longer | shorter | preferably | ideally | must be
      | should be | has to be | needs to be | that is | that are | which are | which is
      """,
    anyPrice: """
      price doesn't matter | price does not matter | the price doesn't matter | the price does not matter
      | any price | whatever the price | regardless of price | no price limit | money is no object
      | don't care about the price | do not care about the price | no matter the price | no budget limit
      | forget the price | forget the budget | ignore the price | ignore the budget
      | cost doesn't matter | doesn't matter what it costs | no matter what it costs | whatever it costs
      | i don't mind the price | price is not an issue | price isn't important | price is not important
      | money doesn't matter
      """,
    anyColor: """
      any colour | any color | colour doesn't matter | color doesn't matter | the colour doesn't matter
      | the color doesn't matter | whatever colour | whatever color | no matter the colour | no matter the color
      | regardless of colour | regardless of color | don't care about the colour | don't care about the color
      | ignore the colour | ignore the color | never mind the colour | never mind the color | forget the colour
      | forget the color | forget about the colour | forget about the color | colour is not important
      | color is not important
      | doesn't matter which colour | doesn't matter which color | doesn't matter what colour
      | doesn't matter what color | i don't mind the colour | i don't mind the color | all colours | all colors
      """,
    fillers: """
      link links url tell me more about please show see look looking something anything some any else too well available
      availability stock price cost costs much many does do did can could would will be come comes have has
      there still get buy take like want need order yes no sure great good nice thanks better best difference
      compare details info information version kind type colour color size one fine ok hi hello again really
      actually maybe i'd i'll ship when why how whats what's which where mean sort sorted instead rather first
      once simultaneously
      """,
    idioms: """
      is it possible | is it true | is it ok | is it okay | it is for | it's for | it is raining | it's raining
      | how is it going | this weekend | this winter | this summer | this autumn | this fall | this spring
      | this week | this month | this year | this season | this christmas | this shop | this store
      | this website
      | these are for | those are for | they are for | they're for | this is for | that is for | that's for
      | this one is for | both colours | both colors | both sizes | both are fine | both are ok | both are okay
      | both fine | either is fine | either colour | either color | after all
      | as long as it's | as long as it is | as long as they're | as long as they are
      """,
    changes: """
      make makes raise increase bump lower drop reduce change set go going say let's lets let stretch
      extend push budget limit max maximum price instead then rather actually fine could can i'd we'd up
      down it that this to keep put at more less mean meant
      """,
    returning: """
      back to | go back to | going back to | return to | returning to | let's return to | about those | again the
      """,
    bigger: """
      bigger | larger | a bigger one | a larger one | bigger one | larger one | bigger ones | larger ones |
      something bigger | something larger | anything bigger | anything larger | next size up | one size up | a
      size up | more capacity | longer | roomier | stronger | a stronger one | something stronger | anything stronger
      | more powerful | a more powerful one | brighter | a brighter one | something brighter
      """,
    smaller: """
      smaller | a smaller one | smaller one | smaller ones | something smaller | anything smaller | next size
      down | one size down | a size down | shorter | more compact | weaker | a weaker one | less powerful
      """,
    denials: "no nope nah sorry oh wait hmm actually oops", corrections: "but rather instead")
}

extension Phrases {
  /// English phrases.
  package static let english = Phrases(
    nothing: "I found nothing about that in this shop's catalogue.",
    tryOtherWords: "Try other words, or the name or number of a product.", shopHas: "The shop has, for example:",
    listOnly: "I can't write a full answer at the moment. These products match your question best:", from: "from",
    inStock: "in stock", outOfStock: "out of stock",
    contradiction: "Nothing can cost at least {low} and at most {high}: these two price limits exclude each other.",
    foreignCurrency: "Your price limit ({limit}) was not applied, because this shop sells in {shop}.",
    newestUnknown: "How new products are is not known here, so they are not sorted by it.",
    ratingUnknown: "How products are rated is not known here, so they are not sorted by it.",
    missingIdentifier: "There is no product {identifier} in this shop.")
}
