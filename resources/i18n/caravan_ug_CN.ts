<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<TS version="2.1" language="ug_CN">
<context>
    <name></name>
    <message id="age.days">
        <source>%1 days ago</source>
        <extracomment>Age of a figure; %1 is a number of days</extracomment>
        <translation>%1 كۈن بۇرۇن</translation>
    </message>
    <message id="age.hours">
        <source>%1 h ago</source>
        <extracomment>Age of a figure; %1 is a number of hours</extracomment>
        <translation>%1 سائەت بۇرۇن</translation>
    </message>
    <message id="age.just-now">
        <source>just now</source>
        <extracomment>Age of a figure</extracomment>
        <translation>ھازىرلا</translation>
    </message>
    <message id="age.minutes">
        <source>%1 min ago</source>
        <extracomment>Age of a figure; %1 is a number of minutes</extracomment>
        <translation>%1 مىنۇت بۇرۇن</translation>
    </message>
    <message id="browse.all-kinds">
        <source>All kinds</source>
        <extracomment>Choice: goods of every kind</extracomment>
        <translation>بارلىق تۈرلەر</translation>
    </message>
    <message id="browse.all-places">
        <source>All places</source>
        <extracomment>Choice: goods from everywhere</extracomment>
        <translation>بارلىق جايلار</translation>
    </message>
    <message id="browse.empty">
        <source>Nothing here with this choice</source>
        <extracomment>The chosen kind and place have no products together</extracomment>
        <translation>بۇ تاللاش بويىچە مەھسۇلات يوق</translation>
    </message>
    <message id="browse.failed">
        <source>The products cannot be shown right now</source>
        <extracomment>The products could not be read from the disk</extracomment>
        <translation>مەھسۇلاتلارنى ھازىرچە كۆرسەتكىلى بولمايدۇ</translation>
    </message>
    <message id="browse.show-everything">
        <source>Show everything</source>
        <extracomment>Button: takes the narrowing away</extracomment>
        <translation>ھەممىسىنى كۆرسىتىش</translation>
    </message>
    <message id="browse.title">
        <source>All products</source>
        <extracomment>Title of the page with the whole range</extracomment>
        <translation>بارلىق مەھسۇلاتلار</translation>
    </message>
    <message id="busy.label">
        <source>Please wait</source>
        <extracomment>Read aloud: the screen is at work</extracomment>
        <translation>سەل ساقلاڭ</translation>
    </message>
    <message id="cart.added">
        <source>In your cart</source>
        <extracomment>Short message after a product was put into the cart</extracomment>
        <translation>سېۋەتكە سېلىندى</translation>
    </message>
    <message id="cart.checkout">
        <source>Continue</source>
        <extracomment>Button: from the cart towards the order</extracomment>
        <translation>داۋاملاشتۇرۇش</translation>
    </message>
    <message id="cart.clear">
        <source>Empty it</source>
        <extracomment>Button: takes everything out of the cart</extracomment>
        <translation>تازىلاش</translation>
    </message>
    <message id="cart.empty">
        <source>Your cart is empty</source>
        <extracomment>The cart page with nothing in it</extracomment>
        <translation>سېۋىتىڭىز قۇرۇق</translation>
    </message>
    <message id="cart.empty-hint">
        <source>Look around the halls or scan the code on a package.</source>
        <extracomment>The cart page with nothing in it: what to do</extracomment>
        <translation>زاللارنى ئايلىنىڭ ياكى ئورالمىدىكى كودنى سايىلەڭ.</translation>
    </message>
    <message id="cart.look-around">
        <source>Look around</source>
        <extracomment>Button of the empty cart</extracomment>
        <translation>ئايلىنىپ كۆرۈش</translation>
    </message>
    <message id="cart.lot">
        <source>Batch %1</source>
        <extracomment>Line of the cart; %1 is the code of the batch that was scanned</extracomment>
        <translation>تۈركۈم: %1</translation>
    </message>
    <message id="cart.pieces">
        <source>Pieces: %1</source>
        <extracomment>Cart: how many pieces in all; %1 is the number</extracomment>
        <translation>سانى: %1</translation>
    </message>
    <message id="cart.remove">
        <source>Remove</source>
        <extracomment>Button on a line of the cart</extracomment>
        <translation>چىقىرىۋېتىش</translation>
    </message>
    <message id="cart.title">
        <source>Your cart</source>
        <extracomment>Title of the cart page</extracomment>
        <translation>سېۋىتىڭىز</translation>
    </message>
    <message id="checkout.continue">
        <source>Continue</source>
        <extracomment>Button: to the next step of the order</extracomment>
        <translation>داۋاملاشتۇرۇش</translation>
    </message>
    <message id="checkout.step-contact">
        <source>Contact</source>
        <extracomment>Step on the way to the order: who the shopper is</extracomment>
        <translation>ئالاقە</translation>
    </message>
    <message id="checkout.step-hand-over">
        <source>Hand-over</source>
        <extracomment>Step on the way to the order: how to get the goods</extracomment>
        <translation>تاپشۇرۇش</translation>
    </message>
    <message id="checkout.step-review">
        <source>Review</source>
        <extracomment>Step on the way to the order: look over all of it and order</extracomment>
        <translation>جەزملەش</translation>
    </message>
    <message id="contact.address-missing">
        <source>Please complete the address.</source>
        <extracomment>Fault under the fields for the address</extracomment>
        <translation>ئادرېسنى تولۇق تولدۇرۇڭ.</translation>
    </message>
    <message id="contact.city">
        <source>City or prefecture</source>
        <extracomment>Field of an address</extracomment>
        <translation>شەھەر ياكى ئوبلاست</translation>
    </message>
    <message id="contact.district">
        <source>District or county</source>
        <extracomment>Field of an address</extracomment>
        <translation>رايون ياكى ناھىيە</translation>
    </message>
    <message id="contact.name">
        <source>Name</source>
        <extracomment>Field</extracomment>
        <translation>ئىسىم</translation>
    </message>
    <message id="contact.name-missing">
        <source>Please enter your name.</source>
        <extracomment>Fault under the field for the name</extracomment>
        <translation>ئىسمىڭىزنى كىرگۈزۈڭ.</translation>
    </message>
    <message id="contact.phone">
        <source>Phone</source>
        <extracomment>Field</extracomment>
        <translation>تېلېفون</translation>
    </message>
    <message id="contact.phone-invalid">
        <source>This does not look like a phone number: 11 digits, or area code and number.</source>
        <extracomment>Fault under the field for the phone number</extracomment>
        <translation>نومۇر توغرا ئەمەستەك: 11 خانىلىق نومۇر ياكى رايون نومۇرى بىلەن كىرگۈزۈڭ.</translation>
    </message>
    <message id="contact.province">
        <source>Province or region</source>
        <extracomment>Field of an address</extracomment>
        <translation>ئۆلكە ياكى ئاپتونوم رايون</translation>
    </message>
    <message id="contact.street">
        <source>Street, house, flat</source>
        <extracomment>Field of an address</extracomment>
        <translation>كوچا، بىنا، ئۆي نومۇرى</translation>
    </message>
    <message id="contact.title">
        <source>How do we reach you?</source>
        <extracomment>Title: name, phone and address of the shopper</extracomment>
        <translation>سىز بىلەن قانداق ئالاقىلىشىمىز؟</translation>
    </message>
    <message id="display.dark">
        <source>Dark colours</source>
        <extracomment>Switch</extracomment>
        <translation>قېنىق رەڭ</translation>
    </message>
    <message id="display.high-contrast">
        <source>Strong contrast</source>
        <extracomment>Switch</extracomment>
        <translation>كۈچلۈك سېلىشتۇرما</translation>
    </message>
    <message id="display.large-text">
        <source>Larger text</source>
        <extracomment>Switch</extracomment>
        <translation>چوڭ خەت</translation>
    </message>
    <message id="display.low-reach">
        <source>Everything lower down</source>
        <extracomment>Switch: brings all controls into reach from a wheelchair or for a child</extracomment>
        <translation>مەزمۇننى تۆۋەنگە چۈشۈرۈش</translation>
    </message>
    <message id="display.title">
        <source>Easier to read</source>
        <extracomment>Button: larger text, stronger contrast, controls lower down</extracomment>
        <translation>ئوقۇشقا قولايلىق قىلىش</translation>
    </message>
    <message id="facet.season">
        <source>In season now</source>
        <extracomment>Choice on the search page: what is harvested in this month</extracomment>
        <translation>ھازىرقى پەسىلدە</translation>
    </message>
    <message id="facet.stock">
        <source>In this shop</source>
        <extracomment>Choice on the search page: what lies on the shelf of this shop</extracomment>
        <translation>مۇشۇ دۇكاندا بار</translation>
    </message>
    <message id="field.clear">
        <source>Clear</source>
        <extracomment>Button in a field: empties it</extracomment>
        <translation>ئۆچۈرۈش</translation>
    </message>
    <message id="filling.text">
        <source>This terminal is fetching its goods. It opens by itself in a moment.</source>
        <extracomment>Page shown until the first catalog has come</extracomment>
        <translation>بۇ ئاپپارات مەھسۇلات ئۇچۇرلىرىنى ئېلىۋاتىدۇ. بىردەمدىن كېيىن ئۆزى ئېچىلىدۇ.</translation>
    </message>
    <message id="filling.title">
        <source>The shelves are being filled …</source>
        <extracomment>Page shown until the first catalog has come</extracomment>
        <translation>جازىلارغا مال تىزىلىۋاتىدۇ…</translation>
    </message>
    <message id="fulfilment.pick-up">
        <source>Collect it here later</source>
        <extracomment>Choice: the goods are put aside in this shop</extracomment>
        <translation>كېيىن مۇشۇ يەردىن ئېلىش</translation>
    </message>
    <message id="fulfilment.pick-up-detail">
        <source>We put it aside and call you when it is ready.</source>
        <extracomment>About collecting the goods</extracomment>
        <translation>سىزگە ئايرىپ قويىمىز، تەييار بولغاندا تېلېفون قىلىمىز.</translation>
    </message>
    <message id="fulfilment.ship">
        <source>Send it home</source>
        <extracomment>Choice: the goods are sent to the shopper's home</extracomment>
        <translation>ئۆيگە ئەۋەتىش</translation>
    </message>
    <message id="fulfilment.ship-detail">
        <source>Packed well and sent to any address in the country.</source>
        <extracomment>About sending the goods</extracomment>
        <translation>پۇختا ئوراپ، مەملىكەت ئىچىدىكى ھەر قانداق ئادرېسقا ئەۋەتىمىز.</translation>
    </message>
    <message id="fulfilment.ship-unavailable">
        <source>Not possible until the line to the store is back.</source>
        <extracomment>Sending home cannot be chosen: its price is not known yet</extracomment>
        <translation>دۇكان بىلەن ئالاقە ئەسلىگە كەلگۈچە تاللىغىلى بولمايدۇ.</translation>
    </message>
    <message id="fulfilment.take-away">
        <source>Take it with me</source>
        <extracomment>Choice: the goods are handed over now</extracomment>
        <translation>ھازىر ئېلىپ كېتىش</translation>
    </message>
    <message id="fulfilment.take-away-detail">
        <source>At the counter, right now. No name needed.</source>
        <extracomment>About taking the goods along</extracomment>
        <translation>پوكەيدىن ھازىرلا ئالىسىز، ئىسىم يېزىش ھاجەتسىز.</translation>
    </message>
    <message id="fulfilment.title">
        <source>How would you like it?</source>
        <extracomment>Title: choice of how to get the goods</extracomment>
        <translation>قانداق تاپشۇرۇۋالىسىز؟</translation>
    </message>
    <message id="header.back">
        <source>Back</source>
        <extracomment>Button: to the page before</extracomment>
        <translation>قايتىش</translation>
    </message>
    <message id="home.greeting">
        <source>Welcome, traveller</source>
        <extracomment>First page: the greeting at the top</extracomment>
        <translation>خۇش كەپسىز</translation>
    </message>
    <message id="home.kinds">
        <source>What are you looking for?</source>
        <extracomment>First page: above the kinds of goods</extracomment>
        <translation>نېمە ئىزدەيسىز؟</translation>
    </message>
    <message id="home.popular">
        <source>Much loved</source>
        <extracomment>First page: above the products that sell best</extracomment>
        <translation>ھەممە ياقتۇرىدىغانلار</translation>
    </message>
    <message id="home.search">
        <source>Search: raisins, Hami melon, goji …</source>
        <extracomment>In the search bar on the first page</extracomment>
        <translation>ئىزدەش: كىشمىش، قوغۇن، ئالقات…</translation>
    </message>
    <message id="home.show-all">
        <source>Show all</source>
        <extracomment>First page: button that shows the whole range</extracomment>
        <translation>ھەممىسى</translation>
    </message>
    <message id="idle.end">
        <source>End my visit</source>
        <extracomment>Button: ends the visit and forgets it</extracomment>
        <translation>تاماملاش</translation>
    </message>
    <message id="idle.extend">
        <source>I need more time</source>
        <extracomment>Button: keeps the visit</extracomment>
        <translation>يەنە ۋاقىت كېرەك</translation>
    </message>
    <message id="idle.text">
        <source>To protect your privacy this visit ends and the cart is emptied.</source>
        <extracomment>Dialog after a while without a touch: what will happen</extracomment>
        <translation>مەخپىيەتلىكىڭىزنى قوغداش ئۈچۈن بۇ قېتىمقى سودا ئاخىرلىشىپ، سېۋەت تازىلىنىدۇ.</translation>
    </message>
    <message id="idle.title">
        <source>Are you still there?</source>
        <extracomment>Dialog after a while without a touch</extracomment>
        <translation>يەنە شۇ يەردىمۇ سىز؟</translation>
    </message>
    <message id="keyboard.backspace">
        <source>Delete</source>
        <extracomment>Read aloud: key of the keyboard that takes the last letter away</extracomment>
        <translation>ئۆچۈرۈش</translation>
    </message>
    <message id="keyboard.done">
        <source>Done</source>
        <extracomment>Read aloud: key of the keyboard that closes it</extracomment>
        <translation>تامام</translation>
    </message>
    <message id="keyboard.layout">
        <source>Next keyboard</source>
        <extracomment>Read aloud: key of the keyboard that changes to another script</extracomment>
        <translation>كېيىنكى كۇنۇپكا تاختىسى</translation>
    </message>
    <message id="keyboard.shift">
        <source>Capital letter</source>
        <extracomment>Read aloud: key of the keyboard for capital letters</extracomment>
        <translation>چوڭ ھەرپ</translation>
    </message>
    <message id="keyboard.space">
        <source>Space</source>
        <extracomment>Read aloud: key of the keyboard</extracomment>
        <translation>بوشلۇق</translation>
    </message>
    <message id="language.label">
        <source>Language: %1</source>
        <extracomment>Read aloud: the button that changes the language; %1 is the one in use</extracomment>
        <translation>تىل: %1</translation>
    </message>
    <message id="language.title">
        <source>Language</source>
        <extracomment>Title of the sheet with the languages</extracomment>
        <translation>تىل</translation>
    </message>
    <message id="lot.best-before">
        <source>Best before %1</source>
        <extracomment>Batch; %1 is a date</extracomment>
        <translation>ساقلاش مۇددىتى: %1 غىچە</translation>
    </message>
    <message id="lot.expired">
        <source>This batch is past its best-before date. Please take another pack.</source>
        <extracomment>The scanned pack is too old</extracomment>
        <translation>بۇ تۈركۈمنىڭ ساقلاش مۇددىتى ئۆتۈپ كەتكەن. باشقىسىنى ئېلىڭ.</translation>
    </message>
    <message id="lot.harvested">
        <source>Harvested %1</source>
        <extracomment>Batch; %1 is a date</extracomment>
        <translation>يىغىلغان ۋاقتى: %1</translation>
    </message>
    <message id="lot.recalled">
        <source>This batch has been recalled. Please hand the pack to our staff.</source>
        <extracomment>The scanned pack belongs to a batch that was called back</extracomment>
        <translation>بۇ تۈركۈم قايتۇرۇۋېلىنغان. خادىمىمىزغا تاپشۇرۇڭ.</translation>
    </message>
    <message id="lot.scanned">
        <source>Yours</source>
        <extracomment>Mark on the batch that the shopper scanned</extracomment>
        <translation>سىزنىڭكى</translation>
    </message>
    <message id="lot.state-expired">
        <source>Past its date</source>
        <extracomment>Mark on a batch past its date</extracomment>
        <translation>ۋاقتى ئۆتكەن</translation>
    </message>
    <message id="lot.state-good">
        <source>Fresh</source>
        <extracomment>Mark on a batch in good order</extracomment>
        <translation>يېڭى</translation>
    </message>
    <message id="lot.state-recalled">
        <source>Recalled</source>
        <extracomment>Mark on a batch that the maker has called back</extracomment>
        <translation>قايتۇرۇۋېلىنغان</translation>
    </message>
    <message id="nav.cart">
        <source>Cart</source>
        <extracomment>Bar at the foot: what the shopper has chosen</extracomment>
        <translation>سېۋەت</translation>
    </message>
    <message id="nav.home">
        <source>Home</source>
        <extracomment>Bar at the foot: the first page of the shop</extracomment>
        <translation>باش بەت</translation>
    </message>
    <message id="nav.scan">
        <source>Scan</source>
        <extracomment>Bar at the foot: reading the code on a package</extracomment>
        <translation>سايىلەش</translation>
    </message>
    <message id="nav.search">
        <source>Search</source>
        <extracomment>Bar at the foot: looking for a product by its name</extracomment>
        <translation>ئىزدەش</translation>
    </message>
    <message id="offline.text">
        <source>You can choose and order as always; orders are sent later. Prices: %1, stock: %2.</source>
        <extracomment>Banner: the line is down; %1 and %2 are ages, such as "5 min ago"</extracomment>
        <translation>تاللاش ۋە زاكاز قىلىش ئادەتتىكىدەك؛ زاكاز كېيىن ئەۋەتىلىدۇ. باھا: %1، زاپاس: %2.</translation>
    </message>
    <message id="offline.title">
        <source>Working offline</source>
        <extracomment>Banner: the line to the store is down</extracomment>
        <translation>تورسىز ئىشلەۋاتىدۇ</translation>
    </message>
    <message id="price.from">
        <source>from %1</source>
        <extracomment>On a card, where the sizes of a product have several prices; %1 is the lowest, such as ¥19.90</extracomment>
        <translation>%1 دىن باشلاپ</translation>
    </message>
    <message id="privacy.text">
        <source>We use your name, phone and address to hand over this order and for nothing else. They are kept encrypted on this terminal, sent to our store, and erased from the terminal after delivery. By continuing you agree.</source>
        <extracomment>Notice about personal data: purpose, storage, erasure</extracomment>
        <translation>ئىسمىڭىز، تېلېفونىڭىز ۋە ئادرېسىڭىزنى پەقەت مۇشۇ زاكازنى تاپشۇرۇش ئۈچۈنلا ئىشلىتىمىز. ئۇلار بۇ ئاپپاراتتا شىفىرلانغان ھالدا ساقلىنىدۇ، دۇكىنىمىزغا ئەۋەتىلىدۇ، تاپشۇرۇلغاندىن كېيىن ئاپپاراتتىن ئۆچۈرۈلىدۇ. داۋاملاشتۇرسىڭىز قوشۇلغان بولىسىز.</translation>
    </message>
    <message id="privacy.title">
        <source>Your data stay with this order</source>
        <extracomment>Heading of the notice about personal data</extracomment>
        <translation>ئۇچۇرلىرىڭىز پەقەت مۇشۇ زاكازغا ئىشلىتىلىدۇ</translation>
    </message>
    <message id="privacy.version">
        <source>Notice of %1</source>
        <extracomment>Version of the notice about personal data; %1 is a date or number</extracomment>
        <translation>ئۇقتۇرۇش نەشرى: %1</translation>
    </message>
    <message id="product.add">
        <source>Add to cart</source>
        <extracomment>Button on the product page</extracomment>
        <translation>سېۋەتكە سېلىش</translation>
    </message>
    <message id="product.gtin">
        <source>Article number %1</source>
        <extracomment>Product page: the number under the bar code; %1 is the number</extracomment>
        <translation>مەھسۇلات نومۇرى: %1</translation>
    </message>
    <message id="product.lots">
        <source>Batches and freshness</source>
        <extracomment>Product page: above the harvest or production batches</extracomment>
        <translation>تۈركۈم ۋە يېڭىلىقى</translation>
    </message>
    <message id="product.missing">
        <source>This product is no longer in the shop</source>
        <extracomment>The product page of a product that is no longer sold</extracomment>
        <translation>بۇ مەھسۇلات سېتىلمايدىغان بولدى</translation>
    </message>
    <message id="product.missing-back">
        <source>Back to the shelves</source>
        <extracomment>Button: to the page before</extracomment>
        <translation>جازىلارغا قايتىش</translation>
    </message>
    <message id="product.place">
        <source>About %1</source>
        <extracomment>Product page: about the place that it comes from; %1 is the place</extracomment>
        <translation>%1 ھەققىدە</translation>
    </message>
    <message id="product.season">
        <source>In season</source>
        <extracomment>Product page: the months in which it is at its best</extracomment>
        <translation>پەسلى</translation>
    </message>
    <message id="product.season-months">
        <source>Months: %1</source>
        <extracomment>Product page: months of its season; %1 is a list of their numbers, such as 9, 10, 11</extracomment>
        <translation>ئايلار: %1</translation>
    </message>
    <message id="product.storage">
        <source>Keeping it</source>
        <extracomment>Product page: how to keep it at home</extracomment>
        <translation>ساقلاش ئۇسۇلى</translation>
    </message>
    <message id="product.story">
        <source>How it is made</source>
        <extracomment>Product page: how it is grown or made</extracomment>
        <translation>قانداق ياسىلىدۇ</translation>
    </message>
    <message id="quantity.label">
        <source>Quantity: %1</source>
        <extracomment>Read aloud: how many pieces; %1 is the number</extracomment>
        <translation>سانى: %1</translation>
    </message>
    <message id="quantity.less">
        <source>One less</source>
        <extracomment>Button: one piece less</extracomment>
        <translation>بىرنى كېمەيتىش</translation>
    </message>
    <message id="quantity.more">
        <source>One more</source>
        <extracomment>Button: one piece more</extracomment>
        <translation>بىرنى كۆپەيتىش</translation>
    </message>
    <message id="refusal.busy">
        <source>This terminal is busy. Your cart is kept: please try again in a moment.</source>
        <extracomment>Why the order was not placed; trying again is right</extracomment>
        <translation>بۇ ئاپپارات ئالدىراش. سېۋىتىڭىز ساقلاندى، سەل تۇرۇپ قايتا سىناڭ.</translation>
    </message>
    <message id="refusal.disk-full">
        <source>This terminal has no room left. Your cart is kept: please order at another terminal or ask our staff.</source>
        <extracomment>Why the order was not placed; the cart is kept</extracomment>
        <translation>بۇ ئاپپاراتتا ئورۇن قالمىدى. سېۋىتىڭىز ساقلاندى، باشقا ئاپپاراتتا زاكاز قىلىڭ ياكى خادىمىمىزغا ئېيتىڭ.</translation>
    </message>
    <message id="refusal.failed">
        <source>Something went wrong. Your cart is kept: please try again or ask our staff.</source>
        <extracomment>Why the order was not placed: some other fault</extracomment>
        <translation>بىر چاتاق كۆرۈلدى. سېۋىتىڭىز ساقلاندى، قايتا سىناڭ ياكى خادىمىمىزغا ئېيتىڭ.</translation>
    </message>
    <message id="refusal.storage">
        <source>This terminal cannot keep orders safely right now. Your cart is kept: please ask our staff.</source>
        <extracomment>Why the order was not placed; the cart is kept</extracomment>
        <translation>بۇ ئاپپارات ھازىر زاكازنى بىخەتەر ساقلىيالمايدۇ. سېۋىتىڭىز ساقلاندى، خادىمىمىزغا ئېيتىڭ.</translation>
    </message>
    <message id="refusal.title">
        <source>The order was not placed</source>
        <extracomment>The order could not be written to the disk of the terminal</extracomment>
        <translation>زاكاز قوبۇل قىلىنمىدى</translation>
    </message>
    <message id="review.confirm">
        <source>Order for %1</source>
        <extracomment>Button: places the order; %1 is what is to be paid</extracomment>
        <translation>%1 لىق زاكاز قىلىش</translation>
    </message>
    <message id="review.contact">
        <source>%1, %2</source>
        <extracomment>Review: %1 is a name, %2 a phone number</extracomment>
        <translation>%1، %2</translation>
    </message>
    <message id="review.line">
        <source>%1 × %2</source>
        <extracomment>Line of the order; %1 is the size, %2 how many</extracomment>
        <translation>%1 × %2</translation>
    </message>
    <message id="review.promise">
        <source>If the price in the store has fallen by then, you pay less. If it has risen, we ask you first. You pay at the counter or on delivery.</source>
        <extracomment>What the promise about the price means</extracomment>
        <translation>ئۇ چاغدا دۇكاندىكى باھا چۈشسە، ئاز تۆلەيسىز؛ ئۆسسە، ئاۋۋال سىزدىن سورايمىز. پۇلنى پوكەيدە ياكى تاپشۇرۇۋالغاندا تۆلەيسىز.</translation>
    </message>
    <message id="review.promise-ask">
        <source>If the price in the store is another one by then, lower or higher, we ask you before anything is sent. You pay at the counter or on delivery.</source>
        <extracomment>What the promise about the price means where every other price is asked about</extracomment>
        <translation>ئۇ چاغدا دۇكاندىكى باھا ئۆزگەرسە، چۈشسىمۇ، ئۆسسىمۇ، ئەۋەتىشتىن بۇرۇن سىزدىن سورايمىز. پۇلنى پوكەيدە ياكى تاپشۇرۇۋالغاندا تۆلەيسىز.</translation>
    </message>
    <message id="review.promise-honour">
        <source>You never pay more than this. If the price in the store has fallen by then, you pay less. If it has risen, our staff settle it with the store. You pay at the counter or on delivery.</source>
        <extracomment>What the promise about the price means where the shown price is the highest</extracomment>
        <translation>بۇنىڭدىن ئارتۇق تۆلىمەيسىز. ئۇ چاغدا دۇكاندىكى باھا چۈشسە، ئاز تۆلەيسىز؛ ئۆسسە، خادىملىرىمىز دۇكان بىلەن ئۆزى ھەل قىلىدۇ. پۇلنى پوكەيدە ياكى تاپشۇرۇۋالغاندا تۆلەيسىز.</translation>
    </message>
    <message id="review.promise-title">
        <source>This price is promised</source>
        <extracomment>Promise about the price, before the order is placed</extracomment>
        <translation>بۇ باھاغا كاپالەت بېرىمىز</translation>
    </message>
    <message id="review.title">
        <source>Is everything right?</source>
        <extracomment>Title: look over the order</extracomment>
        <translation>ھەممىسى توغرىمۇ؟</translation>
    </message>
    <message id="scan.again">
        <source>Scan another</source>
        <extracomment>Button: back to reading codes</extracomment>
        <translation>يەنە سايىلەش</translation>
    </message>
    <message id="scan.carton">
        <source>That is a carton. Here is the single pack.</source>
        <extracomment>Short message: the code of a carton was read, the page shows one pack of it</extracomment>
        <translation>بۇ بىر يەشىك كودى. سىزگە تاق دانىسى كۆرسىتىلدى.</translation>
    </message>
    <message id="scan.denied">
        <source>The camera may not be used</source>
        <extracomment>Scan page: the system does not let the kiosk use the camera</extracomment>
        <translation>كامېرانى ئىشلىتىش ھوقۇقى يوق</translation>
    </message>
    <message id="scan.expired">
        <source>This pack is past its date</source>
        <extracomment>Scan page: this batch is past its best-before date</extracomment>
        <translation>بۇنىڭ ساقلاش مۇددىتى ئۆتكەن</translation>
    </message>
    <message id="scan.expired-detail">
        <source>%1: please take another pack and give this one to our staff.</source>
        <extracomment>Scan page: what to do with an expired batch; %1 is the product</extracomment>
        <translation>%1: باشقىسىنى ئېلىڭ، بۇنى خادىمىمىزغا بېرىڭ.</translation>
    </message>
    <message id="scan.looking">
        <source>Hold the code in the frame</source>
        <extracomment>Scan page: waiting for a code</extracomment>
        <translation>كودنى رامكا ئىچىگە توغرىلاڭ</translation>
    </message>
    <message id="scan.looking-detail">
        <source>Bar code or square code, about a hand's breadth from the camera.</source>
        <extracomment>Scan page: which codes can be read</extracomment>
        <translation>تاياقچە كود ياكى ئىككى ئۆلچەملىك كود، كامېرادىن بىر غېرىچ نېرىدا.</translation>
    </message>
    <message id="scan.lost">
        <source>The camera has stopped</source>
        <extracomment>Scan page: the camera has stopped sending pictures</extracomment>
        <translation>كامېرا توختاپ قالدى</translation>
    </message>
    <message id="scan.lost-detail">
        <source>It comes back by itself as soon as it can. Until then use the hand scanner, or search by name.</source>
        <extracomment>Scan page: what happens when the camera has stopped</extracomment>
        <translation>ئەسلىگە كەلسە ئۆزلۈكىدىن داۋاملىشىدۇ. ئۇنىڭغىچە قول سكاننېرىنى ئىشلىتىڭ ياكى ئىسمى بويىچە ئىزدەڭ.</translation>
    </message>
    <message id="scan.no-camera">
        <source>The camera is not available</source>
        <extracomment>Scan page: there is no camera</extracomment>
        <translation>كامېرانى ئىشلەتكىلى بولمايدۇ</translation>
    </message>
    <message id="scan.no-camera-detail">
        <source>Use the hand scanner if there is one, or search by name.</source>
        <extracomment>Scan page: what to do without a camera</extracomment>
        <translation>قول سايىلىغۇچ بولسا ئىشلىتىڭ ياكى نامى بويىچە ئىزدەڭ.</translation>
    </message>
    <message id="scan.packs">
        <source>See the packs</source>
        <extracomment>Button: to the packs of goods that were weighed</extracomment>
        <translation>بولاقلىق مالنى كۆرۈش</translation>
    </message>
    <message id="scan.recalled">
        <source>This batch has been recalled</source>
        <extracomment>Scan page: the maker has called this batch back</extracomment>
        <translation>بۇ تۈركۈم قايتۇرۇۋېلىنغان</translation>
    </message>
    <message id="scan.recalled-detail">
        <source>%1, batch %2: please do not take it, and hand it to our staff.</source>
        <extracomment>Scan page: what to do with a recalled batch; %1 is the product, %2 the code of the batch</extracomment>
        <translation>%1، تۈركۈم %2: ئالماڭ، خادىمىمىزغا تاپشۇرۇڭ.</translation>
    </message>
    <message id="scan.search">
        <source>Search by name</source>
        <extracomment>Button: to the search page</extracomment>
        <translation>نامى بويىچە ئىزدەش</translation>
    </message>
    <message id="scan.staff-detail">
        <source>Please tell our staff. You can use the hand scanner, or search by name.</source>
        <extracomment>Scan page: what to do when only staff can help with the camera</extracomment>
        <translation>خىزمەتچىلىرىمىزگە خەۋەر قىلىڭ. قول سكاننېرىنى ئىشلەتسىڭىز ياكى ئىسمى بويىچە ئىزدىسىڭىز بولىدۇ.</translation>
    </message>
    <message id="scan.starting">
        <source>The camera is starting…</source>
        <extracomment>Scan page: the camera is being switched on</extracomment>
        <translation>كامېرا قوزغىلىۋاتىدۇ…</translation>
    </message>
    <message id="scan.ticket">
        <source>That is an order ticket</source>
        <extracomment>Scan page: the shopper showed the ticket of an order</extracomment>
        <translation>بۇ زاكاز تالونى</translation>
    </message>
    <message id="scan.ticket-detail">
        <source>Please show it at the counter: there you get your goods.</source>
        <extracomment>Scan page: what to do with a ticket</extracomment>
        <translation>ئۇنى پوكەيدە كۆرسىتىڭ، مېلىڭىزنى شۇ يەردىن ئالىسىز.</translation>
    </message>
    <message id="scan.title">
        <source>Scan a package</source>
        <extracomment>Title of the scan page</extracomment>
        <translation>ئورالمىنى سايىلەش</translation>
    </message>
    <message id="scan.unknown">
        <source>We do not know this code</source>
        <extracomment>Scan page: the code is none of a product in this shop</extracomment>
        <translation>بۇ كودنى تونۇمىدۇق</translation>
    </message>
    <message id="scan.unknown-detail">
        <source>It may be from another shop. We have noted it for our staff. Try the code on the back, or search by name.</source>
        <extracomment>Scan page: what to do with an unknown code</extracomment>
        <translation>باشقا دۇكاننىڭ كودى بولۇشى مۇمكىن، خىزمەتچىلىرىمىز ئۈچۈن خاتىرىلەپ قويدۇق. ئارقا تەرەپتىكى كودنى سىناپ بېقىڭ ياكى ئىسمى بويىچە ئىزدەڭ.</translation>
    </message>
    <message id="scan.wallet">
        <source>That is a payment code</source>
        <extracomment>Scan page: the shopper showed a payment code</extracomment>
        <translation>بۇ پۇل تۆلەش كودى</translation>
    </message>
    <message id="scan.wallet-detail">
        <source>Please keep it for the counter. We have not read or kept it.</source>
        <extracomment>Scan page: payment codes are neither used nor kept</extracomment>
        <translation>ئۇنى پوكەيدە ئىشلىتىڭ. بىز ئوقۇمىدۇق ھەم ساقلىمىدۇق.</translation>
    </message>
    <message id="scan.weighed">
        <source>Weighed goods</source>
        <extracomment>Scan page: the label of goods that were weighed in the shop</extracomment>
        <translation>تارازىدا تارتىلغان مال</translation>
    </message>
    <message id="scan.weighed-detail">
        <source>What was weighed is paid at the counter: the online store sells whole packs only. Those can be ordered here.</source>
        <extracomment>Scan page: why what was weighed cannot be ordered</extracomment>
        <translation>تارتىلغان مالنىڭ پۇلى تۆلەش ئورنىدا تۆلىنىدۇ: توردىكى دۇكان پەقەت پۈتۈن بولاقلاپ ساتىدۇ، ئۇلارغا بۇ يەردە زاكاز قىلغىلى بولىدۇ.</translation>
    </message>
    <message id="scan.weight">
        <source>Weight: %1 kg</source>
        <extracomment>Scan page: what a label of the scales says; %1 is a number</extracomment>
        <translation>ئېغىرلىقى: %1 كىلوگرام</translation>
    </message>
    <message id="scan.wrong-format">
        <source>The camera&apos;s picture cannot be read</source>
        <extracomment>Scan page: the camera sends pictures of a kind that cannot be read</extracomment>
        <translation>كامېرا كۆرۈنۈشىنى ئوقۇغىلى بولمىدى</translation>
    </message>
    <message id="search.clear-choices">
        <source>Clear choices</source>
        <extracomment>Button: takes all choices of a search away</extracomment>
        <translation>تاللاشنى تازىلاش</translation>
    </message>
    <message id="search.corrected">
        <source>Shown: what matches “%1”</source>
        <extracomment>A typing error was forgiven; %1 is what was searched instead</extracomment>
        <translation>«%1» نىڭ نەتىجىسى كۆرسىتىلدى</translation>
    </message>
    <message id="search.filter">
        <source>Filter and sort</source>
        <extracomment>Button on the search page: opens all choices and orders</extracomment>
        <translation>سۈزۈش ۋە تىزىش</translation>
    </message>
    <message id="search.ignored">
        <source>Nothing has it all. Left out: %1</source>
        <extracomment>Nothing has all of the words; %1 are those that were left out</extracomment>
        <translation>ھەممىسى ماس تاۋار يوق. چىقىرىۋېتىلدى: %1</translation>
    </message>
    <message id="search.nothing">
        <source>Nothing found by that name</source>
        <extracomment>Nothing was found</extracomment>
        <translation>بۇ نامدا مەھسۇلات تېپىلمىدى</translation>
    </message>
    <message id="search.nothing-chosen">
        <source>Nothing with these choices</source>
        <extracomment>The choices of a search leave no product</extracomment>
        <translation>بۇ تاللاشتا تاۋار يوق</translation>
    </message>
    <message id="search.nothing-hint">
        <source>Try fewer letters, another script, or look around by kind and place.</source>
        <extracomment>What to do when nothing was found</extracomment>
        <translation>ھەرپنى ئازراق يېزىڭ، باشقا يېزىقتا سىناڭ ياكى تۈر ۋە جاي بويىچە كۆرۈڭ.</translation>
    </message>
    <message id="search.order">
        <source>Order</source>
        <extracomment>Above the orders of the hits: relevance, price, name …</extracomment>
        <translation>تەرتىپى</translation>
    </message>
    <message id="search.order-name">
        <source>Name</source>
        <extracomment>Order of the hits: by name</extracomment>
        <translation>ئىسمى</translation>
    </message>
    <message id="search.order-newest">
        <source>Newest harvest</source>
        <extracomment>Order of the hits</extracomment>
        <translation>ئەڭ يېڭى ھوسۇل</translation>
    </message>
    <message id="search.order-price-down">
        <source>Highest price</source>
        <extracomment>Order of the hits</extracomment>
        <translation>باھاسى يۇقىرىدىن</translation>
    </message>
    <message id="search.order-price-up">
        <source>Lowest price</source>
        <extracomment>Order of the hits</extracomment>
        <translation>باھاسى تۆۋەندىن</translation>
    </message>
    <message id="search.order-relevance">
        <source>Best match</source>
        <extracomment>Order of the hits</extracomment>
        <translation>ئەڭ ماس</translation>
    </message>
    <message id="search.placeholder">
        <source>Name or place, in any script</source>
        <extracomment>In the empty search field</extracomment>
        <translation>نامى ياكى جايى، خالىغان يېزىقتا</translation>
    </message>
    <message id="search.section-kind">
        <source>Kind</source>
        <extracomment>Above kinds of goods</extracomment>
        <translation>تۈرى</translation>
    </message>
    <message id="search.section-origin">
        <source>Place</source>
        <extracomment>Above places of origin</extracomment>
        <translation>چىققان جايى</translation>
    </message>
    <message id="search.section-price">
        <source>Price</source>
        <extracomment>Above ranges of price</extracomment>
        <translation>باھاسى</translation>
    </message>
    <message id="search.section-quick">
        <source>Only</source>
        <extracomment>Above choices as: in this shop, gift, halal</extracomment>
        <translation>پەقەت</translation>
    </message>
    <message id="search.show">
        <source>Show %1</source>
        <extracomment>Button: closes the choices; %1 is the number of products</extracomment>
        <translation>%1 نى كۆرسىتىش</translation>
    </message>
    <message id="search.start">
        <source>What would you like to taste?</source>
        <extracomment>Nothing was typed yet</extracomment>
        <translation>نېمە تېتىپ باقىسىز؟</translation>
    </message>
    <message id="search.start-hint">
        <source>The first letters are enough. 葡萄干, putaogan, ptg, изюм and raisin all find the raisins.</source>
        <extracomment>How the search can be used</extracomment>
        <translation>دەسلەپكى ھەرپلەر يېتەرلىك: ئۈزۈم، 葡萄干، putaogan، изюм، raisin نىڭ ھەممىسى كىشمىشنى تاپىدۇ.</translation>
    </message>
    <message id="search.title">
        <source>Search</source>
        <extracomment>Title of the search page</extracomment>
        <translation>ئىزدەش</translation>
    </message>
    <message id="search.total">
        <source>%1 products</source>
        <extracomment>Above the hits; %1 is their number</extracomment>
        <translation>%1 تاۋار</translation>
    </message>
    <message id="sheet.done">
        <source>Done</source>
        <extracomment>Button: closes a sheet</extracomment>
        <translation>تامام</translation>
    </message>
    <message id="steps.label">
        <source>Step %1 of %2: %3</source>
        <extracomment>Read aloud: the place on the way to the order; %1 is its number, %2 how many there are, %3 its name</extracomment>
        <translation>%2 قەدەمنىڭ %1 نچىسى: %3</translation>
    </message>
    <message id="stock.available">
        <source>In stock</source>
        <extracomment>Stock of a product</extracomment>
        <translation>مال بار</translation>
    </message>
    <message id="stock.few">
        <source>Only %1 left</source>
        <extracomment>Stock of a product; %1 is a small number</extracomment>
        <translation>%1 دانە قالدى</translation>
    </message>
    <message id="stock.none">
        <source>Not on this shelf right now</source>
        <extracomment>Stock of a product: none on this shelf</extracomment>
        <translation>ھازىر بۇ جازىدا يوق</translation>
    </message>
    <message id="stock.not-here">
        <source>Not on this shelf</source>
        <extracomment>On a card: this product is not on the shelf of this shop, but can be had</extracomment>
        <translation>بۇ جازىدا يوق</translation>
    </message>
    <message id="tag.gift">
        <source>Gift</source>
        <extracomment>Tag of a product: it makes a good present</extracomment>
        <translation>سوۋغات</translation>
    </message>
    <message id="tag.halal">
        <source>Halal</source>
        <extracomment>Tag of a product: made by the halal rules</extracomment>
        <translation>ھالال</translation>
    </message>
    <message id="tag.handmade">
        <source>Handmade</source>
        <extracomment>Tag of a product: made by hand</extracomment>
        <translation>قولدا ياسالغان</translation>
    </message>
    <message id="tag.new">
        <source>New</source>
        <extracomment>Tag of a product: newly in the shop</extracomment>
        <translation>يېڭى</translation>
    </message>
    <message id="tag.organic">
        <source>Organic</source>
        <extracomment>Tag of a product: from organic farming</extracomment>
        <translation>ئورگانىك</translation>
    </message>
    <message id="tag.seasonal">
        <source>In season</source>
        <extracomment>Tag of a product: sold in its season only</extracomment>
        <translation>پەسىللىك</translation>
    </message>
    <message id="ticket.delivered">
        <source>The store has your order.</source>
        <extracomment>Where the order stands</extracomment>
        <translation>زاكازىڭىز دۇكانغا يەتتى.</translation>
    </message>
    <message id="ticket.done">
        <source>Done</source>
        <extracomment>Button of the ticket page: ends the visit</extracomment>
        <translation>تامام</translation>
    </message>
    <message id="ticket.needs-staff">
        <source>Please show this number to our staff.</source>
        <extracomment>Where the order stands</extracomment>
        <translation>بۇ نومۇرنى خادىمىمىزغا كۆرسىتىڭ.</translation>
    </message>
    <message id="ticket.number">
        <source>Your number</source>
        <extracomment>Ticket: above the number of the order</extracomment>
        <translation>نومۇرىڭىز</translation>
    </message>
    <message id="ticket.pick-up">
        <source>We put it aside and call you when it is ready.</source>
        <extracomment>Ticket page: what happens next with goods to collect</extracomment>
        <translation>سىزگە ئايرىپ قويىمىز، تەييار بولغاندا تېلېفون قىلىمىز.</translation>
    </message>
    <message id="ticket.ship">
        <source>We pack it and send it to your address.</source>
        <extracomment>Ticket page: what happens next with goods to send</extracomment>
        <translation>ئوراپ، ئادرېسىڭىزغا ئەۋەتىمىز.</translation>
    </message>
    <message id="ticket.stored">
        <source>Your order is safely stored here. It goes to the store as soon as the line is up.</source>
        <extracomment>Where the order stands: on the disk of the terminal, not yet sent</extracomment>
        <translation>زاكازىڭىز مۇشۇ يەردە بىخەتەر ساقلاندى. تور ئەسلىگە كەلگەن ھامان دۇكانغا ئەۋەتىلىدۇ.</translation>
    </message>
    <message id="ticket.take-away">
        <source>Show this at the counter: we hand you the goods and you pay there.</source>
        <extracomment>Ticket page: what happens next with goods to take along</extracomment>
        <translation>بۇنى پوكەيدە كۆرسىتىڭ: مېلىڭىزنى ئېلىپ، پۇلنى شۇ يەردە تۆلەيسىز.</translation>
    </message>
    <message id="ticket.thanks">
        <source>Thank you!</source>
        <extracomment>Ticket page: the order was placed</extracomment>
        <translation>رەھمەت!</translation>
    </message>
    <message id="total.goods">
        <source>Goods</source>
        <extracomment>Sum: the price of all goods</extracomment>
        <translation>مەھسۇلاتلار</translation>
    </message>
    <message id="total.shipping">
        <source>Hand-over</source>
        <extracomment>Sum: the price of handing over</extracomment>
        <translation>يەتكۈزۈش</translation>
    </message>
    <message id="total.total">
        <source>Total</source>
        <extracomment>Sum: all that is to be paid</extracomment>
        <translation>جەمئىي</translation>
    </message>
    <message id="unit-price.jin">
        <source>%1 / 500 g</source>
        <extracomment>Unit price; %1 is an amount with its currency. A jin (斤) is 500 g.</extracomment>
        <translation>%1 / 500 گىرام</translation>
    </message>
    <message id="unit-price.kg">
        <source>%1 / kg</source>
        <extracomment>Unit price; %1 is an amount with its currency</extracomment>
        <translation>%1 / كىلوگىرام</translation>
    </message>
    <message id="unit-price.litre">
        <source>%1 / L</source>
        <extracomment>Unit price; %1 is an amount with its currency</extracomment>
        <translation>%1 / لىتىر</translation>
    </message>
</context>
</TS>
