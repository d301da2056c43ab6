# Adding wishes from anywhere.
adds =
    .lead = A link from any shop, or simply what you would love. Several lines are several wishes.
    .box = Paste a link or type a wish
    .hint = We look at each link and fill in name, picture and price.
    .list = On which list?
    .new_list = A new list: { $name }
    .anywhere = From any shop
    .anywhere_text = Drag this button to your bookmarks. On a shop’s page, one click on it brings the page here. On a phone, install Wishare and use the share button.
    .bookmarklet = Add to Wishare
