//! Buttons that sell and words that say it is gone.
use super::prices::Focus;
use super::text::Reading;
use crate::metadata::page::Page;
use ego_tree::NodeId;
use scraper::ElementRef;

/// Pressing it buys, in the languages shops speak.
const BUY: &[&str] = &[
    "add to cart",
    "ielikt grozā",
    "agregar al carro",
    "añadir al carro",
    "agregar a carrito",
    "comprar agora",
    "добавить",
    "заказать",
    "в кошик",
    "kupi",
    "dodaj u košaricu",
    "u košaricu",
    "dodaj v košarico",
    "добави в количката",
    "lisa ostukorvi",
    "į krepšelį",
    "pievienot grozam",
    "καλάθι",
    "προσθήκη στο καλάθι",
    "הוסף לסל",
    "add to my bag",
    "add to my cart",
    "add item",
    "reserve now",
    "subscribe",
    "get it now",
    "jetzt bestellen",
    "in den korb",
    "zum warenkorb hinzufügen",
    "mua ngay",
    "masukkan keranjang",
    "หยิบใส่ตะกร้า",
    "ซื้อ",
    "カートに追加",
    "今すぐ買う",
    "ご購入",
    "바로구매",
    "구매",
    "장바구니 담기",
    "add to bag",
    "add to basket",
    "add to trolley",
    "add to order",
    "buy now",
    "buy it now",
    "buy",
    "order now",
    "purchase",
    "checkout",
    "pre-order",
    "preorder",
    "book now",
    "get tickets",
    "place bid",
    "enroll",
    "enroll now",
    "rent",
    "shop now",
    "in den warenkorb",
    "in den einkaufswagen",
    "jetzt kaufen",
    "kaufen",
    "bestellen",
    "ajouter au panier",
    "ajouter",
    "acheter",
    "añadir al carrito",
    "añadir a la cesta",
    "añadir a la bolsa",
    "agregar al carrito",
    "agregar a la bolsa",
    "comprar",
    "comprar ahora",
    "adicionar ao carrinho",
    "adicionar à sacola",
    "aggiungi al carrello",
    "acquista",
    "in winkelwagen",
    "in winkelmand",
    "koop",
    "do koszyka",
    "dodaj do koszyka",
    "kup teraz",
    "do košíku",
    "přidat do košíku",
    "koupit",
    "kosárba",
    "adaugă în coș",
    "adauga in cos",
    "cumpara",
    "в корзину",
    "добавить в корзину",
    "купить",
    "у кошик",
    "купити",
    "sepete ekle",
    "satın al",
    "lisää ostoskoriin",
    "osta",
    "læg i kurv",
    "köp",
    "lägg i varukorg",
    "kjøp",
    "legg i handlekurv",
    "カートに入れる",
    "購入",
    "加入購物車",
    "放入購物車",
    "立即購買",
    "加入购物车",
    "立即购买",
    "장바구니",
    "구매하기",
    "أضف",
    "beli",
    "thêm vào giỏ",
];

const BUY_NAMES: &[&str] = &[
    "add-to-cart",
    "addtocart",
    "add_to_cart",
    "add-to-bag",
    "addtobag",
    "add-to-basket",
    "addtobasket",
    "buy-button",
    "buybutton",
    "buynow",
    "buy-btn",
    "buy_btn",
    "btn-buy",
    "btn_buy",
    "buy-box",
];

/// Nobody can buy it, in the languages shops speak.
const GONE: &[&str] = &[
    "sold out",
    "out of stock",
    "currently unavailable",
    "no longer available",
    "not available",
    "temporarily unavailable",
    "temporarily out",
    "item is unavailable",
    "notify me when",
    "email me when",
    "back in stock alert",
    "this listing has ended",
    "this listing was ended",
    "discontinued",
    "ausverkauft",
    "nicht auf lager",
    "derzeit nicht verfügbar",
    "nicht verfügbar",
    "nicht mehr lieferbar",
    "agotado",
    "sin stock",
    "no disponible",
    "esgotado",
    "indisponível",
    "épuisé",
    "rupture de stock",
    "indisponible",
    "esaurito",
    "non disponibile",
    "uitverkocht",
    "niet op voorraad",
    "wyprzedane",
    "brak w magazynie",
    "niedostępny",
    "vyprodáno",
    "není skladem",
    "нет в наличии",
    "немає в наявності",
    "tükendi",
    "stokta yok",
    "slutsåld",
    "slut i lager",
    "udsolgt",
    "utsolgt",
    "loppu",
    "品切れ",
    "在庫切れ",
    "缺貨",
    "售完",
    "품절",
];

/// The buttons that buy this product (not those of related ones).
pub fn buy_buttons(page: &Page) -> Vec<NodeId> {
    page.buttons().filter(|button| buys(*button)).map(|button| button.id()).collect()
}

fn buys(button: ElementRef<'_>) -> bool {
    let tag = button.value();
    let is_off = tag.attr("disabled").is_some() || tag.attr("aria-disabled") == Some("true");
    !is_off && (is_named_so(button) || says_so(button))
}

fn is_named_so(button: ElementRef<'_>) -> bool {
    let names = ["id", "class", "name", "data-testid", "data-test", "data-action", "data-qa"];
    let mut names = names.iter().filter_map(|name| button.attr(name)).map(str::to_ascii_lowercase);
    names.any(|name| BUY_NAMES.iter().any(|buy| name.contains(buy)))
}

fn says_so(button: ElementRef<'_>) -> bool {
    let text = button.attr("value").or_else(|| button.attr("aria-label")).map(str::to_owned);
    let text = text.unwrap_or_else(|| button.text().take(12).collect::<String>());
    let text = text.trim().to_lowercase();
    text.chars().count() < 40 && BUY.iter().any(|words| begins_with(&text, words))
}

fn begins_with(text: &str, words: &str) -> bool {
    text.strip_prefix(words)
        .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric) || words.chars().any(|c| c > '\u{2E80}'))
}

/// How far below the heading the words about stock stand.
const NEAR: usize = 3_000;
/// Longer lines speak of other things.
const LONGEST_LINE: usize = 90;

/// Whether short words near the heading say that it is gone.
pub fn says_gone(reading: &Reading, focus: &Focus) -> bool {
    let from = focus.heading.unwrap_or(0);
    let until = reading.text.floor_char_boundary(from + NEAR);
    let lines = reading.text[from..until].split('\n').scan(from, |place, line| {
        let start = *place;
        *place += line.len() + 1;
        Some((start, line))
    });
    let near = lines.filter(|(place, line)| line.len() <= LONGEST_LINE && is_of_product(reading, *place));
    near.map(|(_, line)| line.to_lowercase()).any(|line| GONE.iter().any(|words| line.contains(words)))
}

fn is_of_product(reading: &Reading, place: usize) -> bool {
    reading.at(place).is_some_and(|piece| !piece.zone.aside && !piece.zone.frame && !piece.zone.hidden)
}
