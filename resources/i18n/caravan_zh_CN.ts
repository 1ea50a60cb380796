<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<TS version="2.1" language="zh_CN">
<context>
    <name></name>
    <message id="age.days">
        <source>%1 days ago</source>
        <extracomment>Age of a figure; %1 is a number of days</extracomment>
        <translation>%1 天前</translation>
    </message>
    <message id="age.hours">
        <source>%1 h ago</source>
        <extracomment>Age of a figure; %1 is a number of hours</extracomment>
        <translation>%1 小时前</translation>
    </message>
    <message id="age.just-now">
        <source>just now</source>
        <extracomment>Age of a figure</extracomment>
        <translation>刚刚</translation>
    </message>
    <message id="age.minutes">
        <source>%1 min ago</source>
        <extracomment>Age of a figure; %1 is a number of minutes</extracomment>
        <translation>%1 分钟前</translation>
    </message>
    <message id="browse.all-kinds">
        <source>All kinds</source>
        <extracomment>Choice: goods of every kind</extracomment>
        <translation>全部品类</translation>
    </message>
    <message id="browse.all-places">
        <source>All places</source>
        <extracomment>Choice: goods from everywhere</extracomment>
        <translation>全部产地</translation>
    </message>
    <message id="browse.empty">
        <source>Nothing here with this choice</source>
        <extracomment>The chosen kind and place have no products together</extracomment>
        <translation>这个组合下暂无商品</translation>
    </message>
    <message id="browse.failed">
        <source>The products cannot be shown right now</source>
        <extracomment>The products could not be read from the disk</extracomment>
        <translation>商品暂时无法显示</translation>
    </message>
    <message id="browse.show-everything">
        <source>Show everything</source>
        <extracomment>Button: takes the narrowing away</extracomment>
        <translation>显示全部</translation>
    </message>
    <message id="browse.title">
        <source>All products</source>
        <extracomment>Title of the page with the whole range</extracomment>
        <translation>全部商品</translation>
    </message>
    <message id="busy.label">
        <source>Please wait</source>
        <extracomment>Read aloud: the screen is at work</extracomment>
        <translation>请稍候</translation>
    </message>
    <message id="cart.added">
        <source>In your cart</source>
        <extracomment>Short message after a product was put into the cart</extracomment>
        <translation>已放入购物篮</translation>
    </message>
    <message id="cart.checkout">
        <source>Continue</source>
        <extracomment>Button: from the cart towards the order</extracomment>
        <translation>去下单</translation>
    </message>
    <message id="cart.clear">
        <source>Empty it</source>
        <extracomment>Button: takes everything out of the cart</extracomment>
        <translation>清空</translation>
    </message>
    <message id="cart.empty">
        <source>Your cart is empty</source>
        <extracomment>The cart page with nothing in it</extracomment>
        <translation>购物篮是空的</translation>
    </message>
    <message id="cart.empty-hint">
        <source>Look around the halls or scan the code on a package.</source>
        <extracomment>The cart page with nothing in it: what to do</extracomment>
        <translation>去各馆逛逛，或扫一扫包装上的码。</translation>
    </message>
    <message id="cart.look-around">
        <source>Look around</source>
        <extracomment>Button of the empty cart</extracomment>
        <translation>去逛逛</translation>
    </message>
    <message id="cart.lot">
        <source>Batch %1</source>
        <extracomment>Line of the cart; %1 is the code of the batch that was scanned</extracomment>
        <translation>批次 %1</translation>
    </message>
    <message id="cart.pieces">
        <source>Pieces: %1</source>
        <extracomment>Cart: how many pieces in all; %1 is the number</extracomment>
        <translation>件数：%1</translation>
    </message>
    <message id="cart.remove">
        <source>Remove</source>
        <extracomment>Button on a line of the cart</extracomment>
        <translation>移除</translation>
    </message>
    <message id="cart.title">
        <source>Your cart</source>
        <extracomment>Title of the cart page</extracomment>
        <translation>购物篮</translation>
    </message>
    <message id="checkout.continue">
        <source>Continue</source>
        <extracomment>Button: to the next step of the order</extracomment>
        <translation>继续</translation>
    </message>
    <message id="checkout.step-contact">
        <source>Contact</source>
        <extracomment>Step on the way to the order: who the shopper is</extracomment>
        <translation>联系方式</translation>
    </message>
    <message id="checkout.step-hand-over">
        <source>Hand-over</source>
        <extracomment>Step on the way to the order: how to get the goods</extracomment>
        <translation>取货方式</translation>
    </message>
    <message id="checkout.step-review">
        <source>Review</source>
        <extracomment>Step on the way to the order: look over all of it and order</extracomment>
        <translation>确认</translation>
    </message>
    <message id="contact.address-missing">
        <source>Please complete the address.</source>
        <extracomment>Fault under the fields for the address</extracomment>
        <translation>请把地址填写完整。</translation>
    </message>
    <message id="contact.city">
        <source>City or prefecture</source>
        <extracomment>Field of an address</extracomment>
        <translation>市 / 州</translation>
    </message>
    <message id="contact.district">
        <source>District or county</source>
        <extracomment>Field of an address</extracomment>
        <translation>区 / 县</translation>
    </message>
    <message id="contact.name">
        <source>Name</source>
        <extracomment>Field</extracomment>
        <translation>姓名</translation>
    </message>
    <message id="contact.name-missing">
        <source>Please enter your name.</source>
        <extracomment>Fault under the field for the name</extracomment>
        <translation>请填写姓名。</translation>
    </message>
    <message id="contact.phone">
        <source>Phone</source>
        <extracomment>Field</extracomment>
        <translation>手机或电话</translation>
    </message>
    <message id="contact.phone-invalid">
        <source>This does not look like a phone number: 11 digits, or area code and number.</source>
        <extracomment>Fault under the field for the phone number</extracomment>
        <translation>号码似乎不对：应为 11 位手机号，或区号加座机号。</translation>
    </message>
    <message id="contact.province">
        <source>Province or region</source>
        <extracomment>Field of an address</extracomment>
        <translation>省 / 自治区</translation>
    </message>
    <message id="contact.street">
        <source>Street, house, flat</source>
        <extracomment>Field of an address</extracomment>
        <translation>街道、门牌、楼室</translation>
    </message>
    <message id="contact.title">
        <source>How do we reach you?</source>
        <extracomment>Title: name, phone and address of the shopper</extracomment>
        <translation>怎么联系您？</translation>
    </message>
    <message id="display.dark">
        <source>Dark colours</source>
        <extracomment>Switch</extracomment>
        <translation>深色界面</translation>
    </message>
    <message id="display.high-contrast">
        <source>Strong contrast</source>
        <extracomment>Switch</extracomment>
        <translation>高对比度</translation>
    </message>
    <message id="display.large-text">
        <source>Larger text</source>
        <extracomment>Switch</extracomment>
        <translation>大字号</translation>
    </message>
    <message id="display.low-reach">
        <source>Everything lower down</source>
        <extracomment>Switch: brings all controls into reach from a wheelchair or for a child</extracomment>
        <translation>内容下移，方便触及</translation>
    </message>
    <message id="display.title">
        <source>Easier to read</source>
        <extracomment>Button: larger text, stronger contrast, controls lower down</extracomment>
        <translation>阅读与显示</translation>
    </message>
    <message id="facet.season">
        <source>In season now</source>
        <extracomment>Choice on the search page: what is harvested in this month</extracomment>
        <translation>当季</translation>
    </message>
    <message id="facet.stock">
        <source>In this shop</source>
        <extracomment>Choice on the search page: what lies on the shelf of this shop</extracomment>
        <translation>本店有货</translation>
    </message>
    <message id="field.clear">
        <source>Clear</source>
        <extracomment>Button in a field: empties it</extracomment>
        <translation>清除</translation>
    </message>
    <message id="filling.text">
        <source>This terminal is fetching its goods. It opens by itself in a moment.</source>
        <extracomment>Page shown until the first catalog has come</extracomment>
        <translation>本机正在获取商品，马上就好。</translation>
    </message>
    <message id="filling.title">
        <source>The shelves are being filled …</source>
        <extracomment>Page shown until the first catalog has come</extracomment>
        <translation>货架正在上货……</translation>
    </message>
    <message id="fulfilment.pick-up">
        <source>Collect it here later</source>
        <extracomment>Choice: the goods are put aside in this shop</extracomment>
        <translation>到店自取</translation>
    </message>
    <message id="fulfilment.pick-up-detail">
        <source>We put it aside and call you when it is ready.</source>
        <extracomment>About collecting the goods</extracomment>
        <translation>我们为您备好货，备妥后给您打电话。</translation>
    </message>
    <message id="fulfilment.ship">
        <source>Send it home</source>
        <extracomment>Choice: the goods are sent to the shopper's home</extracomment>
        <translation>快递到家</translation>
    </message>
    <message id="fulfilment.ship-detail">
        <source>Packed well and sent to any address in the country.</source>
        <extracomment>About sending the goods</extracomment>
        <translation>仔细包装，寄往全国各地。</translation>
    </message>
    <message id="fulfilment.ship-unavailable">
        <source>Not possible until the line to the store is back.</source>
        <extracomment>Sending home cannot be chosen: its price is not known yet</extracomment>
        <translation>与商城恢复连接前暂不可选。</translation>
    </message>
    <message id="fulfilment.take-away">
        <source>Take it with me</source>
        <extracomment>Choice: the goods are handed over now</extracomment>
        <translation>现在带走</translation>
    </message>
    <message id="fulfilment.take-away-detail">
        <source>At the counter, right now. No name needed.</source>
        <extracomment>About taking the goods along</extracomment>
        <translation>就在柜台取货，不用留姓名。</translation>
    </message>
    <message id="fulfilment.title">
        <source>How would you like it?</source>
        <extracomment>Title: choice of how to get the goods</extracomment>
        <translation>您想怎么取货？</translation>
    </message>
    <message id="header.back">
        <source>Back</source>
        <extracomment>Button: to the page before</extracomment>
        <translation>返回</translation>
    </message>
    <message id="home.greeting">
        <source>Welcome, traveller</source>
        <extracomment>First page: the greeting at the top</extracomment>
        <translation>欢迎光临</translation>
    </message>
    <message id="home.kinds">
        <source>What are you looking for?</source>
        <extracomment>First page: above the kinds of goods</extracomment>
        <translation>想找点什么？</translation>
    </message>
    <message id="home.popular">
        <source>Much loved</source>
        <extracomment>First page: above the products that sell best</extracomment>
        <translation>大家都爱</translation>
    </message>
    <message id="home.search">
        <source>Search: raisins, Hami melon, goji …</source>
        <extracomment>In the search bar on the first page</extracomment>
        <translation>搜索：葡萄干、哈密瓜、枸杞……</translation>
    </message>
    <message id="home.show-all">
        <source>Show all</source>
        <extracomment>First page: button that shows the whole range</extracomment>
        <translation>查看全部</translation>
    </message>
    <message id="idle.end">
        <source>End my visit</source>
        <extracomment>Button: ends the visit and forgets it</extracomment>
        <translation>结束购物</translation>
    </message>
    <message id="idle.extend">
        <source>I need more time</source>
        <extracomment>Button: keeps the visit</extracomment>
        <translation>我还需要时间</translation>
    </message>
    <message id="idle.text">
        <source>To protect your privacy this visit ends and the cart is emptied.</source>
        <extracomment>Dialog after a while without a touch: what will happen</extracomment>
        <translation>为保护您的隐私，本次购物即将结束，购物篮会被清空。</translation>
    </message>
    <message id="idle.title">
        <source>Are you still there?</source>
        <extracomment>Dialog after a while without a touch</extracomment>
        <translation>您还在吗？</translation>
    </message>
    <message id="keyboard.backspace">
        <source>Delete</source>
        <extracomment>Read aloud: key of the keyboard that takes the last letter away</extracomment>
        <translation>删除</translation>
    </message>
    <message id="keyboard.done">
        <source>Done</source>
        <extracomment>Read aloud: key of the keyboard that closes it</extracomment>
        <translation>完成</translation>
    </message>
    <message id="keyboard.layout">
        <source>Next keyboard</source>
        <extracomment>Read aloud: key of the keyboard that changes to another script</extracomment>
        <translation>切换键盘</translation>
    </message>
    <message id="keyboard.shift">
        <source>Capital letter</source>
        <extracomment>Read aloud: key of the keyboard for capital letters</extracomment>
        <translation>大写字母</translation>
    </message>
    <message id="keyboard.space">
        <source>Space</source>
        <extracomment>Read aloud: key of the keyboard</extracomment>
        <translation>空格</translation>
    </message>
    <message id="language.label">
        <source>Language: %1</source>
        <extracomment>Read aloud: the button that changes the language; %1 is the one in use</extracomment>
        <translation>语言：%1</translation>
    </message>
    <message id="language.title">
        <source>Language</source>
        <extracomment>Title of the sheet with the languages</extracomment>
        <translation>语言</translation>
    </message>
    <message id="lot.best-before">
        <source>Best before %1</source>
        <extracomment>Batch; %1 is a date</extracomment>
        <translation>保质期至 %1</translation>
    </message>
    <message id="lot.expired">
        <source>This batch is past its best-before date. Please take another pack.</source>
        <extracomment>The scanned pack is too old</extracomment>
        <translation>这一批已过保质期，请换一包。</translation>
    </message>
    <message id="lot.harvested">
        <source>Harvested %1</source>
        <extracomment>Batch; %1 is a date</extracomment>
        <translation>采收于 %1</translation>
    </message>
    <message id="lot.recalled">
        <source>This batch has been recalled. Please hand the pack to our staff.</source>
        <extracomment>The scanned pack belongs to a batch that was called back</extracomment>
        <translation>这一批已被召回，请交给我们的店员。</translation>
    </message>
    <message id="lot.scanned">
        <source>Yours</source>
        <extracomment>Mark on the batch that the shopper scanned</extracomment>
        <translation>您手上的</translation>
    </message>
    <message id="lot.state-expired">
        <source>Past its date</source>
        <extracomment>Mark on a batch past its date</extracomment>
        <translation>已过期</translation>
    </message>
    <message id="lot.state-good">
        <source>Fresh</source>
        <extracomment>Mark on a batch in good order</extracomment>
        <translation>新鲜</translation>
    </message>
    <message id="lot.state-recalled">
        <source>Recalled</source>
        <extracomment>Mark on a batch that the maker has called back</extracomment>
        <translation>已召回</translation>
    </message>
    <message id="nav.cart">
        <source>Cart</source>
        <extracomment>Bar at the foot: what the shopper has chosen</extracomment>
        <translation>购物篮</translation>
    </message>
    <message id="nav.home">
        <source>Home</source>
        <extracomment>Bar at the foot: the first page of the shop</extracomment>
        <translation>首页</translation>
    </message>
    <message id="nav.scan">
        <source>Scan</source>
        <extracomment>Bar at the foot: reading the code on a package</extracomment>
        <translation>扫码</translation>
    </message>
    <message id="nav.search">
        <source>Search</source>
        <extracomment>Bar at the foot: looking for a product by its name</extracomment>
        <translation>搜索</translation>
    </message>
    <message id="offline.text">
        <source>You can choose and order as always; orders are sent later. Prices: %1, stock: %2.</source>
        <extracomment>Banner: the line is down; %1 and %2 are ages, such as "5 min ago"</extracomment>
        <translation>选购和下单照常，订单稍后送出。价格更新于%1，库存更新于%2。</translation>
    </message>
    <message id="offline.title">
        <source>Working offline</source>
        <extracomment>Banner: the line to the store is down</extracomment>
        <translation>离线营业中</translation>
    </message>
    <message id="price.from">
        <source>from %1</source>
        <extracomment>On a card, where the sizes of a product have several prices; %1 is the lowest, such as ¥19.90</extracomment>
        <translation>%1 起</translation>
    </message>
    <message id="privacy.text">
        <source>We use your name, phone and address to hand over this order and for nothing else. They are kept encrypted on this terminal, sent to our store, and erased from the terminal after delivery. By continuing you agree.</source>
        <extracomment>Notice about personal data: purpose, storage, erasure</extracomment>
        <translation>您的姓名、电话和地址只用于交付本次订单。它们加密保存在本机，发送给我们的商城，交付完成后即从本机删除。继续即表示您同意。</translation>
    </message>
    <message id="privacy.title">
        <source>Your data stay with this order</source>
        <extracomment>Heading of the notice about personal data</extracomment>
        <translation>您的信息只用于这笔订单</translation>
    </message>
    <message id="privacy.version">
        <source>Notice of %1</source>
        <extracomment>Version of the notice about personal data; %1 is a date or number</extracomment>
        <translation>告知书版本：%1</translation>
    </message>
    <message id="product.add">
        <source>Add to cart</source>
        <extracomment>Button on the product page</extracomment>
        <translation>放入购物篮</translation>
    </message>
    <message id="product.gtin">
        <source>Article number %1</source>
        <extracomment>Product page: the number under the bar code; %1 is the number</extracomment>
        <translation>商品条码 %1</translation>
    </message>
    <message id="product.lots">
        <source>Batches and freshness</source>
        <extracomment>Product page: above the harvest or production batches</extracomment>
        <translation>批次与新鲜度</translation>
    </message>
    <message id="product.missing">
        <source>This product is no longer in the shop</source>
        <extracomment>The product page of a product that is no longer sold</extracomment>
        <translation>这件商品已下架</translation>
    </message>
    <message id="product.missing-back">
        <source>Back to the shelves</source>
        <extracomment>Button: to the page before</extracomment>
        <translation>返回货架</translation>
    </message>
    <message id="product.place">
        <source>About %1</source>
        <extracomment>Product page: about the place that it comes from; %1 is the place</extracomment>
        <translation>关于%1</translation>
    </message>
    <message id="product.season">
        <source>In season</source>
        <extracomment>Product page: the months in which it is at its best</extracomment>
        <translation>时令</translation>
    </message>
    <message id="product.season-months">
        <source>Months: %1</source>
        <extracomment>Product page: months of its season; %1 is a list of their numbers, such as 9, 10, 11</extracomment>
        <translation>月份：%1</translation>
    </message>
    <message id="product.storage">
        <source>Keeping it</source>
        <extracomment>Product page: how to keep it at home</extracomment>
        <translation>怎样保存</translation>
    </message>
    <message id="product.story">
        <source>How it is made</source>
        <extracomment>Product page: how it is grown or made</extracomment>
        <translation>它的由来</translation>
    </message>
    <message id="quantity.label">
        <source>Quantity: %1</source>
        <extracomment>Read aloud: how many pieces; %1 is the number</extracomment>
        <translation>数量：%1</translation>
    </message>
    <message id="quantity.less">
        <source>One less</source>
        <extracomment>Button: one piece less</extracomment>
        <translation>减一件</translation>
    </message>
    <message id="quantity.more">
        <source>One more</source>
        <extracomment>Button: one piece more</extracomment>
        <translation>加一件</translation>
    </message>
    <message id="refusal.busy">
        <source>This terminal is busy. Your cart is kept: please try again in a moment.</source>
        <extracomment>Why the order was not placed; trying again is right</extracomment>
        <translation>本机正忙。购物篮已为您保留，请稍后再试。</translation>
    </message>
    <message id="refusal.disk-full">
        <source>This terminal has no room left. Your cart is kept: please order at another terminal or ask our staff.</source>
        <extracomment>Why the order was not placed; the cart is kept</extracomment>
        <translation>本机存储空间已满。购物篮已为您保留，请换一台机器或找店员帮忙。</translation>
    </message>
    <message id="refusal.failed">
        <source>Something went wrong. Your cart is kept: please try again or ask our staff.</source>
        <extracomment>Why the order was not placed: some other fault</extracomment>
        <translation>出了点问题。购物篮已为您保留，请再试一次或找店员帮忙。</translation>
    </message>
    <message id="refusal.storage">
        <source>This terminal cannot keep orders safely right now. Your cart is kept: please ask our staff.</source>
        <extracomment>Why the order was not placed; the cart is kept</extracomment>
        <translation>本机现在无法安全保存订单。购物篮已为您保留，请找店员帮忙。</translation>
    </message>
    <message id="refusal.title">
        <source>The order was not placed</source>
        <extracomment>The order could not be written to the disk of the terminal</extracomment>
        <translation>订单没有提交</translation>
    </message>
    <message id="review.confirm">
        <source>Order for %1</source>
        <extracomment>Button: places the order; %1 is what is to be paid</extracomment>
        <translation>确认下单 %1</translation>
    </message>
    <message id="review.contact">
        <source>%1, %2</source>
        <extracomment>Review: %1 is a name, %2 a phone number</extracomment>
        <translation>%1，%2</translation>
    </message>
    <message id="review.line">
        <source>%1 × %2</source>
        <extracomment>Line of the order; %1 is the size, %2 how many</extracomment>
        <translation>%1 × %2</translation>
    </message>
    <message id="review.promise">
        <source>If the price in the store has fallen by then, you pay less. If it has risen, we ask you first. You pay at the counter or on delivery.</source>
        <extracomment>What the promise about the price means</extracomment>
        <translation>到时若商城降价，您按低价付；若涨价，我们先征得您同意。在柜台或收货时付款。</translation>
    </message>
    <message id="review.promise-ask">
        <source>If the price in the store is another one by then, lower or higher, we ask you before anything is sent. You pay at the counter or on delivery.</source>
        <extracomment>What the promise about the price means where every other price is asked about</extracomment>
        <translation>到时若商城的价格有变，无论涨跌，发货前我们都先征得您同意。在柜台或收货时付款。</translation>
    </message>
    <message id="review.promise-honour">
        <source>You never pay more than this. If the price in the store has fallen by then, you pay less. If it has risen, our staff settle it with the store. You pay at the counter or on delivery.</source>
        <extracomment>What the promise about the price means where the shown price is the highest</extracomment>
        <translation>您付的不会超过这个价。到时若商城降价，您按低价付；若涨价，由店员与商城解决。在柜台或收货时付款。</translation>
    </message>
    <message id="review.promise-title">
        <source>This price is promised</source>
        <extracomment>Promise about the price, before the order is placed</extracomment>
        <translation>价格有保证</translation>
    </message>
    <message id="review.title">
        <source>Is everything right?</source>
        <extracomment>Title: look over the order</extracomment>
        <translation>请核对订单</translation>
    </message>
    <message id="scan.again">
        <source>Scan another</source>
        <extracomment>Button: back to reading codes</extracomment>
        <translation>再扫一个</translation>
    </message>
    <message id="scan.carton">
        <source>That is a carton. Here is the single pack.</source>
        <extracomment>Short message: the code of a carton was read, the page shows one pack of it</extracomment>
        <translation>这是整箱的条码，为您显示单件商品。</translation>
    </message>
    <message id="scan.denied">
        <source>The camera may not be used</source>
        <extracomment>Scan page: the system does not let the kiosk use the camera</extracomment>
        <translation>没有使用摄像头的权限</translation>
    </message>
    <message id="scan.expired">
        <source>This pack is past its date</source>
        <extracomment>Scan page: this batch is past its best-before date</extracomment>
        <translation>这一包已过保质期</translation>
    </message>
    <message id="scan.expired-detail">
        <source>%1: please take another pack and give this one to our staff.</source>
        <extracomment>Scan page: what to do with an expired batch; %1 is the product</extracomment>
        <translation>%1：请换一包，并把这包交给我们的店员。</translation>
    </message>
    <message id="scan.looking">
        <source>Hold the code in the frame</source>
        <extracomment>Scan page: waiting for a code</extracomment>
        <translation>把码放进取景框</translation>
    </message>
    <message id="scan.looking-detail">
        <source>Bar code or square code, about a hand's breadth from the camera.</source>
        <extracomment>Scan page: which codes can be read</extracomment>
        <translation>条形码或二维码，离镜头约一掌远。</translation>
    </message>
    <message id="scan.lost">
        <source>The camera has stopped</source>
        <extracomment>Scan page: the camera has stopped sending pictures</extracomment>
        <translation>摄像头已中断</translation>
    </message>
    <message id="scan.lost-detail">
        <source>It comes back by itself as soon as it can. Until then use the hand scanner, or search by name.</source>
        <extracomment>Scan page: what happens when the camera has stopped</extracomment>
        <translation>恢复后会自动继续。在此之前请使用手持扫描器，或按名称搜索。</translation>
    </message>
    <message id="scan.no-camera">
        <source>The camera is not available</source>
        <extracomment>Scan page: there is no camera</extracomment>
        <translation>摄像头不可用</translation>
    </message>
    <message id="scan.no-camera-detail">
        <source>Use the hand scanner if there is one, or search by name.</source>
        <extracomment>Scan page: what to do without a camera</extracomment>
        <translation>可以用手持扫码枪，或按名称搜索。</translation>
    </message>
    <message id="scan.packs">
        <source>See the packs</source>
        <extracomment>Button: to the packs of goods that were weighed</extracomment>
        <translation>查看整包商品</translation>
    </message>
    <message id="scan.recalled">
        <source>This batch has been recalled</source>
        <extracomment>Scan page: the maker has called this batch back</extracomment>
        <translation>这一批已被召回</translation>
    </message>
    <message id="scan.recalled-detail">
        <source>%1, batch %2: please do not take it, and hand it to our staff.</source>
        <extracomment>Scan page: what to do with a recalled batch; %1 is the product, %2 the code of the batch</extracomment>
        <translation>%1，批次 %2：请不要取用，并交给我们的店员。</translation>
    </message>
    <message id="scan.search">
        <source>Search by name</source>
        <extracomment>Button: to the search page</extracomment>
        <translation>按名称搜索</translation>
    </message>
    <message id="scan.staff-detail">
        <source>Please tell our staff. You can use the hand scanner, or search by name.</source>
        <extracomment>Scan page: what to do when only staff can help with the camera</extracomment>
        <translation>请告知工作人员。您可以使用手持扫描器，或按名称搜索。</translation>
    </message>
    <message id="scan.starting">
        <source>The camera is starting…</source>
        <extracomment>Scan page: the camera is being switched on</extracomment>
        <translation>摄像头正在启动…</translation>
    </message>
    <message id="scan.ticket">
        <source>That is an order ticket</source>
        <extracomment>Scan page: the shopper showed the ticket of an order</extracomment>
        <translation>这是订单凭证</translation>
    </message>
    <message id="scan.ticket-detail">
        <source>Please show it at the counter: there you get your goods.</source>
        <extracomment>Scan page: what to do with a ticket</extracomment>
        <translation>请在柜台出示，凭它取货。</translation>
    </message>
    <message id="scan.title">
        <source>Scan a package</source>
        <extracomment>Title of the scan page</extracomment>
        <translation>扫描商品码</translation>
    </message>
    <message id="scan.unknown">
        <source>We do not know this code</source>
        <extracomment>Scan page: the code is none of a product in this shop</extracomment>
        <translation>没有找到这个码</translation>
    </message>
    <message id="scan.unknown-detail">
        <source>It may be from another shop. We have noted it for our staff. Try the code on the back, or search by name.</source>
        <extracomment>Scan page: what to do with an unknown code</extracomment>
        <translation>可能是其他商店的条码，我们已为工作人员记下。请试试背面的条码，或按名称搜索。</translation>
    </message>
    <message id="scan.wallet">
        <source>That is a payment code</source>
        <extracomment>Scan page: the shopper showed a payment code</extracomment>
        <translation>这是付款码</translation>
    </message>
    <message id="scan.wallet-detail">
        <source>Please keep it for the counter. We have not read or kept it.</source>
        <extracomment>Scan page: payment codes are neither used nor kept</extracomment>
        <translation>请留到柜台付款时再用。我们没有读取，也没有保存。</translation>
    </message>
    <message id="scan.weighed">
        <source>Weighed goods</source>
        <extracomment>Scan page: the label of goods that were weighed in the shop</extracomment>
        <translation>散装称重商品</translation>
    </message>
    <message id="scan.weighed-detail">
        <source>What was weighed is paid at the counter: the online store sells whole packs only. Those can be ordered here.</source>
        <extracomment>Scan page: why what was weighed cannot be ordered</extracomment>
        <translation>称好的商品请到柜台付款：网上商店只按整包销售，整包商品可在此下单。</translation>
    </message>
    <message id="scan.weight">
        <source>Weight: %1 kg</source>
        <extracomment>Scan page: what a label of the scales says; %1 is a number</extracomment>
        <translation>重量：%1 千克</translation>
    </message>
    <message id="scan.wrong-format">
        <source>The camera&apos;s picture cannot be read</source>
        <extracomment>Scan page: the camera sends pictures of a kind that cannot be read</extracomment>
        <translation>无法读取摄像头画面</translation>
    </message>
    <message id="search.clear-choices">
        <source>Clear choices</source>
        <extracomment>Button: takes all choices of a search away</extracomment>
        <translation>清除筛选</translation>
    </message>
    <message id="search.corrected">
        <source>Shown: what matches “%1”</source>
        <extracomment>A typing error was forgiven; %1 is what was searched instead</extracomment>
        <translation>已为您显示“%1”的结果</translation>
    </message>
    <message id="search.filter">
        <source>Filter and sort</source>
        <extracomment>Button on the search page: opens all choices and orders</extracomment>
        <translation>筛选排序</translation>
    </message>
    <message id="search.ignored">
        <source>Nothing has it all. Left out: %1</source>
        <extracomment>Nothing has all of the words; %1 are those that were left out</extracomment>
        <translation>没有完全匹配的商品，已忽略：%1</translation>
    </message>
    <message id="search.nothing">
        <source>Nothing found by that name</source>
        <extracomment>Nothing was found</extracomment>
        <translation>没有找到相关商品</translation>
    </message>
    <message id="search.nothing-chosen">
        <source>Nothing with these choices</source>
        <extracomment>The choices of a search leave no product</extracomment>
        <translation>这样筛选没有商品</translation>
    </message>
    <message id="search.nothing-hint">
        <source>Try fewer letters, another script, or look around by kind and place.</source>
        <extracomment>What to do when nothing was found</extracomment>
        <translation>少输几个字母，换一种文字，或按品类和产地逛逛。</translation>
    </message>
    <message id="search.order">
        <source>Order</source>
        <extracomment>Above the orders of the hits: relevance, price, name …</extracomment>
        <translation>排序</translation>
    </message>
    <message id="search.order-name">
        <source>Name</source>
        <extracomment>Order of the hits: by name</extracomment>
        <translation>名称</translation>
    </message>
    <message id="search.order-newest">
        <source>Newest harvest</source>
        <extracomment>Order of the hits</extracomment>
        <translation>最新采收</translation>
    </message>
    <message id="search.order-price-down">
        <source>Highest price</source>
        <extracomment>Order of the hits</extracomment>
        <translation>价格从高到低</translation>
    </message>
    <message id="search.order-price-up">
        <source>Lowest price</source>
        <extracomment>Order of the hits</extracomment>
        <translation>价格从低到高</translation>
    </message>
    <message id="search.order-relevance">
        <source>Best match</source>
        <extracomment>Order of the hits</extracomment>
        <translation>最相关</translation>
    </message>
    <message id="search.placeholder">
        <source>Name or place, in any script</source>
        <extracomment>In the empty search field</extracomment>
        <translation>名称或产地，任何文字都行</translation>
    </message>
    <message id="search.section-kind">
        <source>Kind</source>
        <extracomment>Above kinds of goods</extracomment>
        <translation>品类</translation>
    </message>
    <message id="search.section-origin">
        <source>Place</source>
        <extracomment>Above places of origin</extracomment>
        <translation>产地</translation>
    </message>
    <message id="search.section-price">
        <source>Price</source>
        <extracomment>Above ranges of price</extracomment>
        <translation>价格</translation>
    </message>
    <message id="search.section-quick">
        <source>Only</source>
        <extracomment>Above choices as: in this shop, gift, halal</extracomment>
        <translation>只看</translation>
    </message>
    <message id="search.show">
        <source>Show %1</source>
        <extracomment>Button: closes the choices; %1 is the number of products</extracomment>
        <translation>查看 %1 件</translation>
    </message>
    <message id="search.start">
        <source>What would you like to taste?</source>
        <extracomment>Nothing was typed yet</extracomment>
        <translation>想尝点什么？</translation>
    </message>
    <message id="search.start-hint">
        <source>The first letters are enough. 葡萄干, putaogan, ptg, изюм and raisin all find the raisins.</source>
        <extracomment>How the search can be used</extracomment>
        <translation>输入前几个字母就行：葡萄干、putaogan、ptg、изюм、raisin 都能找到葡萄干。</translation>
    </message>
    <message id="search.title">
        <source>Search</source>
        <extracomment>Title of the search page</extracomment>
        <translation>搜索</translation>
    </message>
    <message id="search.total">
        <source>%1 products</source>
        <extracomment>Above the hits; %1 is their number</extracomment>
        <translation>共 %1 件商品</translation>
    </message>
    <message id="sheet.done">
        <source>Done</source>
        <extracomment>Button: closes a sheet</extracomment>
        <translation>完成</translation>
    </message>
    <message id="steps.label">
        <source>Step %1 of %2: %3</source>
        <extracomment>Read aloud: the place on the way to the order; %1 is its number, %2 how many there are, %3 its name</extracomment>
        <translation>第 %1 步，共 %2 步：%3</translation>
    </message>
    <message id="stock.available">
        <source>In stock</source>
        <extracomment>Stock of a product</extracomment>
        <translation>有货</translation>
    </message>
    <message id="stock.few">
        <source>Only %1 left</source>
        <extracomment>Stock of a product; %1 is a small number</extracomment>
        <translation>仅剩 %1 件</translation>
    </message>
    <message id="stock.none">
        <source>Not on this shelf right now</source>
        <extracomment>Stock of a product: none on this shelf</extracomment>
        <translation>本店货架暂时缺货</translation>
    </message>
    <message id="stock.not-here">
        <source>Not on this shelf</source>
        <extracomment>On a card: this product is not on the shelf of this shop, but can be had</extracomment>
        <translation>本架缺货</translation>
    </message>
    <message id="tag.gift">
        <source>Gift</source>
        <extracomment>Tag of a product: it makes a good present</extracomment>
        <translation>送礼佳选</translation>
    </message>
    <message id="tag.halal">
        <source>Halal</source>
        <extracomment>Tag of a product: made by the halal rules</extracomment>
        <translation>清真</translation>
    </message>
    <message id="tag.handmade">
        <source>Handmade</source>
        <extracomment>Tag of a product: made by hand</extracomment>
        <translation>手工制作</translation>
    </message>
    <message id="tag.new">
        <source>New</source>
        <extracomment>Tag of a product: newly in the shop</extracomment>
        <translation>新品</translation>
    </message>
    <message id="tag.organic">
        <source>Organic</source>
        <extracomment>Tag of a product: from organic farming</extracomment>
        <translation>有机</translation>
    </message>
    <message id="tag.seasonal">
        <source>In season</source>
        <extracomment>Tag of a product: sold in its season only</extracomment>
        <translation>当季</translation>
    </message>
    <message id="ticket.delivered">
        <source>The store has your order.</source>
        <extracomment>Where the order stands</extracomment>
        <translation>商城已收到您的订单。</translation>
    </message>
    <message id="ticket.done">
        <source>Done</source>
        <extracomment>Button of the ticket page: ends the visit</extracomment>
        <translation>完成</translation>
    </message>
    <message id="ticket.needs-staff">
        <source>Please show this number to our staff.</source>
        <extracomment>Where the order stands</extracomment>
        <translation>请把这个号码给店员看。</translation>
    </message>
    <message id="ticket.number">
        <source>Your number</source>
        <extracomment>Ticket: above the number of the order</extracomment>
        <translation>您的订单号</translation>
    </message>
    <message id="ticket.pick-up">
        <source>We put it aside and call you when it is ready.</source>
        <extracomment>Ticket page: what happens next with goods to collect</extracomment>
        <translation>我们为您备好货，备妥后给您打电话。</translation>
    </message>
    <message id="ticket.ship">
        <source>We pack it and send it to your address.</source>
        <extracomment>Ticket page: what happens next with goods to send</extracomment>
        <translation>我们会包装好，寄到您的地址。</translation>
    </message>
    <message id="ticket.stored">
        <source>Your order is safely stored here. It goes to the store as soon as the line is up.</source>
        <extracomment>Where the order stands: on the disk of the terminal, not yet sent</extracomment>
        <translation>订单已安全保存在本机，线路恢复后立即送往商城。</translation>
    </message>
    <message id="ticket.take-away">
        <source>Show this at the counter: we hand you the goods and you pay there.</source>
        <extracomment>Ticket page: what happens next with goods to take along</extracomment>
        <translation>请到柜台出示此页，取货并付款。</translation>
    </message>
    <message id="ticket.thanks">
        <source>Thank you!</source>
        <extracomment>Ticket page: the order was placed</extracomment>
        <translation>谢谢！</translation>
    </message>
    <message id="total.goods">
        <source>Goods</source>
        <extracomment>Sum: the price of all goods</extracomment>
        <translation>商品</translation>
    </message>
    <message id="total.shipping">
        <source>Hand-over</source>
        <extracomment>Sum: the price of handing over</extracomment>
        <translation>配送</translation>
    </message>
    <message id="total.total">
        <source>Total</source>
        <extracomment>Sum: all that is to be paid</extracomment>
        <translation>合计</translation>
    </message>
    <message id="unit-price.jin">
        <source>%1 / 500 g</source>
        <extracomment>Unit price; %1 is an amount with its currency. A jin (斤) is 500 g.</extracomment>
        <translation>%1 / 500 克</translation>
    </message>
    <message id="unit-price.kg">
        <source>%1 / kg</source>
        <extracomment>Unit price; %1 is an amount with its currency</extracomment>
        <translation>%1 / 千克</translation>
    </message>
    <message id="unit-price.litre">
        <source>%1 / L</source>
        <extracomment>Unit price; %1 is an amount with its currency</extracomment>
        <translation>%1 / 升</translation>
    </message>
</context>
</TS>
