//! Prices as people write them, in texts of their own.
use jobs::metadata::price::{Locale, amount, read};
use proptest::prelude::*;

fn money(text: &str, host: &str) -> (String, Option<&'static str>) {
    let money = read(text, None, None, &Locale::new(host, "/", &[], Vec::new())).unwrap();
    (money.amount.normalize().to_string(), money.currency)
}

#[test]
fn points_and_commas_mean_what_they_mean_there() {
    let cases = [
        ("1.299,00 €", "leaf.de", "1299", Some("EUR")),
        ("€1,299.50", "leaf.ie", "1299.5", Some("EUR")),
        ("R$ 1.299", "loja.com.br", "1299", Some("BRL")),
        ("R$ 1.299,90", "loja.com.br", "1299.9", Some("BRL")),
        ("CHF 1'049.95", "leaf.ch", "1049.95", Some("CHF")),
        ("1 299 Kč", "leaf.cz", "1299", Some("CZK")),
        ("12\u{a0}990\u{a0}₽", "leaf.ru", "12990", Some("RUB")),
        ("$ 24.990", "leaf.cl", "24990", Some("CLP")),
        ("$1.144.000", "leaf.com.co", "1144000", Some("COP")),
        ("12,800円(税込)", "leaf.jp", "12800", Some("JPY")),
        ("￥12,800", "leaf.co.jp", "12800", Some("JPY")),
        ("¥128.00", "leaf.com.cn", "128", Some("CNY")),
        ("Rs 635,000", "leaf.com.pk", "635000", Some("PKR")),
        ("₹1,23,456.50", "leaf.in", "123456.5", Some("INR")),
        ("12.345 KWD", "leaf.com", "12.345", Some("KWD")),
        ("423.923 KD", "leaf.com.kw", "423.923", Some("KWD")),
        ("15,99 zł", "leaf.pl", "15.99", Some("PLN")),
        ("35€ 99", "leaf.fr", "35.99", Some("EUR")),
        ("1.299.000 ₫", "leaf.vn", "1299000", Some("VND")),
        ("S/ 129.90", "leaf.com.pe", "129.9", Some("PEN")),
        ("US $394.99", "leaf.co.uk", "394.99", Some("USD")),
        ("99 ر.س", "leaf.com", "99", Some("SAR")),
        ("٩٩ ر.س", "leaf.com", "99", Some("SAR")),
        ("from €17 to €25", "leaf.com", "17", Some("EUR")),
        ("0.50 £", "leaf.co.uk", "0.5", Some("GBP")),
        ("249:- kr", "leaf.se", "249", Some("SEK")),
    ];
    for (text, host, amount, currency) in cases {
        assert_eq!(money(text, host), (amount.to_owned(), currency), "{text} at {host}");
    }
}

#[test]
fn a_shared_sign_in_no_known_place_stays_unknown() {
    assert_eq!(money("249 kr", "leaf.com").1, None);
    assert_eq!(money("$3.340", "leaf.com").1, None);
}

#[test]
fn what_is_not_a_price_is_none() {
    for text in ["", "Add to cart", "4 payments of $48.75", "12x R$ 44,00"] {
        assert_eq!(read(text, None, None, &Locale::default()), None, "{text}");
    }
}

#[test]
fn machines_write_decimals_and_sometimes_like_people() {
    let amount = |text: &str, code| amount::machine(text, code).map(|amount| amount.normalize().to_string());
    assert_eq!(amount("1299.00", Some("EUR")).as_deref(), Some("1299"));
    assert_eq!(amount("12.345", Some("EUR")).as_deref(), Some("12.345"));
    assert_eq!(amount("24.990", Some("CLP")).as_deref(), Some("24990"));
    assert_eq!(amount("1.299,00", Some("EUR")).as_deref(), Some("1299"));
    assert_eq!(amount("{}", Some("EUR")), None);
}

proptest! {
    #[test]
    fn any_price_is_read_back(whole in 1_u32..9_999_999, cents in 0_u32..100, style in 0_usize..4) {
        let digits = whole.to_string();
        let grouped = |gap: &str| {
            let groups: Vec<&str> = digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).unwrap()).collect();
            groups.join(gap)
        };
        let text = match style {
            0 => format!("€{}.{cents:02}", grouped(",")),
            1 => format!("{},{cents:02} €", grouped(".")),
            2 => format!("{},{cents:02} €", grouped("\u{a0}")),
            _ => format!("EUR {}.{cents:02}", grouped("'")),
        };
        let read = read(&text, None, None, &Locale::default()).unwrap();
        prop_assert_eq!(read.amount * rust_decimal::Decimal::ONE_HUNDRED, rust_decimal::Decimal::from(whole * 100 + cents));
        prop_assert_eq!(read.currency, Some("EUR"));
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,60}", separator in proptest::option::of(proptest::char::any())) {
        let _ = read(&text, Some(&text), separator, &Locale::new(&text, &text, &[&text], Vec::new()));
        let _ = amount::machine(&text, Some("KWD"));
    }

    #[test]
    fn no_mix_of_digits_and_signs_makes_it_panic(text in "[0-9.,'’ \u{a0}€$£kr٫٬٠-٩０-９\n-]{0,60}") {
        let _ = read(&text, None, None, &Locale::default());
    }
}
