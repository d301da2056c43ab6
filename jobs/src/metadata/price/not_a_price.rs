//! Numbers with a currency that nobody pays for this thing: instalments, savings, thresholds, units, old prices.
//! Judged by the words right before and right after, in the languages shops speak.

/// What stands before such a number.
const BEFORE: &[&str] = &[
    "save",
    "you save",
    "saving",
    "savings",
    "was",
    "rrp",
    "msrp",
    "list price",
    "list",
    "regular price",
    "original price",
    "originally",
    "instead of",
    "compare at",
    "retail",
    "value",
    "worth",
    "over",
    "above",
    "orders over",
    "minimum",
    "up to",
    "coupon",
    "code",
    "deposit",
    "payments of",
    "months at",
    "x of",
    "installments of",
    "instalments of",
    "monthly",
    "shipping",
    "delivery",
    "postage",
    "free over",
    "trade-in",
    "earn",
    "credit",
    "gift card",
    "statt",
    "uvp",
    "vorher",
    "versand",
    "ab einem bestellwert von",
    "zzgl.",
    "ersparnis",
    "sie sparen",
    "mtl.",
    "raten",
    "au lieu de",
    "économisez",
    "livraison",
    "prix conseillé",
    "antes",
    "ahorra",
    "envío",
    "cuotas de",
    "precio anterior",
    "de:",
    "x de",
    "por mês",
    "frete",
    "economize",
    "invece di",
    "risparmi",
    "spedizione",
    "listino",
    "prezzo di listino",
    "van",
    "adviesprijs",
    "verzending",
    "bespaar",
    "zamiast",
    "dostawa",
    "oszczędzasz",
    "běžná cena",
    "ušetříte",
    "doprava",
    "скидка",
    "доставка",
    "вместо",
    "старая цена",
    "экономия",
    "原價",
    "原价",
    "定價",
    "市價",
    "免運",
    "運費",
    "折扣",
    "送料",
    "定価",
    "정가",
    "每期",
    "期",
    "宅配",
    "取貨",
    "取货",
    "付款",
    "滿",
    "满",
    "現省",
    "建議售價",
    "月々",
    "毎月",
    "送料込",
    "未満",
    "estimate",
    "est.",
    "starting price",
    "starting bid",
    "next bid",
    "current rrp",
    "deposit of",
    "배송비",
];

/// What stands after such a number.
const AFTER: &[&str] = &[
    "off",
    "per month",
    "/month",
    "/mo",
    "a month",
    "monthly",
    "p/m",
    "pm",
    "per week",
    "/week",
    "per year",
    "/kg",
    "/ kg",
    "per kg",
    "/100",
    "/ 100",
    "per 100",
    "/l",
    "/ l",
    "/oz",
    "/ oz",
    "per oz",
    "/count",
    "/ count",
    "/lb",
    "/ml",
    "/m²",
    "/m2",
    "per unit",
    "each when",
    "x ",
    "shipping",
    "delivery",
    "postage",
    "discount",
    "saved",
    "coupon",
    "cashback",
    "credit",
    "with trade-in",
    "/monat",
    "mtl",
    "pro monat",
    "/mois",
    "par mois",
    "al mes",
    "/mes",
    "por mês",
    "al mese",
    "/mese",
    "per maand",
    "в месяц",
];

/// Said right before the price to pay.
const LABELS: &[&str] = &[
    "price",
    "our price",
    "now",
    "sale price",
    "special price",
    "your price",
    "today",
    "only",
    "from",
    "preis",
    "jetzt",
    "nur",
    "ab",
    "prix",
    "dès",
    "à partir de",
    "precio",
    "ahora",
    "desde",
    "preço",
    "por",
    "à vista",
    "prezzo",
    "ora",
    "da",
    "prijs",
    "nu",
    "vanaf",
    "cena",
    "od",
    "цена",
    "ціна",
    "fiyat",
    "pris",
    "hinta",
    "售價",
    "特價",
    "特价",
    "現在",
    "価格",
    "販売価格",
    "판매가",
    "السعر",
    "harga",
    "giá",
    "bid",
    "current bid",
    "buy it now",
];

pub fn is_label(before: &str) -> bool {
    let before = before.to_lowercase();
    let before = before.trim_end_matches([' ', ':', '\u{A0}', '：']);
    LABELS.iter().any(|word| ends_with_word(before, word))
}

/// Before tax: right only where no price with tax stands beside it.
const BEFORE_TAX: &[&str] = &[
    "excl",
    "ex. vat",
    "ex vat",
    "ex gst",
    "ex. gst",
    "excluding",
    "exkl",
    "netto",
    "hors taxe",
    "ht",
    "без ндс",
    "plus vat",
    "+ vat",
    "zzgl. mwst",
];

pub fn is_before_tax(after: &str) -> bool {
    let after = after.to_lowercase();
    let after = after.trim_start_matches([' ', '\u{A0}', '*', ')', '(']);
    BEFORE_TAX.iter().any(|word| starts_with_word(after, word))
}

pub fn is_denied(before: &str, after: &str) -> bool {
    let (before, after) = (before.to_lowercase(), after.to_lowercase());
    let before = before.trim_end_matches([' ', ':', '\u{A0}', '(', '-', '–']);
    let after = after.trim_start_matches([' ', '\u{A0}', '*', ')', '(']);
    BEFORE.iter().any(|word| ends_with_word(before, word))
        || AFTER.iter().any(|word| starts_with_word(after, word))
        || counts_payments(before)
}

fn ends_with_word(text: &str, word: &str) -> bool {
    text.strip_suffix(word).is_some_and(|rest| is_joined(word) || !rest.ends_with(char::is_alphanumeric))
}

fn starts_with_word(text: &str, word: &str) -> bool {
    let ends_open = is_joined(word) || !word.ends_with(char::is_alphanumeric);
    text.strip_prefix(word).is_some_and(|rest| ends_open || !rest.starts_with(char::is_alphanumeric))
}

/// Chinese, Japanese and Korean put no space between words.
fn is_joined(word: &str) -> bool {
    word.starts_with(|c: char| c >= '\u{2E80}')
}

/// `12x`, `4 ×`, `3 payments of`.
pub fn counts_payments(before: &str) -> bool {
    let rest = before.strip_suffix(['x', '×', 'х']).map(str::trim_end);
    rest.is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_digit()))
}
