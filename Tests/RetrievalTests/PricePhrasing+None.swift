// SPDX-License-Identifier: Apache-2.0

/// Questions in English whose numbers are no prices: sizes, ages, counts, ratings, years, names.
extension PricePhrasing {
  static let noneInEnglish = table(
    #"""
    en|USD|||mug for kids under 16
    en|USD|||a monitor in the 25 to 65 inch range
    en|USD|||heater for the 20 to 60 degree range
    en|USD|||gift for children under 60
    en|USD|||toys for kids under 12
    en|USD|||monitor under 27"
    en|USD|||Air Max 90
    en|USD|||nike air max 90 white
    en|USD|||Nike Air Max 90
    en|USD|||iPhone 15 Pro Max 256
    en|USD|||iphone 15 pro max 256 gb
    en|USD|||iphone 15 max
    en|USD|||27" monitor
    en|USD|||27 inch monitor
    en|USD|||kids under 10
    en|USD|||clothes for kids under 10
    en|USD|||dumbbells up to 20
    en|USD|||dumbbells up to 20 kg
    en|USD|||size 8 to 10
    en|USD|||dress in size 8 to 10
    en|USD|||jeans size 30-32
    en|USD|||over 50 reviews
    en|USD|||products with over 50 reviews
    en|USD|||2 to 4 players
    en|USD|||board game for 2 to 4 players
    en|USD|||under 18
    en|USD|||games for under 18s
    en|USD|||backpack up to 40 liters
    en|USD|||jackets under 18 years
    en|USD|||tent for over 4 people
    en|USD|||rope max 60 m
    en|USD|||sleeping bag for under 0 degrees
    en|USD|||24-MB01
    en|USD|||size 42
    en|USD|||shoes from 2024
    en|USD|||bottle 20-50 ml
    en|USD|||lamp under 5 kg
    en|USD|||up to 40l
    en|USD|||rated over 4
    en|USD|||rated 4 and up
    en|USD|||rating above 4.5
    en|USD|||4+ stars
    en|USD|||at least 4 stars
    en|USD|||more than 100 pages
    en|USD|||pack of 12
    en|USD|||toys for ages 3 to 5
    en|USD|||toys ages 3 and up
    en|USD|||toys for boys under 8
    en|USD|||women over 50
    en|USD|||shoes uk 8 to 10
    en|USD|||waist 30 to 34
    en|USD|||waist up to 34
    en|USD|||laptop with more than 16 GB
    en|USD|||battery over 10 hours
    en|USD|||battery life over 10 hours
    en|USD|||SPF 50+
    en|USD|||sunscreen spf 30 or more
    en|USD|||models from 2020 to 2023
    en|USD|||cameras over 2019
    en|USD|||delivery within 3 days
    en|USD|||within 2 weeks
    en|USD|||tents for 2-4 people
    en|USD|||tent up to 4
    en|USD|||bulb 40 to 60 watts
    en|USD|||lens 18-55
    en|USD|||camera lens up to 200
    en|USD|||lens 70-200
    en|USD|||nikon lens 50 to 200
    en|USD|||levis 501
    en|USD|||more than one color
    en|USD|||bag with over three pockets
    en|USD|||shirt over the shoulder
    en|USD|||jacket under armour
    en|USD|||under armour 3.0 shoes
    en|USD|||between the 2 of them
    en|USD|||jacket for $80
    en|USD|||24/7 support
    en|USD|||open until 8 pm
    en|USD|||50% off
    en|USD|||20 % discount or more
    en|USD|||discount of more than 20%
    en|USD|||top 10 jackets
    en|USD|||best 5 tents
    en|USD|||90s jacket
    en|USD|||jacket from the 80s
    en|USD|||iPhone 13 or 14
    en|USD|||waterproof to 50 m
    en|USD|||temperatures below 20 °C
    en|USD|||up to 60 mph
    en|USD|||puzzle 500 to 1000 pieces
    en|USD|||puzzle with at least 500 pieces
    en|USD|||lego 10280
    en|USD|||5'10" board
    en|USD|||10-inch pan
    en|USD|||20-50 mm lens
    en|USD|||weight under 2 pounds
    en|USD|||backpack under 5 pounds
    en|USD|||kettlebell under 40 pounds
    en|USD|||screen size under 15
    en|USD|||height up to 180
    en|USD|||is there a discount for buying more than 10
    en|USD|||more than 100 products
    en|USD|||up to 3 items
    en|USD|||4k monitor
    en|USD|||tv up to 55
    en|USD|||tv under 55 inches
    en|USD|||ps5 games under 18
    en|USD|||usb 3 hub
    en|USD|||shoes size 8-10
    en|USD|||shoe sizes 36-40
    en|USD|||shoes 36-40
    en|USD|||WS/12 XS
    en|USD|||AP-RJ01
    en|USD|||phone with 6.1" or more
    en|USD|||over the ear headphones
    en|USD|||hi, how are you?
    en|USD|||delivery to 90210
    en|USD|||season 3 to 5
    en|USD|||level over 20
    en|USD|||watch water resistant up to 100 meters
    en|USD|||sleeping bag up to 15
    en|USD|||16:9 monitor
    en|USD|||less than 3 minutes
    en|USD|||a book about 1984
    en|USD|||book about 50 people
    en|USD|||under 21 seconds
    en|USD|||jacket for a 6 year old
    en|USD|||ring size up to 7
    en|USD|||Nike Air Max 97
    en|USD|||Air Max 270 React
    en|USD|||air max 1
    en|USD|||Samsung Galaxy S24 Ultra
    en|USD|||galaxy s24+
    en|USD|||iPhone 14 Pro Max case
    en|USD|||iPhone 15 Plus 128
    en|USD|||Levi's 501 jeans
    en|USD|||New Balance 574
    en|USD|||WD-40
    en|USD|||7 For All Mankind jeans
    en|USD|||Chanel No 5
    en|USD|||Fenix 7
    en|USD|||GoPro Hero 12
    en|USD|||PlayStation 5
    en|USD|||Xbox Series X 1TB
    en|USD|||RTX 4070 under load
    en|USD|||boys under 8
    en|USD|||dress for girls under 5
    en|USD|||gifts for teens under 16
    en|USD|||babies under 1
    en|USD|||kids aged under 10
    en|USD|||children aged 5 to 8
    en|USD|||ages 8-12
    en|USD|||for ages 5+
    en|USD|||18+
    en|USD|||over 18s only
    en|USD|||under-16s football boots
    en|USD|||suitable for over 3 years
    en|USD|||men over 50
    en|USD|||vitamins for women over 50
    en|USD|||adults over 60
    en|USD|||size 36 to 40
    en|USD|||size under 40
    en|USD|||sizes from 36 to 40
    en|USD|||shoes in sizes 40-45
    en|USD|||EU 42 to 44
    en|USD|||US 9 to 10
    en|USD|||jeans 32-34
    en|USD|||jeans 32x34
    en|USD|||waist over 40
    en|USD|||chest 38 to 40
    en|USD|||width up to 90
    en|USD|||desk up to 120 cm
    en|USD|||desk max 120cm wide
    en|USD|||table less than 2 meters
    en|USD|||rug 200 x 300
    en|USD|||shelf 80cm or less
    en|USD|||lamp with less than 60 watts
    en|USD|||drill over 18V
    en|USD|||drill 18v
    en|USD|||power bank over 20000 mAh
    en|USD|||more than 8 GB RAM
    en|USD|||at least 512GB
    en|USD|||ssd up to 1000
    en|USD|||phones with over 5000 mAh
    en|USD|||camera with more than 20 MP
    en|USD|||at least 120 Hz
    en|USD|||under 30 dB
    en|USD|||less than 2 kg
    en|USD|||max 5 lbs
    en|USD|||at least 10 oz
    en|USD|||under 500 ml
    en|USD|||50 ml to 100 ml
    en|USD|||50-100 ml bottles
    en|USD|||below zero
    en|USD|||below 20 degrees
    en|USD|||from -10 to 20 °C
    en|USD|||waterproof up to 30 m
    en|USD|||range over 50 miles
    en|USD|||up to 25 mph
    en|USD|||between 2 and 4 people
    en|USD|||games for 2-4 players
    en|USD|||for up to 6 persons
    en|USD|||seats up to 8
    en|USD|||tent for at least 3
    en|USD|||set of 6 glasses
    en|USD|||at least 10 pieces
    en|USD|||pack of 50 or more
    en|USD|||over 300 pages
    en|USD|||over 1000 reviews
    en|USD|||with at least 100 ratings
    en|USD|||more than 4.5 stars
    en|USD|||4.5 stars or more
    en|USD|||4 stars and up
    en|USD|||rating of at least 4
    en|USD|||rated above 4.5
    en|USD|||score over 90
    en|USD|||less than 100 calories
    en|USD|||delivery in under 2 days
    en|USD|||ships within 24 hours
    en|USD|||return within 30 days
    en|USD|||warranty over 2 years
    en|USD|||from the 1980s
    en|USD|||between 1990 and 1999
    en|USD|||from 2019 to 2022
    en|USD|||after 2020
    en|USD|||before 2015
    en|USD|||wine from 2015
    en|USD|||until 24 December
    en|USD|||by 5 pm
    en|USD|||open 9 to 5
    en|USD|||between 9 and 5
    en|USD|||1 to 2
    en|USD|||20% or more off
    en|USD|||up to 50% off
    en|USD|||at least 30 % off
    en|USD|||more than half price
    en|USD|||over one thousand songs
    en|USD|||more than two pockets
    en|USD|||no more than three colours
    en|USD|||one size fits all
    en|USD|||over knee socks
    en|USD|||under bed storage
    en|USD|||below knee skirt
    en|USD|||above ground pool
    en|USD|||over the top
    en|USD|||Under Armour shoes
    en|USD|||max verstappen cap
    en|USD|||max mara coat
    en|USD|||Mad Max 2 poster
    en|USD|||about me
    en|USD|||around the world in 80 days
    en|USD|||80 days around the world
    en|USD|||order 100012345
    en|USD|||where is order 12345
    en|USD|||phone +1 555 123 4567
    en|USD|||SKU 24-MB05
    en|USD|||24-WG02 or 24-WG03
    en|USD|||product 1234
    en|USD|||model 300 or higher
    en|USD|||version 2 or above
    en|USD|||usb 3.0 or higher
    en|USD|||bluetooth 5 or above
    en|USD|||100% cotton
    en|USD|||300 thread count or more
    en|USD|||under 5'10"
    en|USD|||bike 26 to 29
    en|USD|||29er bike
    en|USD|||pan up to 28
    en|USD|||frying pan up to 28
    en|USD|||rucksack up to 60
    en|USD|||tv over 50
    en|USD|||monitor at least 27
    en|USD|||dumbbells under 20
    en|USD|||kettlebell up to 16
    en|USD|||weights up to 10
    en|USD|||5 to 10 kg dumbbells
    en|USD|||how many jackets do you have under armour
    en|USD|||is 80 too much?
    en|USD|||do you have more than 50 jackets?
    en|USD|||is the jacket good for temperatures under 20?
    """#)
}
