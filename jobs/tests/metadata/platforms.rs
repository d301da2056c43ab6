//! The manners of the platforms shops are built with, each in a page of its own: only what people see.
use crate::stage::at;
use jobs::metadata::{Availability, Metadata};

fn seen(address: &str, language: &str, body: &str) -> Metadata {
    let page = format!(
        "<!doctype html><html lang={language}><head><title>Blue teapot with lid</title></head><body>{body}</body></html>"
    );
    at(address, &page)
}

fn says(pot: &Metadata) -> (Option<&str>, Option<&str>, Option<&str>) {
    (pot.title.as_deref(), pot.price.as_deref(), pot.currency.as_deref())
}

const NAME: Option<&str> = Some("Blue teapot with lid");

#[test]
fn a_theme_that_says_every_price_in_two_dresses() {
    let pot = seen(
        "https://leaf.example/products/blue-teapot-with-lid",
        "en",
        "<h1>Blue teapot with lid</h1><div class='price price--on-sale'><div class='price__regular'><span>Regular price</span>
         <span class='price-item price-item--regular'>$39.00 USD</span></div><div class='price__sale'><s class='price-item'>$52.00 USD</s>
         <span class='price-item price-item--sale'>$39.00 USD</span></div></div><button name='add'>Add to cart</button>",
    );
    assert_eq!(says(&pot), (NAME, Some("39"), Some("USD")));
}

#[test]
fn a_box_that_tells_of_a_list_price_is_not_struck_itself() {
    let pot = seen(
        "https://blatt.de/kanne/17",
        "de",
        "<h1>Blue teapot with lid</h1><p class='detail-price with-list-price'>39,00 €* <span class='list-price'>52,00 €*</span> (25% gespart)</p>
         <p>Preise inkl. MwSt. zzgl. Versandkosten</p><button class='btn-buy'>In den Warenkorb</button>",
    );
    assert_eq!(says(&pot), (NAME, Some("39"), Some("EUR")));
}

#[test]
fn a_price_in_seven_elements_is_one_price() {
    let number = |whole: &str| {
        format!(
            "<span class='code'>R$</span><span>&nbsp;</span><span>1</span><span>.</span><span>{whole}</span><span>,</span><span class='fraction'>90</span>"
        )
    };
    let pot = seen(
        "https://folha.com.br/bule-azul/p",
        "pt-BR",
        &format!(
            "<h1>Blue teapot with lid</h1><div class='listPrice'>De {}</div><div class='sellingPrice'>Por {}</div>
             <div class='installments'>12x de R$ 108,32 sem juros</div><button>Comprar</button>",
            number("599"),
            number("299")
        ),
    );
    assert_eq!(says(&pot), (NAME, Some("1299.9"), Some("BRL")));
}

#[test]
fn of_a_pair_with_words_for_money_the_lower_is_asked() {
    let pot = seen(
        "https://yaprak.com.tr/demlik-17",
        "tr",
        "<h1>Blue teapot with lid</h1><div class='prices'><span>1.299,90 TL</span><span>999,90 TL</span></div><button>Sepete Ekle</button>",
    );
    assert_eq!(says(&pot), (NAME, Some("999.9"), Some("TRY")));
}

#[test]
fn a_price_without_tax_is_nobodys_price_where_the_other_stands_beside_it() {
    for prices in [
        "<p>£39.00 ex VAT</p><p>£46.80 inc VAT</p>",
        "<p>Ex VAT: £39.00</p><p>Inc VAT: £46.80</p>",
        "<span class='price-including-tax'>£46.80</span> <span class='price-excluding-tax'>£39.00</span>",
    ] {
        let body = format!(
            "<h1>Blue teapot with lid</h1><div class='price'>{prices}</div><button>Add to basket</button>"
        );
        assert_eq!(
            says(&seen("https://leaf.co.uk/pot", "en", &body)),
            (NAME, Some("46.8"), Some("GBP")),
            "{prices}"
        );
    }
}

#[test]
fn names_made_by_machines_hide_no_price() {
    let pot = seen(
        "https://leaf.example/p/4711",
        "en",
        "<h1>Blue teapot with lid</h1><div class='sc-a'><span class='sc-b'>$39.99</span></div><div class='sc-c'>or 4 interest-free payments of $10.00</div>
         <div class='sc-d'><a href='/cup'>Cup</a><span>$9.00</span></div>",
    );
    assert_eq!(says(&pot), (NAME, Some("39.99"), Some("USD")));
}

#[test]
fn a_part_that_is_sent_late_is_not_hidden() {
    let pot = seen(
        "https://leaf.example/p/4711",
        "en",
        "<h1>Blue teapot with lid</h1><div hidden id='S:3'><p class='price'>$39.99</p></div>",
    );
    assert_eq!(says(&pot), (NAME, Some("39.99"), Some("USD")));
}

#[test]
fn a_box_to_buy_from_may_stand_before_the_heading() {
    let words = "The pot keeps tea warm for hours. ".repeat(20);
    let pot = seen(
        "https://leaf.example/p/4711",
        "en",
        &format!(
            "<div class='price'>$39.99</div><button>Add to cart</button><p>{words}</p><h1>Blue teapot with lid</h1><p>{words}</p><p>Some pay $9.99 for an old one at the flea market.</p>"
        ),
    );
    assert_eq!(says(&pot), (NAME, Some("39.99"), Some("USD")));
}

#[test]
fn a_strip_of_other_things_has_its_prices_in_one_dress() {
    let others: String = [19, 29, 49, 59, 69]
        .iter()
        .map(|price| format!("<li><a href='/x'>Cup</a><b class='sale-price now'>${price}.00</b></li>"))
        .collect();
    let pot = seen(
        "https://leaf.example/p/4711",
        "en",
        &format!("<h1>Blue teapot with lid</h1><p><i class='price'>$39.99</i></p><ul>{others}</ul>"),
    );
    assert_eq!(says(&pot), (NAME, Some("39.99"), Some("USD")));
}

#[test]
fn words_in_capitals_are_not_money() {
    let pot = seen(
        "https://leaf.example/p/4711",
        "en",
        "<h1>Blue teapot with lid</h1><p>TRY 3</p><p>for AMD 9800 owners</p><p>all 5</p>",
    );
    assert_eq!(pot.price, None);
}

#[test]
fn it_can_be_gone_in_any_language() {
    for (address, words) in [
        ("https://leaf.de/p/4711", "Vergriffen"),
        ("https://leaf.fr/p/4711", "Victime de son succès"),
        ("https://leaf.pl/p/4711", "Produkt niedostępny"),
        ("https://leaf.jp/p/4711", "売切れ"),
        ("https://leaf.ae/p/4711", "نفد من المخزون"),
        ("https://leaf.gr/p/4711", "Εξαντλήθηκε"),
    ] {
        let pot = seen(
            address,
            "en",
            &format!(
                "<h1>Blue teapot with lid</h1><p class='price'>€39</p><button disabled>{words}</button>
                 <section class='related'><button>Add to cart</button></section>"
            ),
        );
        assert_eq!(pot.availability, Some(Availability::OutOfStock), "{words}");
    }
}
